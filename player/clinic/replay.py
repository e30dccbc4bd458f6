"""Replay of an old signed preset: it still verifies, so the person is asked before importing it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from player.clinic.errors import ClinicError
from player.clinic.verification import Verification, day_in_words
from player.language.catalogue import _
from player.practice.display_text import isolated, quoted
from player.system.local_time import local


class OlderPresetError(ClinicError):
    """A later preset by its author is here; the older one is imported only if the person agrees."""

    def __init__(self, words: str) -> None:
        super().__init__(words)


def newer_of_same_author(found: Verification, others: Iterable[Verification]) -> Verification | None:
    """The latest other preset that the same author signed after this one, or None.

    Args:
        found: the verification of the preset to import.
        others: the verifications of those that are here, including expired ones.
    """
    if found.author is None:
        return None
    later = [
        other
        for other in others
        if other.author is not None
        and other.author.key == found.author.key
        and signed_at(other) > signed_at(found)
    ]
    return max(later, key=signed_at, default=None)


def older_words(found: Verification, newer: Verification) -> str:
    """The question for the person, with both dates."""
    author = isolated(newer.author.name) if newer.author else ""
    name = f" {quoted(newer.pacing.name)}" if newer.pacing else ""
    first, second = _when(found), _when(newer)
    if first == second:
        first, second = (
            _("{when} at {local:%H:%M:%S}").format(when=_when(preset), local=_local(preset))
            for preset in (found, newer)
        )
    return _(
        "This preset is older than one that you have: it was signed on {first}, and{name} by "
        "{author} on {second}. An old file that is handed in again looks as good as a new "
        "one. You might ask {author} which of them is meant."
    ).format(first=first, name=name, author=author, second=second)


def signed_at(found: Verification) -> datetime:
    """When it was signed, by the author's clock; without that, the end of the day in the file."""
    if found.signed_at is not None:
        return found.signed_at
    day = found.pacing.date if found.pacing else date.min
    return datetime.combine(day, time.max, UTC)


def _local(found: Verification) -> datetime:
    return signed_at(found) if found.signed_at is None else local(signed_at(found))


def _when(found: Verification) -> str:
    return day_in_words(_local(found).date())
