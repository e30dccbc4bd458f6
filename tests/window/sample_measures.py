"""Questionnaires and notes about something unwanted, for the pictures and the window's tests."""

from dataclasses import replace
from datetime import UTC, datetime

from sample_log import SITTINGS

from player.records.measures.answers import Response, ResponseId
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.measures.questionnaires import scores
from player.records.store.entries import NoteKind, NoteRecord
from player.window.log.answered_described import answered_detail, answered_outline
from player.window.log.describe import LogFilter, LogRows, in_time, log_choices, log_filters
from player.window.log.state import LogView, LogWay
from player.window.questionnaire.describe import done_view, questionnaire_view
from player.window.shared.questionnaires_described import questionnaire_offer
from player.window.state import View
from player.window.unwanted.describe import unwanted_view

OWN = b"""\
format: 1
id: kind-week
title: A kind week
citation: "Made up for this picture; it measures nothing."
permission: Free to use; the words are Kindpace's own.
instruction: Think of the last seven days, as far as you like.
item_count: 4
items:
  - When something went wrong, I could be patient with myself.
  - When something went wrong, I called myself names.
  - I noticed that other people have hard days too, even when mine were hard.
  - I found a moment to rest.
scale: {lowest: 1, highest: 5}
labels: {1: almost never, 2: now and then, 3: about half of the time, 4: often, 5: almost always}
reversed: [2]
scoring: mean
subscales: none
at_most_every_days: 7
"""
ASKED = read_questionnaire(OWN, "kind-week.yaml")
TENTHS = replace(
    ASKED,
    title="Sleep and rest",
    instruction="",
    items=("How rested do you feel this morning?", *ASKED.items[1:]),
    lowest=0,
    highest=10,
    labels={0: "not at all", 10: "wholly"},
)
HUNDREDTHS = replace(TENTHS, highest=100, labels={0: "not at all", 100: "wholly"})

OFFER_WORDS, OFFERS = questionnaire_offer((ASKED,))
_GIVEN = datetime(2026, 11, 22, 9, 3, tzinfo=UTC)


def _response(number: int, day: int, answers: dict[int, int]) -> Response:
    return Response(
        id=ResponseId(f"response-{number}"),
        questionnaire_id=ASKED.id,
        questionnaire_hash=ASKED.hash,
        title=ASKED.title,
        sitting=None,
        answers=answers,
        skipped=not answers,
        given=_GIVEN.replace(day=day),
        scores=scores(ASKED, answers) if answers else (),
    )


RESPONSES = (_response(2, 22, {1: 4, 2: 2, 3: 5, 4: 3}), _response(1, 15, {}), _response(0, 8, {1: 3, 3: 4}))
ANSWERED = tuple(map(answered_outline, RESPONSES))
_BOTH = LogRows(in_time(SITTINGS, ANSWERED), {})
_ONLY = LogRows(ANSWERED, {})
_CHOICES = log_choices(log_filters(SITTINGS, ANSWERED), LogFilter(practice=ANSWERED[0].script_id))

UNWANTED = unwanted_view("Others too, Sunday 22 November 2026, 08:12", "", (), "", ())
_NOTE = NoteRecord(
    NoteKind.UNWANTED_EFFECT, "I felt far away for about an hour, and slept badly.", _GIVEN, "note-1"
)

FIRST_QUESTION = questionnaire_view(ASKED, 1, {}, ())

assert FIRST_QUESTION.question is not None
FIRST_ASKED = FIRST_QUESTION.question

MEASURE_SAMPLES: dict[str, View] = {
    "questionnaire": questionnaire_view(ASKED, 2, {2: 2}, ()),
    "questionnaire-first": FIRST_QUESTION,
    "questionnaire-numbers": questionnaire_view(TENTHS, 1, {}, (1,)),
    "questionnaire-typed": questionnaire_view(HUNDREDTHS, 1, {1: 40}, ()),
    "questionnaire-thanks": done_view(ASKED.title, (), answered=True),
    "unwanted": UNWANTED,
    "unwanted-before": replace(unwanted_view(UNWANTED.about, "It came back.", (_NOTE,), "", ())),
    "unwanted-asked": unwanted_view(UNWANTED.about, "", (_NOTE,), "note-1", ()),
    "log-with-questionnaires": LogView(_BOTH, choices=_CHOICES),
    "log-questionnaires-table": LogView(_ONLY, way=LogWay.TABLE, choices=_CHOICES),
    "log-answers": LogView(
        _BOTH, choices=_CHOICES, detail=answered_detail(0, RESPONSES[0], ASKED, wanted=False)
    ),
}
