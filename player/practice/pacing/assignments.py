"""What a preset suggests besides its controls: practices in order, with days of the week, and questionnaires.

Kindpace reminds nobody of them and counts nothing, and every other practice can still be chosen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

MOST: Final = 50
"""The most practices, and the most questionnaires, that a preset may assign. Our own limit."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
ID_PATTERN: Final = f"^{_ID.pattern}$"
"""The pattern of the ids of practices and questionnaires, for the schema."""


class Day(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True)
class AssignedPractice:
    """A practice that a clinician suggests.

    Attributes:
        id: the practice's id.
        days: the days on which it is suggested, Monday first; empty for any day.
    """

    id: str
    days: tuple[Day, ...] = ()


def read_practices(found: Any) -> tuple[AssignedPractice, ...] | None:
    """Read the practices in a preset file; None where they aren't a list of distinct practices."""
    if not isinstance(found, list) or len(found) > MOST:
        return None
    read = [_practice(entry) for entry in found]
    practices = tuple(practice for practice in read if practice is not None)
    ids = [practice.id for practice in practices]
    return practices if len(practices) == len(read) and len(set(ids)) == len(ids) else None


def read_questionnaires(found: Any) -> tuple[str, ...] | None:
    """Read the ids of questionnaires in a preset file; None where they aren't a list of distinct ids."""
    if not isinstance(found, list) or len(found) > MOST or not all(_is_id(entry) for entry in found):
        return None
    return tuple(str(entry) for entry in found) if len(set(found)) == len(found) else None


def practices_as_data(practices: tuple[AssignedPractice, ...]) -> list[dict[str, Any]]:
    """The practices as lists and dictionaries, as a preset file has them."""
    return [
        {"id": practice.id, "days": [str(day) for day in practice.days]}
        if practice.days
        else {"id": practice.id}
        for practice in practices
    ]


def in_week_order(days: tuple[Day, ...]) -> tuple[Day, ...]:
    """Each day once, Monday first."""
    return tuple(day for day in Day if day in days)


def _practice(found: Any) -> AssignedPractice | None:
    if not isinstance(found, Mapping) or not set(found) <= {"id", "days"} or not _is_id(found.get("id")):
        return None
    days = found.get("days", [])
    if not isinstance(days, list) or not all(isinstance(day, str) and day in set(Day) for day in days):
        return None
    return AssignedPractice(str(found["id"]), in_week_order(tuple(Day(day) for day in days)))


def _is_id(found: Any) -> bool:
    return isinstance(found, str) and _ID.fullmatch(found) is not None
