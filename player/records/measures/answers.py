"""Answers to questionnaires, stored with the version of the questionnaire."""

import json
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NewType

from player.language.catalogue import _
from player.records.errors import BadEntryError
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.measures.questionnaires import Answers, Questionnaire, Score, is_due, scores
from player.records.store.clock import unix_ms, written
from player.records.store.database import Rows
from player.records.store.entries import SittingId

ResponseId = NewType("ResponseId", str)
"""A random UUID; it stays the same in every export."""

_RESPOND = """
    INSERT INTO responses (uuid, questionnaire, sitting, outcome, given_local, given_unix_ms)
    VALUES (?, ?, (SELECT number FROM sittings WHERE uuid = ?), ?, ?, ?)
"""
_RESPONSES = """
    SELECT responses.number, responses.uuid, questionnaires.id, questionnaires.hash, sittings.uuid,
           responses.outcome, given_local
    FROM responses JOIN questionnaires ON questionnaires.hash = responses.questionnaire
    LEFT JOIN sittings ON sittings.number = responses.sitting
    WHERE (:id IS NULL OR questionnaires.id = :id)
      AND (:first_day IS NULL OR responses.day >= :first_day)
      AND (:last_day IS NULL OR responses.day <= :last_day)
    ORDER BY given_unix_ms DESC, responses.number DESC
"""
_VERSIONS = """
    SELECT hash, id, bytes, kept_local FROM questionnaires
    WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY rowid
"""
_ANSWERS = """
    SELECT response, item, value FROM answers
    WHERE response IN (SELECT value FROM json_each(?)) ORDER BY response, item
"""
_LAST_ASKED = """
    SELECT responses.day FROM responses JOIN questionnaires ON questionnaires.hash = responses.questionnaire
    WHERE questionnaires.id = ? ORDER BY given_unix_ms DESC LIMIT 1
"""


@dataclass(frozen=True)
class Response:
    """One response to a questionnaire, or a skip.

    Attributes:
        questionnaire_id, questionnaire_hash: the questionnaire and its version.
        answers: values by item number; empty if skipped.
        skipped: True if it was offered and skipped.
        given: local time with its offset.
        scores: computed with the answered version; never judged.
    """

    id: ResponseId
    questionnaire_id: str
    questionnaire_hash: str
    title: str
    sitting: SittingId | None
    answers: Answers
    skipped: bool
    given: datetime
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class KeptQuestionnaire:
    """A questionnaire's file in an answered version; ``kept`` is when it was first used."""

    hash: str
    id: str
    data: bytes
    kept: datetime


class Measures:
    """Reads and writes answers in an open log. Get it from ``SessionLog.measures``.

    Every method raises DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError or LogFailedError
    when the log can't be used.

    Args:
        log: reads and writes rows.
        now: the local time with its offset.
    """

    def __init__(self, log: Rows, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now

    def answer(
        self, questionnaire: Questionnaire, answers: Answers, sitting: SittingId | None = None
    ) -> ResponseId:
        """Store answers; any item may be missing. No answers at all is the same as ``skip``.

        Raises:
            BadEntryError: an unknown item, or a value outside its scale.
        """
        for item, value in answers.items():
            _check(questionnaire, item, value)
        return self._keep(questionnaire, answers, sitting)

    def skip(self, questionnaire: Questionnaire, sitting: SittingId | None = None) -> ResponseId:
        """Record that it was skipped, so that it isn't offered again before its time."""
        return self._keep(questionnaire, {}, sitting)

    def due(self, questionnaire: Questionnaire) -> bool:
        """Whether an assigned questionnaire may be offered now (``questionnaires.is_due``)."""
        return is_due(questionnaire, self.last_asked(questionnaire.id), self._now().date())

    def last_asked(self, questionnaire_id: str) -> date | None:
        """The local day on which it was last answered or skipped; None if never."""
        rows = self._log.rows(_LAST_ASKED, (questionnaire_id,))
        return date.fromisoformat(rows[0][0]) if rows else None

    def responses(
        self, questionnaire_id: str | None = None, first_day: date | None = None, last_day: date | None = None
    ) -> tuple[Response, ...]:
        """Responses with their scores, newest first; days are local and inclusive."""
        values: dict[str, object] = {
            "id": questionnaire_id,
            "first_day": first_day and first_day.isoformat(),
            "last_day": last_day and last_day.isoformat(),
        }
        rows = self._log.rows(_RESPONSES, values)
        versions = {content_hash: self.version(content_hash) for content_hash in {row[3] for row in rows}}
        answers = self._answers([row[0] for row in rows])
        return tuple(_response(row, versions[row[3]], answers[row[0]]) for row in rows)

    def _answers(self, numbers: Collection[int]) -> Mapping[int, dict[int, int]]:
        found: dict[int, dict[int, int]] = {number: {} for number in numbers}
        for number, item, value in self._log.rows(_ANSWERS, (json.dumps(list(numbers)),)):
            found[number][item] = value
        return found

    def versions(self, hashes: Collection[str]) -> tuple[KeptQuestionnaire, ...]:
        """The questionnaires' files with these hashes, in order of first use."""
        rows = self._log.rows(_VERSIONS, (json.dumps(sorted(hashes)),))
        return tuple(
            KeptQuestionnaire(found, name, bytes(data), datetime.fromisoformat(kept))
            for found, name, data, kept in rows
        )

    def _keep(self, questionnaire: Questionnaire, answers: Answers, sitting: SittingId | None) -> ResponseId:
        new, now = ResponseId(str(uuid.uuid4())), self._now()
        outcome = "answered" if answers else "skipped"
        version = (questionnaire.hash, questionnaire.id, questionnaire.data, written(now))
        with self._log.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO questionnaires VALUES (?, ?, ?, ?)", version)
            values = (new, questionnaire.hash, sitting, outcome, written(now), unix_ms(now))
            number = connection.execute(_RESPOND, values).lastrowid
            for item, value in answers.items():
                connection.execute("INSERT INTO answers VALUES (?, ?, ?)", (number, item, value))
        return new

    def version(self, content_hash: str) -> Questionnaire:
        """A questionnaire in an answered version.

        Raises:
            KeyError: no version with this hash was answered.
        """
        rows = self._log.rows("SELECT bytes, id FROM questionnaires WHERE hash = ?", (content_hash,))
        if not rows:
            raise KeyError(content_hash)
        data, name = rows[0]
        return read_questionnaire(bytes(data), f"{name}.yaml")


def _response(row: Any, version: Questionnaire, answers: Answers) -> Response:
    skipped = row[5] == "skipped"
    return Response(
        id=ResponseId(row[1]),
        questionnaire_id=row[2],
        questionnaire_hash=row[3],
        title=version.title,
        sitting=SittingId(row[4]) if row[4] else None,
        answers=answers,
        skipped=skipped,
        given=datetime.fromisoformat(row[6]),
        scores=() if skipped else scores(version, answers),
    )


def _check(questionnaire: Questionnaire, item: int, value: int) -> None:
    if not 1 <= item <= questionnaire.item_count:
        raise BadEntryError(
            _("item"), item, _("a number from 1 to {item_count}").format(item_count=questionnaire.item_count)
        )
    lowest, highest = questionnaire.lowest, questionnaire.highest
    if isinstance(value, bool) or not lowest <= value <= highest:
        raise BadEntryError(
            _("answer"),
            value,
            _("a whole number from {lowest} to {highest}").format(lowest=lowest, highest=highest),
        )
