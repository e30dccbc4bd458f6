"""Questionnaires as files: shipped and own, precedence, problems, and which are due."""

from datetime import UTC, date, datetime, timedelta

import pytest

from player.library import questionnaire_catalog
from player.library.questionnaire_catalog import Questionnaires
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.system.folders import Folders

OWN = """\
format: 1
id: own-scale
title: An own scale
citation: None; made for a test.
permission: Anybody.
instruction: none
item_count: 2
items: [How was it?, And now?]
scale: {lowest: 0, highest: 4}
labels: none
reversed: none
scoring: sum
subscales: none
at_most_every_days: 7
"""


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log").make()


@pytest.fixture
def found(folders):
    return Questionnaires(folders)


def put(folders, name, text=OWN):
    (folders.measures / name).write_text(text, encoding="utf-8")


def test_the_shipped_ones_come_first_then_the_persons_own(folders, found):
    put(folders, "a-first.yaml")
    ids = [questionnaire.id for questionnaire in found.all()]

    assert set(ids[:-1]) == {"distress", "mood-and-energy", "sscs-s", "scs-sf", "fears-of-compassion"}
    assert ids[-1] == "own-scale"
    assert found.problems() == ()


def test_items_that_somebody_holds_the_permission_for_take_the_place_of_a_shipped_file(folders, found):
    shipped = found.named("sscs-s")
    put(folders, "mine.yaml", OWN.replace("own-scale", "sscs-s"))
    found.reload()

    assert not shipped.askable
    assert found.named("sscs-s").askable
    assert [questionnaire.id for questionnaire in found.all()].count("sscs-s") == 1
    assert found.problems() == ()


def test_they_are_read_one_at_a_time_and_again_only_after_a_file_has_changed(folders, found, monkeypatch):
    read: list[str] = []
    read_one = questionnaire_catalog.read_measure

    def counted(path, inside=None):
        read.append(path.name)
        return read_one(path, inside)

    monkeypatch.setattr(questionnaire_catalog, "read_measure", counted)
    put(folders, "mine.yaml")
    steps = [found.read_next() and len(read) for _ in range(8)]
    found.reload()
    once = (found.all(), len(read))
    put(folders, "mine.yaml", OWN.replace("An own scale", "Another scale"))
    found.reload()

    assert steps == [1, 2, 3, 4, 5, 6, False, False]
    assert once[1] == 6
    assert found.named("own-scale").title == "Another scale"
    assert len(read) == 12


def test_mistakes_in_an_own_file_are_told_with_their_place_and_the_others_stay(folders, found):
    put(folders, "good.yaml")
    put(folders, "wrong.yaml", OWN.replace("scoring: sum", "scoring: best"))
    put(folders, "zwice.yaml")
    problems = {problem.code: problem for problem in found.problems()}

    assert found.named("own-scale") is not None
    assert str(problems["bad-value"].place).endswith("wrong.yaml:12:10")
    assert str(problems["duplicate-id"].place).startswith(str(folders.measures / "zwice.yaml"))


def test_only_assigned_ones_with_items_are_due_in_their_order_and_never_twice_a_day(folders, found):
    put(folders, "mine.yaml")
    day = date(2026, 3, 1)

    class Clock:
        today = day

        def __call__(self):
            return datetime.combine(self.today, datetime.min.time(), UTC)

    clock = Clock()
    log = SessionLog.open(folders.data, Keys(folders.config), clock)
    assigned = ("sscs-s", "own-scale", "gone", "mood-and-energy")

    def due():
        return [questionnaire.id for questionnaire in found.due(assigned, log.measures, clock.today)]

    first = due()
    log.measures.skip(found.named("own-scale"))
    log.measures.answer(found.named("mood-and-energy"), {1: 3})
    same_day = due()
    clock.today = day + timedelta(days=1)
    next_day = due()
    clock.today = day + timedelta(days=7)
    a_week_later = due()
    log.close()

    assert first == ["own-scale", "mood-and-energy"]
    assert same_day == []
    assert next_day == ["mood-and-energy"]
    assert a_week_later == ["own-scale", "mood-and-energy"]
