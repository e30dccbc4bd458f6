"""Questionnaires: offered, never forced; kept, shown as data, deleted."""

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from page_material import Days, after, folders_in, page_after, parts_in, router_for, sitting_in

from player.library import catalog as library
from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.export.preview import Format, preview
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.clinic.draft_files import opened_draft
from player.window.clinic.editor.page import EditorPage
from player.window.clinic.editor.state import AskQuestionnaire
from player.window.clinic.presets.page import ClinicPage
from player.window.destinations import AnswerQuestionnaire, Back
from player.window.ease_back.state import EaseBackEnd, EaseBackView
from player.window.intents import ConfirmDelete, EaseBack, OpenPractise, OpenSupport
from player.window.log.page import LogPage
from player.window.log.state import DeleteSitting, FilterLog, NarrowLog, OpenSitting, ShowLogAs
from player.window.practise.page import PractisePage
from player.window.questionnaire.page import QuestionnairePage
from player.window.questionnaire.state import (
    AnswerItem,
    ClearItem,
    CloseQuestionnaire,
    NextQuestion,
    PassOver,
    QuestionBefore,
)
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.state import Place

GENTLE = (Path(__file__).parents[3] / "scripts" / "presets" / "gentle.yaml").read_text(encoding="utf-8")
ASKS = GENTLE.replace("name: Gentle", "name: Asks").replace("author: Kindpace", "author: myself")
QUESTIONS = """\
format: 1
id: own-scale
title: An own scale
citation: None; made for a test.
permission: Anybody.
instruction: Think of today.
item_count: 3
items: [How was it?, And now?, I could rest.]
scale: {lowest: 1, highest: 5}
labels: {1: never, 5: often}
reversed: [2]
scoring: mean
subscales: none
at_most_every_days: 7
"""
OPEN = OpenQuestionnaire("own-scale")
_PARSED, _READ = lru_cache(None)(library.parse_script), lru_cache(None)(library.read_preset)


@pytest.fixture
def days():
    return Days()


@pytest.fixture
def parts(tmp_path, days, monkeypatch):
    # The same shipped files in each test: read once.
    monkeypatch.setattr(library, "parse_script", _PARSED)
    monkeypatch.setattr(library, "read_preset", _READ)
    folders = folders_in(tmp_path)
    (folders.presets / "asks.yaml").write_text(f"{ASKS}questionnaires: [own-scale, sscs-s]\n")
    (folders.measures / "mine.yaml").write_text(QUESTIONS)
    log = SessionLog.open(folders.data, Keys(folders.config), days)
    made = parts_in(folders, log, now=days)
    made.settings_store.change(preset="asks")
    yield made
    log.close()


@pytest.fixture
def asked(parts):
    """The questionnaire's page."""
    return lambda: parts.passed_to(QuestionnairePage, asked=parts.questionnaires.get().named("own-scale"))


@pytest.fixture
def sitting(parts):
    return sitting_in(parts.session_log.open)


def practise(parts):
    """The list of practices once it has been painted, and what it shows."""
    page = parts.passed_to(PractisePage)
    page.view()
    page.tick()
    return page, page.view()


def labels(offers):
    return [offer.label for offer in offers]


# ---------------------------------------------------------------------- offered


def test_one_that_is_due_is_offered_in_practise_and_passing_it_over_is_remembered(parts, days):
    page, offered = practise(parts)
    page.handle(PassOverAll())
    at_once, later = page.view(), practise(parts)[1]
    days.now += timedelta(days=7)
    next_week = practise(parts)[1]
    (skipped,) = parts.session_log.open.measures.responses()

    assert "An own scale (three questions)" in offered.offer_words
    assert labels(offered.offers) == ["Look at it", "Not now"]
    assert not any(offer.default for offer in offered.offers)
    assert (at_once.offers, later.offers) == ((), ())
    assert labels(next_week.offers) == ["Look at it", "Not now"]
    assert (skipped.skipped, skipped.sitting) == (True, None)


def test_without_an_assignment_nothing_is_offered_and_no_file_is_read(parts):
    parts.settings_store.change(preset="gentle")
    _, view = practise(parts)

    assert view.offers == ()
    assert parts.questionnaires.get()._read is None


def test_it_is_offered_after_a_sitting_and_kept_with_it_but_not_after_a_stop(parts, sitting):
    router = router_for(parts)
    router.go(after(sitting))
    page, offered = router.page, router.view()
    router.handle(OPEN)
    for _ in range(3):
        router.handle(AnswerItem(2))
        router.handle(NextQuestion())
    router.handle(CloseQuestionnaire())
    (given,) = parts.session_log.open.measures.responses()

    assert labels(offered.asked) == ["Look at it", "Not now"]
    assert page_after(parts, sitting, stopped=True).view().asked == ()
    assert router.page is page
    assert page.view().asked == ()
    assert given.sitting == sitting


