"""What a preset assigns beside its controls: practices in an order, with suggested days, and questionnaires.

Both are suggestions: nothing reminds, nothing counts, and every other practice stays where it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

MOST: Final = 50
"""No preset assigns more of either; our own limit."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
ID_PATTERN: Final = f"^{_ID.pattern}$"
"""What the ids of practices and questionnaires look like, for the schema."""


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
    """One practice in the order in which a clinician put them.

    Attributes:
        id: of the practice.
        days: on which it is suggested, Monday first; empty for any day.
    """

    id: str
    days: tuple[Day, ...] = ()


def read_practices(found: Any) -> tuple[AssignedPractice, ...] | None:
    """The practices as a preset file has them, or None where they are not as they should be."""
    if not isinstance(found, list) or len(found) > MOST:
        return None
    read = [_practice(one) for one in found]
    kept = tuple(one for one in read if one is not None)
    ids = [one.id for one in kept]
    return kept if len(kept) == len(read) and len(set(ids)) == len(ids) else None


def read_questionnaires(found: Any) -> tuple[str, ...] | None:
    """The questionnaires' ids as a preset file has them, or None where they are not as they should be."""
    if not isinstance(found, list) or len(found) > MOST or not all(_is_id(one) for one in found):
        return None
    return tuple(str(one) for one in found) if len(set(found)) == len(found) else None


def written(practices: tuple[AssignedPractice, ...]) -> list[dict[str, Any]]:
    """The practices as a preset file has them."""
    return [
        {"id": one.id, "days": [str(day) for day in one.days]} if one.days else {"id": one.id}
        for one in practices
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
