"""The page of a path: its practices under the pacing, and what could come next."""

import shutil
from dataclasses import fields, replace

import pytest
from page_material import folders_in, parts_in

from player.library import practice_paths
from player.library.catalog import Library, shipped_content
from player.practice.pacing.assignments import AssignedPractice, Day
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.window.intents import OpenPath, OpenPractise
from player.window.paths.state import AskWhatNext, PathsView
from player.window.practise.page import PractisePage
from player.window.practise.state import PractiseView, Search
from player.window.router import Router

FEW = ("ease-back", "five-things", "others-too", "receiving-care")
"""On the path First weeks; Grounding only offers the first two."""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Shipped content with few practices, so that planning all of them is quick."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("companion", "presets"):
        shutil.copytree(shipped_content() / part, folder / part)
    for name in FEW:
        shutil.copy(shipped_content() / f"{name}.md", folder)
    return folder


@pytest.fixture
def log(tmp_path):
    folders = folders_in(tmp_path)
    with SessionLog.open(folders.data, Keys(folders.config)) as opened:
        yield opened


@pytest.fixture
def router(tmp_path, log, small, monkeypatch):
    monkeypatch.setattr(practice_paths, "shipped_content", lambda: small)
    monkeypatch.setattr("player.window.practise.practice_list.shipped_content", lambda: small)
    folders = folders_in(tmp_path)
    return Router(parts_in(folders, log, library=Library(folders, small)))


@pytest.fixture
def parts(router):
    return router._given


def sit(log, practice):
    script = Content(ContentKind.SCRIPT, practice, practice.encode())
    pacing = Content(ContentKind.PRESET, "gentle", b"gentle")
    new = log.start(StartedSitting(script, practice, pacing, "0" * 64, Seconds(240.0), spoken=True))
    log.finish(new, Outcome.STOPPED, 20.0)


def next_on(router, path="first-weeks"):
    router.handle(OpenPath(path))
    router.handle(AskWhatNext())
    step = router.view().next_step
    return step and step.practice_id


def test_nothing_is_named_before_somebody_asks(router):
    router.handle(OpenPath("first-weeks"))
    view = router.view()

    assert [step.practice_id for step in view.steps] == list(FEW)
    assert [step.available for step in view.steps] == [True] * 4
    assert (view.next_words, view.next_step) == ("", None)


def test_next_goes_on_after_what_was_sat_however_far_and_then_round(router, log):
    named = [next_on(router)]
    for practice in ("ease-back", "others-too", "something-else", "receiving-care", "ease-back"):
        sit(log, practice)
        named.append(next_on(router))

    assert named == [
        "ease-back",
        "five-things",
        "receiving-care",
        "receiving-care",
        "five-things",
        "five-things",
    ]


def test_what_the_pacing_does_not_offer_is_shown_and_passed_over(router, parts, log):
    parts.pacing_choice.choose("grounding-only")
    sit(log, "five-things")
    named = next_on(router)
    steps = router.view().steps

    assert named == "ease-back"
    assert [step.available for step in steps] == [True, True, False, False]
    assert [step.meta for step in steps[:2]] == ["2 min · grounding", "2 min · grounding"]
    assert steps[2].note.startswith("Not in this pacing.")


def test_where_nothing_is_offered_that_is_said(router, parts, monkeypatch):
    parts.pacing_choice.choose("grounding-only")
    one = practice_paths.PracticePath("x", "X", "x.", (practice_paths.PathStep("others-too"),))
    monkeypatch.setattr("player.library.catalog.shipped_paths", lambda _language=None: (one,))

    assert next_on(router, "x") is None
    assert "Your pacing offers nothing on this path" in router.view().next_words


def test_homework_is_what_the_preset_assigns_with_its_days(router, parts, monkeypatch):
    pacing = parts.pacing_choice.in_force()
    practices = (AssignedPractice("others-too", (Day.MONDAY,)), AssignedPractice("gone"))
    assigning = replace(pacing, pacing=replace(pacing.pacing, practices=practices))
    monkeypatch.setattr(parts.pacing_choice, "in_force", lambda: assigning)
    on_practise = [path.path_id for path in parts.passed_to(PractisePage).view().paths]
    router.handle(OpenPath("for-therapy-homework"))
    steps = router.view().steps

    assert on_practise[-1] == "for-therapy-homework"
    assert [(step.practice_id, step.note) for step in steps] == [("others-too", "Suggested for Monday")]


def test_without_a_log_it_is_the_first_that_is_offered(router, parts):
    parts.session_log.use(None)

    assert next_on(router) == "ease-back"


def test_a_log_that_cannot_be_read_is_said(router, log):
    log.close()

    assert next_on(router) == "ease-back"
    assert router.view().messages


def test_what_is_said_counts_nothing(router, log):
    sit(log, "others-too")
    next_on(router)
    view = router.view()
    said = [view.title, view.about, view.next_words, *(step.about + step.note for step in view.steps)]
    words = " ".join(said).lower()

    assert view.next_words
    assert not any(word in words for word in ("streak", "missed", "count", "percent", " of the way", "done"))
    assert not any(character.isdigit() for character in words)


def test_paths_stand_on_practise_but_not_beside_what_was_searched_for(router):
    router.handle(OpenPractise())
    shown = [path.path_id for path in router.view().paths]
    router.handle(Search("others"))

    assert shown == ["first-weeks", "after-a-hard-day"]
    assert router.view().paths == ()


def test_a_path_that_is_not_there_is_said_and_one_stays(router):
    router.handle(OpenPath("gone"))
    view = router.view()

    assert isinstance(view, PractiseView)
    assert [message.text for message in view.messages] == ["That path is no longer there."]


def test_paths_that_cannot_be_read_are_said_and_practices_stay(router, small, monkeypatch, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(small, broken)
    (broken / "companion/paths.yaml").write_text("paths: 4\n", encoding="utf-8")
    monkeypatch.setattr(practice_paths, "shipped_content", lambda: broken)
    view = router.view()
    router.handle(OpenPath("first-weeks"))

    assert view.paths == ()
    assert any("paths.yaml:1:8" in message.text for message in view.messages)
    assert len(view.sections) > 1
    assert isinstance(router.view(), PractiseView)


def test_a_view_of_a_path_holds_no_number():
    assert {field.type for field in fields(PathsView)} & {"int", "float", int, float} == set()