def test_a_broken_own_file_is_said_once_by_its_name_and_its_place_in_details(parts):
    broken = parts.folders.measures / "broken.yaml"
    broken.write_text(QUESTIONS.replace("own-scale", "other").replace("scoring: mean", "scoring: best"))
    practise(parts)
    said = parts.messages.shown_on(Place.TODAY)[0]
    assert said.text.startswith("broken.yaml can't be used as it is")
    assert said.details.startswith(f"{broken}\nLine 12: ")
    assert parts.messages.shown == ()


def test_without_a_log_nothing_is_asked(parts):
    log = parts.session_log.open
    parts.session_log.use(None)
    offers = practise(parts)[1].offers
    parts.session_log.use(log)

    assert offers == ()


# ---------------------------------------------------------------------- answered


def test_a_question_at_a_time_and_nothing_is_kept_before_the_last(parts, asked):
    page = asked()
    first = page.view()
    page.handle(AnswerItem(4))
    page.handle(NextQuestion())
    page.handle(AnswerItem(None))
    second = page.view()
    page.handle(QuestionBefore())
    again = page.view()
    before = parts.session_log.open.measures.responses()
    page.handle(NextQuestion())
    page.handle(NextQuestion())
    last = page.view()
    page.handle(AnswerItem(5))
    page.handle(NextQuestion())
    (given,) = parts.session_log.open.measures.responses()

    assert (first.progress, first.question.text, first.question.chosen) == (
        "Question 1 of 3",
        "How was it?",
        None,
    )
    assert (first.can_back, first.next_words, last.next_words) == (False, "Next", "Finish")
    assert (second.question.declined, second.question.chosen) == (True, None)
    assert again.question.chosen == 4
    assert before == ()
    assert given.answers == {1: 4, 3: 5}


def test_at_its_end_there_is_a_thank_you_and_no_number(asked):
    page = asked()
    for value in (1, 5, 1):
        page.handle(AnswerItem(value))
        page.handle(NextQuestion())
    end = page.view()

    assert end.question is None
    assert end.thanks.startswith("Thank you.")
    assert not any(character.isdigit() for character in end.thanks + end.title)
    assert (end.progress, end.not_now, end.source) == ("", "", "")


def test_passing_over_every_question_is_the_same_as_passing_over_all(parts, asked):
    page = asked()
    for _ in range(3):
        page.handle(NextQuestion())
    (given,) = parts.session_log.open.measures.responses()

    assert given.skipped
    assert page.view().thanks == "That is fine. All that is kept is that you passed it over."


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_number_off_the_scale_is_no_answer(asked, value):
    page = asked()
    page.handle(AnswerItem(3))
    page.handle(AnswerItem(value))

    assert page.view().question.chosen is None


def test_a_cleared_number_is_no_answer_and_not_a_refusal(asked):
    page = asked()
    page.handle(AnswerItem(3))
    page.handle(ClearItem())

    assert (page.view().question.chosen, page.view().question.declined) == (None, False)


def test_not_now_keeps_no_answer_and_goes_back(parts, asked):
    page = asked()
    page.handle(AnswerItem(3))
    went = page.handle(PassOver())
    (given,) = parts.session_log.open.measures.responses()

    assert went == Back()
    assert (given.skipped, given.answers) == (True, {})
    assert parts.questionnaires.get().partial_answers == {}


def test_easing_back_from_a_question_is_not_now(parts):
    router = router_for(parts)
    router.go(AnswerQuestionnaire(parts.questionnaires.get().named("own-scale")))
    router.handle(AnswerItem(3))
    router.handle(EaseBack())
    eased = router.view()
    waiting = list(parts.session_log.open.measures.responses())
    router.handle(EaseBackEnd())

    assert isinstance(eased, EaseBackView)
    assert waiting == []
    assert [response.skipped for response in parts.session_log.open.measures.responses()] == [True]


def test_going_elsewhere_loses_no_answer_and_one_can_go_on(parts):
    router = router_for(parts)
    router.tick()
    router.view()
    router.handle(OPEN)
    router.handle(AnswerItem(3))
    router.handle(NextQuestion())
    router.handle(OpenSupport())
    router.handle(OpenPractise())
    router.tick()
    offered = router.view()
    router.handle(OPEN)
    here = router.view()
    router.handle(QuestionBefore())

    assert labels(offered.offers) == ["Go on with it", "Not now"]
    assert here.progress == "Question 2 of 3"
    assert router.view().question.chosen == 3
    assert parts.session_log.open.measures.responses() == ()


