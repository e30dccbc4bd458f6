"""Volumes in a sitting: one key brings everything down, and nothing goes up by itself."""

from dataclasses import replace

import pytest
from engine_fakes import EngineOfVolumes
from hypothesis import given
from hypothesis import strategies as st
from page_material import Clock, folders_in, parts_in

from audio.mix.buses import Bus
from player.settings.file import SettingsFile
from player.sittings.volumes import Volumes
from player.window.briefing.state import Begin, SetChoice
from player.window.intents import ChoosePractice, CloseWindow, EaseBack, OpenSettings, SetSetting
from player.window.router import Router
from player.window.sitting.state import SetVolume, ToggleVolumes, VolumeDown, VolumeItem, VolumeUp

VOLUME = st.floats(0, 1)
ALL = st.builds(Volumes, VOLUME, VOLUME, VOLUME)


def as_tuple(volumes):
    return volumes.voice, volumes.background, volumes.bells


@pytest.fixture
def parts(tmp_path):
    folders = folders_in(tmp_path)
    clock = Clock()
    engine = EngineOfVolumes(clock)
    made = parts_in(folders, None, engines=lambda _spoken: engine, seconds=clock)
    made.engine = engine
    made.settings_store.change(
        preset="standard", background="rain", voice_volume=0.8, background_volume=0.4, bell_volume=0.6
    )
    made.settings_store.volumes = Volumes.remembered(made.settings_store.current)
    return made


@pytest.fixture
def router(parts):
    made = Router(parts)
    made.handle(ChoosePractice("others-too"))
    made.handle(SetChoice("bells", "on"))
    made.handle(Begin())
    return made


def percents(router):
    return [(item.name, item.percent) for item in router.view().volumes]


@given(ALL)
def test_down_never_leaves_anything_as_loud_and_ends_in_silence(volumes):
    lower = volumes.down()
    for before, after in zip(as_tuple(volumes), as_tuple(lower), strict=True):
        assert after < before or before < 0.005
    for _ in range(25):
        volumes = volumes.down()

    assert as_tuple(volumes) == (0.0, 0.0, 0.0)


@given(ALL, ALL)
def test_up_raises_the_rest_no_further_than_it_was_remembered_or_stands(volumes, remembered):
    louder = volumes.up(remembered)

    assert louder.voice >= min(volumes.voice, 0.99)
    for name in ("background", "bells"):
        now, before = getattr(louder, name), getattr(volumes, name)
        assert before - 0.005 <= now <= max(before, getattr(remembered, name)) + 0.005


def test_one_key_brings_down_all_that_is_heard(router, parts):
    router.handle(VolumeDown())
    once = dict(parts.engine.volumes)
    for _ in range(10):
        router.handle(VolumeDown())

    assert once == {Bus.NARRATION: 0.7, Bus.BACKGROUND: 0.35, Bus.BELLS: 0.52}
    assert parts.engine.volumes == dict.fromkeys(Bus, 0.0)


def test_up_comes_back_from_silence_as_it_was_and_no_further(router, parts):
    for _ in range(10):
        router.handle(VolumeDown())
    for _ in range(20):
        router.handle(VolumeUp())

    assert parts.engine.volumes == {Bus.NARRATION: 1.0, Bus.BACKGROUND: 0.4, Bus.BELLS: 0.6}


def test_each_volume_is_turned_by_itself(router, parts):
    router.handle(SetVolume("background", 0.25))
    router.handle(SetVolume("something else", 0.9))

    assert parts.engine.volumes == {Bus.NARRATION: 0.8, Bus.BACKGROUND: 0.25, Bus.BELLS: 0.6}
    assert percents(router) == [("voice", 80), ("background", 25), ("bells", 60)]


def test_the_panel_opens_and_closes(router):
    shown = [router.view().volumes_open]
    for _ in range(2):
        router.handle(ToggleVolumes())
        shown.append(router.view().volumes_open)

    assert shown == [False, True, False]


def test_only_what_is_heard_can_be_turned(router, parts):
    parts.settings_store.change(background="")

    assert percents(router) == [("voice", 80), ("bells", 60)]


@pytest.mark.parametrize("leave", [EaseBack(), CloseWindow()])
def test_what_went_down_is_remembered_and_what_went_up_is_not(router, parts, leave):
    router.handle(SetVolume("voice", 1.0))
    router.handle(SetVolume("background", 0.2))
    router.handle(SetVolume("bells", 0.0))
    if isinstance(leave, CloseWindow):
        router.close()
    else:
        router.handle(leave)
    kept = SettingsFile(parts.folders.config).read().settings

    assert as_tuple(Volumes.remembered(kept)) == (0.8, 0.2, 0.0)
    assert parts.settings_store.volumes == Volumes.remembered(kept)


def test_the_settings_screen_turns_what_is_heard_next(router, parts):
    router.handle(EaseBack())
    router.handle(OpenSettings())
    router.handle(SetSetting("background_volume", "10"))
    router.handle(ChoosePractice("others-too"))
    router.handle(Begin())

    assert parts.engine.volumes[Bus.BACKGROUND] == 0.1


def test_a_volume_says_how_loud_it_is():
    item = VolumeItem("voice", "Voice", 70)

    assert (item.words, replace(item, percent=0).words) == ("70 %", "Silent")
