"""Answered questionnaires as the log lists them: the answers and their scores as data."""

from datetime import datetime
from typing import Final, NamedTuple

from player.language.catalogue import _, later
from player.practice.plain_words import capitalised, moment_in_words, short_moment
from player.records.measures.answers import Response, ResponseId
from player.records.measures.own_words import words_shown
from player.records.measures.questionnaires import Questionnaire, Scoring
from player.records.store.clock import unix_ms
from player.records.store.entries import Unanswered
from player.window.log.state import LogDetail, LogRow
from player.window.shared.rating_described import LET_PASS

_DELETE: Final = _(
    "Delete these answers? They are deleted from the backups too, and can't be brought back. The "
    "questionnaire itself stays."
)

OF_QUESTIONNAIRES: Final = "questionnaire:"
"""The prefix of a questionnaire's id in the log's filter."""


class AnsweredOutline(NamedTuple):
    """A questionnaire in the log's list, under the same names as a sitting there.

    Attributes:
        started, started_ms: when it was answered or passed over.
        script_id: the questionnaire's id after ``OF_QUESTIONNAIRES``.
        outcome: ``"answered"`` or ``"let pass"``.
        words: the scores as data; empty where it was let pass.
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
        """What a row says about it."""
        outcome = _(self.outcome)
        return f"{outcome} · {self.words}" if self.words else outcome


def answered_outline(response: Response) -> AnsweredOutline:
    """One response as the log lists it."""
    return AnsweredOutline(
        id=response.id,
        started=response.given.isoformat(timespec="milliseconds"),
        started_ms=unix_ms(response.given),
        script_id=f"{OF_QUESTIONNAIRES}{response.questionnaire_id}",
        title=response.title,
        preset="",
        outcome=later("let pass") if response.skipped else later("answered"),
        words=_scores(response),
    )


def answered_row(answers: AnsweredOutline, when: str) -> LogRow:
    """One response among the log's rows."""
    return LogRow(
        when=when,
        practice=words_shown(answers.title),
        minutes=_("questionnaire"),
        ended=answers.said,
        pacing="",
        before="",
        after="",
        mood="",
        energy="",
        cells={
            "when": short_moment(datetime.fromisoformat(answers.started)),
            "minutes": "",
            "ended": _(answers.outcome),
        },
    )


def answered_detail(row: int, response: Response, asked: Questionnaire, *, wanted: bool) -> LogDetail:
    """Every answer, and the scores as data.

    Args:
        row: its row in the log.
        response: what was answered.
        asked: the questionnaire as it was then.
        wanted: whether the question about deleting it is shown.
    """
    lines = [moment_in_words(response.given)]
    if response.skipped:
        lines.append(f"{capitalised(LET_PASS)}.")
    else:
        lines += [_answer(asked, item, response.answers.get(item)) for item in _items(asked)]
        if asked.scoring is not Scoring.EACH:
            lines.append(f"{capitalised(_scores(response))} ({asked.scoring.words}).")
    return LogDetail(
        row,
        words_shown(response.title),
        tuple(lines),
        _DELETE if wanted else "",
        delete_words=_("Delete these answers"),
        can_write=False,
    )


def _items(asked: Questionnaire) -> range:
    return range(1, asked.item_count + 1)


def _answer(asked: Questionnaire, item: int, value: int | None) -> str:
    text = (
        words_shown(asked.items[item - 1]).rstrip(". ")
        if asked.askable
        else _("Item {item}").format(item=item)
    )
    between = " " if text.endswith("?") else ": "
    label = words_shown(asked.labels.get(-1 if value is None else value, ""))
    given = (
        Unanswered.SKIPPED.words if value is None else ", ".join(part for part in (str(value), label) if part)
    )
    return f"{text}{between}{given}."


def _scores(response: Response) -> str:
    return "; ".join(f"{words_shown(score.name)}: {score.words}" for score in response.scores)