def test_each_value_of_a_short_scale_is_listed_and_a_long_one_is_typed(parts, asked):
    short = asked().view().question
    (parts.folders.measures / "mine.yaml").write_text(QUESTIONS.replace("highest: 5", "highest: 100"))
    parts.questionnaires.get().reload()
    long = asked().view().question

    assert [(answer.value, answer.words) for answer in short.answers] == [
        (1, "never"),
        (2, ""),
        (3, ""),
        (4, ""),
        (5, "often"),
    ]
    assert long.answers == ()
    assert long.scale_words == "Any whole number from 1 to 100. 1 is never. 5 is often."


# ---------------------------------------------------------------------- in the log


def answer(parts, *values):
    parts.session_log.open.measures.answer(
        parts.questionnaires.get().named("own-scale"),
        {item: value for item, value in enumerate(values, 1) if value is not None},
    )


@pytest.mark.usefixtures("sitting")
def test_answers_stand_in_the_list_and_the_table_as_data_and_can_be_looked_at(parts, days):
    days.now += timedelta(hours=1)
    answer(parts, 4, 2, 5)
    days.now += timedelta(hours=1)
    answer(parts, 4)
    page = parts.passed_to(LogPage)
    rows = list(page.view().rows)
    page.handle(OpenSitting(1))
    detail = page.view().detail
    page.handle(ShowLogAs("table"))
    table = [row.practice for row in page.view().rows]
    page.handle(ShowLogAs("dots"))
    dots = [row.practice for row in page.view().rows]

    assert [(row.practice, row.ended) for row in rows] == [
        ("An own scale", "answered · An own scale: no score: 1 of 3 answered"),
        ("An own scale", "answered · An own scale: 4.33"),
        ("Others too", "to the end"),
    ]
    assert detail.lines[1:] == (
        "How was it? 4.",
        "And now? 2.",
        "I could rest: 5, often.",
        "An own scale: 4.33 (the mean of the items, once every one is answered).",
    )
    assert not detail.can_write
    assert table == ["An own scale", "An own scale", "Others too"]
    assert dots == ["Others too"]


@pytest.mark.usefixtures("sitting")
def test_the_log_is_narrowed_to_one_questionnaire_and_words_find_it(parts):
    answer(parts, 4, 2, 5)
    page = parts.passed_to(LogPage)
    options = {option.label: option.value for option in page.view().choices[1].options}
    page.handle(NarrowLog("practice", options["An own scale (questionnaire)"]))
    narrowed = [row.practice for row in page.view().rows]
    page.handle(NarrowLog("practice", ""))
    page.handle(FilterLog("questionnaire"))

    assert narrowed == ["An own scale"]
    assert [row.practice for row in page.view().rows] == ["An own scale"]


@pytest.mark.usefixtures("sitting")
def test_answers_are_deleted_once_it_was_asked_and_the_sitting_stays(parts):
    answer(parts, 4, 2, 5)
    page = parts.passed_to(LogPage)
    page.handle(OpenSitting([row.practice for row in page.view().rows].index("An own scale")))
    page.handle(DeleteSitting())
    asked = page.view().detail.asked
    page.handle(ConfirmDelete())

    assert asked.startswith("Delete these answers?")
    assert [row.practice for row in page.view().rows] == ["Others too"]
    assert parts.session_log.open.measures.responses() == ()


@pytest.mark.usefixtures("sitting")
def test_answers_leave_with_json_fhir_and_pdf_and_the_table_says_that_it_has_none(parts):
    answer(parts, 4, 2, 5)
    material = gather(parts.session_log.open, Chosen(), parts.clocks.now())
    shown = {form: preview(material, form, "log", lambda html: html.encode()) for form in Format}

    assert '"item": 2' in shown[Format.JSON].files[0].data.decode()
    assert "QuestionnaireResponse" in shown[Format.FHIR].files[0].data.decode()
    assert "An own scale: 4.33" in shown[Format.PDF].files[0].data.decode()
    assert b"own-scale" not in shown[Format.CSV].files[0].data
    assert any("questionnaires" in line for line in shown[Format.CSV].left_out)


# ---------------------------------------------------------------------- in the clinic


def test_the_clinic_chooses_from_the_files_and_says_which_cannot_be_asked(parts):
    parts.passed_to(ClinicPage)
    editor = parts.passed_to(EditorPage, draft=opened_draft(parts.desk.get(), "asks"))
    editor.handle(AskQuestionnaire("gone-meanwhile", on=True))
    words = {option.value: option.label for option in editor.view().questionnaires}

    assert set(words) == {
        *("distress", "mood-and-energy", "sscs-s", "scs-sf", "fears-of-compassion"),
        *("own-scale", "gone-meanwhile"),
    }
    assert words["own-scale"] == "An own scale: three questions, at most every seven days"
    assert words["sscs-s"].endswith("Its questions are not included here, so it is not asked")
    assert words["gone-meanwhile"] == "gone-meanwhile: no file of this name is here"
    assert editor.view().asked == ("own-scale", "sscs-s", "gone-meanwhile")
