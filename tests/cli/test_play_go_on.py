"""``kindpace play PRACTICE --go-on``: by the rule of Today's large card, and a sentence where it can't."""

import argparse

import pytest

from player.__main__ import main
from player.cli.preparing import NothingToGoOnWithError, gone_on
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.pacing.model import with_values
from player.practice.script.model import BETWEEN
from player.practice.session.state import Session, State
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.sittings.going_on import kept_of
from player.sittings.planning import Planning


@pytest.mark.parametrize("more", [(), ("--minutes", "3")])
def test_where_nothing_can_be_gone_on_with_the_status_is_2_with_a_sentence(use_home, capsys, more):
    use_home("home")

    status = main(["play", "others-too", "--go-on", *more])
    said = capsys.readouterr()

    assert status == 2
    assert said.out == ""
    assert ("can't be gone on with" in said.err) is not bool(more)
    assert ("leave out --choose, --minutes" in said.err) is bool(more)


def asked(**given):
    return argparse.Namespace(**{"choose": [], "minutes": None, "narrator": None, "turn": None, **given})


@pytest.fixture
def planning(use_home):
    library = Library(use_home("home"))
    return Planning(library.script("others-too"), library.preset("gentle"), Choices(), library.phrasebook())


@pytest.fixture
def log(use_home, planning):
    """A log in which the last sitting stopped in its last phase."""
    folders = use_home("home")
    library = Library(folders)
    plan = planning.fresh(planning.estimated)
    library.script("others-too")
    library.preset("gentle")
    script = Content(ContentKind.SCRIPT, "others-too", library.source(planning.script.content_hash))
    preset = Content(ContentKind.PRESET, "gentle", library.source(planning.pacing.content_hash))
    last = [step for step in plan.steps if step.kind.voiced and step.piece >= 0 and step.role in BETWEEN][-1]
    with SessionLog.open(folders.data, Keys(folders.config)) as opened:
        begun = StartedSitting(script, "Others too", preset, "0" * 64, plan.duration, spoken=True)
        sitting = opened.start(begun)
        opened.left_off.keep(sitting, kept_of(planning, Session(State.PLAYING, plan, last.start)) or {})
        opened.finish(sitting, Outcome.STOPPED, Seconds(100.0))
        yield opened


def test_without_a_terminal_it_goes_on_and_asks_nothing(planning, log):
    unasked = with_values(planning.pacing, check_in=())
    found = gone_on(asked(), Planning(planning.script, unasked, Choices(), planning.phrasebook), log)

    assert found.goes_on is not None
    assert found.pacing.check_in == ()


def test_under_another_preset_it_does_not(use_home, planning, log):
    standard = Library(use_home("home")).preset("standard")
    other = Planning(planning.script, standard, Choices(), planning.phrasebook)

    with pytest.raises(NothingToGoOnWithError, match="Others too can't be gone on with"):
        gone_on(asked(), other, log)


def test_without_a_log_it_does_not(planning):
    with pytest.raises(NothingToGoOnWithError):
        gone_on(asked(), planning, None)
