"""Practices in German in the window: listed, before they begin, sat, and eased out of."""

import shutil
from datetime import datetime

import pytest
from page_material import folders_in, parts_in

from player.library.catalog import Library, shipped_content
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.briefing.state import Begin, BeginTextOnly, BriefingView, SetChoice
from player.window.ease_back.state import EaseBackNext
from player.window.given import Given
from player.window.intents import ChoosePractice, EaseBack, OpenPractise
from player.window.router import Router
from player.window.sitting.state import SittingView

FEW = ("ease-back", "others-too", "five-things")
ONLY_IN_ENGLISH = ("a-few-mindful-breaths", "five-things")
"""Here, so that something is."""


@pytest.fixture
def small(tmp_path_factory):
    """Shipped content with few practices."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("companion", "presets", "de"):
        shutil.copytree(shipped_content() / part, folder / part)
    for name in ONLY_IN_ENGLISH:
        (folder / f"de/{name}.md").unlink()
    for name in FEW:
        shutil.copy(shipped_content() / f"{name}.md", folder)
    return folder


@pytest.fixture
def parts(tmp_path, clock, small):
    folders = folders_in(tmp_path)
    made: list[Given] = []
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        library = Library(folders, small, language=lambda: made[0].settings_store.current.wanted_language)
        # The library asks for the setting, and the settings are among the parts.
        made.append(parts_in(folders, log, library=library, seconds=clock))
        yield made[0]


@pytest.fixture
def router(parts):
    return Router(parts)


def titles(router):
    router.handle(OpenPractise())
    for _ in range(60):
        # Meanwhile the practices stand as they were.
        router.view()
        router.tick()
    return {card.title: card for section in router.view().sections for card in section.cards}


def test_the_list_follows_the_setting(router, parts):
    english = titles(router)
    parts.settings_store.change(practice_language="de")
    german = titles(router)
    parts.settings_store.change(practice_language="")
    again = titles(router)

    assert {"Others too", "Five things", "Ease back"} <= set(english)
    assert {"Anderen geht es auch so", "Five things", "Sanft zurück"} <= set(german)
    assert "Others too" not in german
    assert set(again) == set(english)
    # What is there in English only says so, while another language is wanted.
    assert german["Five things"].about == f"{english['Five things'].about} In English."
    assert "In English" not in german["Anderen geht es auch so"].about
    assert again["Five things"].about == english["Five things"].about


def test_before_it_begins_it_is_said_that_there_is_no_voice(router, parts):
    parts.settings_store.change(practice_language="de")
    router.handle(ChoosePractice("others-too"))
    german = router.view()
    router.handle(SetChoice("voice", "on"))
    again = router.view()
    router.handle(OpenPractise())
    router.handle(ChoosePractice("five-things"))
    english = router.view()

    assert isinstance(german, BriefingView)
    assert "voice" not in {group.subject for group in german.choices}
    assert german.only_text.startswith("No narrator speaks the language of this practice yet")
    assert "in English" not in german.only_text
    assert (again.only_text, again.ready) == (german.only_text, True)
    assert "voice" in {group.subject for group in english.choices}
    assert english.only_text == ""


def test_a_sitting_is_german_and_so_is_easing_out_of_it(router, parts, clock):
    parts.settings_store.change(practice_language="de")
    router.handle(ChoosePractice("ease-back"))
    router.handle(Begin())
    shown = set()
    for _ in range(4 * 60):
        clock.now += 0.25
        router.tick()
        view = router.view()
        if isinstance(view, SittingView):
            shown.add(view.line)
    router.handle(EaseBack())
    eased = [router.view().line]
    for _ in range(7):
        router.handle(EaseBackNext())
        eased.append(router.view().line)
    now = parts.clocks.now()

    assert "Offene Augen sind gut, Aufhören auch." in shown
    assert eased[0] == "Aufhören ist gut. Mehr will jetzt niemand von dir."
    weekday = parts.library.get().phrasebook("de").day_names.weekdays[now.weekday()]
    assert any(line.startswith(f"Es ist {weekday}, {now.day}. ") for line in eased)
    assert not parts.session_log.open.sittings()[0].spoken


def test_easing_out_of_an_english_sitting_is_english(router, parts):
    parts.settings_store.change(practice_language="de")
    router.handle(ChoosePractice("five-things"))
    router.handle(BeginTextOnly())
    router.tick()
    router.handle(EaseBack())

    assert router.view().line == "Stopping is fine. Nothing else is asked of you now."


def test_easing_back_with_no_sitting_is_in_the_language_of_practices(router, parts):
    router.handle(EaseBack())
    english = router.view().line
    router.handle(OpenPractise())
    parts.settings_store.change(practice_language="de")
    router.handle(EaseBack())

    assert english == "Stopping is fine. Nothing else is asked of you now."
    assert router.view().line == "Aufhören ist gut. Mehr will jetzt niemand von dir."
    assert isinstance(parts.clocks.now(), datetime)
