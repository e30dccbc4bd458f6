"""A page on which a practice is recorded, with a microphone that a test speaks into."""

import time

import pytest
from own_script import SCRIPT
from own_voice_material import FakeMicrophone, said
from page_material import folders_in, parts_in, replace_made

from player.library.own_voice.store import OwnVoices
from player.window.intents import OpenOwnVoice
from player.window.own_voice.state import NameSpeaker, RecordOrStop
from player.window.router import Router


@pytest.fixture
def microphone():
    return FakeMicrophone()


@pytest.fixture
def parts(tmp_path, clock, microphone):
    folders = folders_in(tmp_path / "home")
    (folders.scripts / "a-window.md").write_text(SCRIPT, encoding="utf-8")
    made = parts_in(folders, None, seconds=clock)
    heard = made.sound.get()
    heard.recorder = lambda: microphone
    replace_made(made.sound, heard)
    return made


@pytest.fixture
def router(parts):
    made = Router(parts)
    made.handle(OpenOwnVoice("a-window", "grounding-only"))
    return made


@pytest.fixture
def page(router):
    return router.page


@pytest.fixture
def do(router):
    """What a person does, and what the page shows once everything that it led to is over."""

    def do(*intents):
        router.tick()
        for intent in intents:
            router.handle(intent)
            router.tick()
        end = time.monotonic() + 120
        while getattr(router.view(), "busy", False) and time.monotonic() < end:
            time.sleep(0.002)
            router.tick()
        return router.view()

    return do


@pytest.fixture
def record(do, microphone):
    """Records the line at hand."""

    def record(sound=None):
        do(RecordOrStop())
        microphone.speak(said() if sound is None else sound)
        return do(RecordOrStop())

    return record


@pytest.fixture
def named(do):
    return do(NameSpeaker("Dr Ada"))


@pytest.fixture
def kept(parts):
    """What is kept of the practice on the disk now."""

    def kept():
        return OwnVoices(parts.folders).of("a-window")

    return kept
