"""Questionnaires in words: what is offered, one question at a time, thanks, and the answers as data.

No sum, no meaning, no verdict is ever said while or after one is answered; the log has the numbers.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from player.practice.display_text import isolated
from player.records.measures.answers import Response, ResponseId
from player.records.measures.questionnaires import Questionnaire, Scoring
from player.records.store.clock import unix_ms
from player.window.log.state import LogDetail, LogRow
from player.window.questionnaire.state import (
    AnswerView,
    OpenQuestionnaire,
    PassOverAll,
    QuestionnaireView,
    QuestionView,
)
from player.window.shared.words import capitalised, count_in_words, joined, moment_in_words
from player.window.state import Message, OfferItem

MOST_LISTED: Final = 11
"""The values of a longer scale are typed, not listed: 0 to 10 still fits a screen."""

THANKS: Final = (
    "Thank you. What you answered is kept with your log, just as you gave it. It stays on this computer."
)
NOTHING_GIVEN: Final = "That is fine. Nothing is kept but that it was passed over."
_DELETE: Final = (
    "Delete these answers? They go from the backups too, and can't be brought back. The questionnaire itself "
    "stays."
)


def count_of(questionnaire: Questionnaire) -> str:
    """How many questions it has, in words."""
    count = questionnaire.item_count
    return f"{count_in_words(count)} question{'' if count == 1 else 's'}"


def questionnaire_offer(
    due: Sequence[Questionnaire], begun: Collection[str] = ()
) -> tuple[str, tuple[OfferItem, ...]]:
    """What is offered before or after a sitting; none of the buttons is the default.

    Args:
        due: the questionnaires that may be offered now.
        begun: the SHA-256 of those that were left half way in this window.
    """
    if not due:
        return "", ()
    what = "a questionnaire" if len(due) == 1 else f"{count_in_words(len(due))} questionnaires"
    named = joined([f"{isolated(one.title)} ({count_of(one)})" for one in due])
    words = (
        f"Your pacing comes with {what}, if you like: {named}. Any question can be left out, or all of it."
    )
    # Titles can be long, and a button's words don't wrap.
    look = "Go on with it" if due[0].hash in begun else "Look at it"
    return words, (
        OfferItem(look if len(due) == 1 else f"{look[:-2]}the first", OpenQuestionnaire(due[0].id)),
        OfferItem("Not now", PassOverAll()),
    )


def questionnaire_view(
    asked: Questionnaire,
    at: int,
    answers: Mapping[int, int],
    declined: Collection[int],
    messages: tuple[Message, ...] = (),
) -> QuestionnaireView:
    """One question.

    Args:
        asked: the questionnaire.
        at: the question's number, from 1.
        answers: what was answered so far, by number.
        declined: the numbers of those that the person would rather not say.
        messages: above the screen.
    """
    last = at == asked.item_count
    return QuestionnaireView(
        title=asked.title,
        instruction=asked.instruction,
        progress=f"Question {at} of {asked.item_count}",
        question=_question(asked, at, answers.get(at), declined=at in declined),
        next_words="Finish" if last else "Next",
        can_back=at > 1,
        not_now=_not_now(asked.every_days),
        source=f"{asked.citation} {asked.permission}",
        messages=messages,
    )


def done_view(title: str, messages: tuple[Message, ...], *, answered: bool) -> QuestionnaireView:
    """Thanks, and nothing else."""
    return QuestionnaireView(title, thanks=THANKS if answered else NOTHING_GIVEN, messages=messages)


def _question(asked: Questionnaire, at: int, chosen: int | None, *, declined: bool) -> QuestionView:
    values = range(asked.lowest, asked.highest + 1)
    listed = values if len(values) <= MOST_LISTED else ()
    return QuestionView(
        number=at,
        count=asked.item_count,
        text=asked.items[at - 1],
        lowest=asked.lowest,
        highest=asked.highest,
        answers=tuple(AnswerView(value, asked.labels.get(value, "")) for value in listed),
        scale_words="" if listed else _scale_words(asked),
        chosen=chosen,
        declined=declined,
    )


def _scale_words(asked: Questionnaire) -> str:
    named = (f"{value} is {words}" for value, words in sorted(asked.labels.items()))
    return ". ".join((f"Any whole number from {asked.lowest} to {asked.highest}", *named)) + "."


def _not_now(every_days: int) -> str:
    again = "tomorrow" if every_days <= 1 else f"in {count_in_words(every_days)} days"
    return f"“Not now” keeps no answers. It may be offered again {again}; nothing reminds you."


# ---------------------------------------------------------------------- in the log

OF_QUESTIONNAIRES: Final = "questionnaire:"
"""Before a questionnaire's id where the log is narrowed to one."""


class AnsweredOutline(NamedTuple):
    """A questionnaire in the log's list, under the same names as a sitting there.

    Attributes:
        started, started_ms: when it was answered or passed over.
        script_id: the questionnaire's id after ``OF_QUESTIONNAIRES``.
        outcome: ``"answered"`` or ``"skipped"``.
        words: the scores as data; empty where it was skipped.
    """

    id: ResponseId
    started: str
    started_ms: int
    script_id: str
    title: str
    preset: str
    outcome: str
    words: str

    @property
    def day(self) -> str:
        """The person's own day, as ``YYYY-MM-DD``."""
        return self.started[:10]

    @property
    def said(self) -> str:
        """What a row says of it."""
        return f"{self.outcome} · {self.words}" if self.words else self.outcome


def answered_outline(response: Response) -> AnsweredOutline:
    """One response as the log lists it."""
    return AnsweredOutline(
        id=response.id,
        started=response.given.isoformat(timespec="milliseconds"),
        started_ms=unix_ms(response.given),
        script_id=f"{OF_QUESTIONNAIRES}{response.questionnaire_id}",
        title=response.title,
        preset="",
        outcome="skipped" if response.skipped else "answered",
        words=_scores(response),
    )


def answered_row(one: AnsweredOutline, when: str) -> LogRow:
    """One response among the log's rows."""
    return LogRow(
        when=when,
        practice=one.title,
        minutes="questionnaire",
        ended=one.said,
        pacing="",
        before="",
        after="",
        mood="",
        energy="",
    )


def answered_detail(row: int, response: Response, asked: Questionnaire, *, wanted: bool) -> LogDetail:
    """Every answer, and the scores as data.

    Args:
        row: its row in the log.
        response: what was answered.
        asked: the questionnaire as it was then.
        wanted: whether deleting it is asked about.
    """
    lines = [moment_in_words(response.given)]
    if response.skipped:
        lines.append("Skipped.")
    else:
        lines += [_answer(asked, item, response.answers.get(item)) for item in _items(asked)]
        if asked.scoring is not Scoring.EACH:
            lines.append(f"{capitalised(_scores(response))} ({asked.scoring.words}).")
    return LogDetail(
        row,
        response.title,
        tuple(lines),
        _DELETE if wanted else "",
        delete_words="Delete these answers",
        can_write=False,
    )


def _items(asked: Questionnaire) -> range:
    return range(1, asked.item_count + 1)


def _answer(asked: Questionnaire, item: int, value: int | None) -> str:
    text = asked.items[item - 1].rstrip(". ") if asked.askable else f"Item {item}"
    between = " " if text.endswith("?") else ": "
    label = asked.labels.get(-1 if value is None else value, "")
    given = "skipped" if value is None else ", ".join(part for part in (str(value), label) if part)
    return f"{text}{between}{given}."


def _scores(response: Response) -> str:
    return "; ".join(f"{score.name}: {score.words}" for score in response.scores)
