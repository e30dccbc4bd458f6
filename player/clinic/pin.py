"""The PIN for the clinic's screens on a shared machine: Argon2id, with growing waits kept on disk.

It is tamper evidence, not security: anybody who can delete files here can delete the PIN's, and it never
guards softening, skipping, muting, stopping or deleting. ``NOTICE`` says so wherever a PIN is set or entered.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from argon2 import Parameters, PasswordHasher, Type, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from player.clinic.errors import PinNotKeptError, PinUnfitError, PinWrongError
from player.language.catalogue import _, counted
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError
from player.system.files import read_bounded, write_whole
from player.system.paths import may_exist

NOTICE: Final = _(
    "The PIN keeps the clinic's screens closed on a shared computer. It is tamper evidence, not security: "
    "whoever may change files here can get around it. Going softer, skipping, muting, stopping and deleting "
    "never ask for it."
)
FILE_NAME: Final = "clinic-pin.json"
SHORTEST: Final = 4
LONGEST: Final = 64

_FREE: Final = 3
_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=15)
_SMALL: Final = 4096
_MOST_MEMORY: Final = 1024 * 1024
"""Limits for a stored hash in KiB, and below in passes and lanes: far above any we write."""
_MOST_TIME: Final = 16
_MOST_LANES: Final = 16
_FORMAT: Final = 1


@dataclass(frozen=True)
class PinAnswer:
    """The result of an attempt.

    Attributes:
        right: whether the clinic opens.
        wait: how long until the next attempt counts; zero for no wait.
        words: for the person; empty if it opens.
    """

    right: bool
    wait: timedelta = timedelta(0)
    words: str = ""


@dataclass(frozen=True)
class _Kept:
    hash: str
    wrong: int
    last: datetime
    right: datetime | None = None


def usual_hasher() -> PasswordHasher:
    """Argon2id with 64 MiB and three passes, the second choice of RFC 9106, in one lane: about 0.2 s."""
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1, type=Type.ID)


class ClinicPin:
    """Stores the PIN's hash, the number of wrong attempts, and the times of the last wrong and right one.

    Args:
        folder: the config folder; it must exist when a PIN is set.
        now: the local time with its offset.
        hasher: how PINs are hashed.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        hasher: PasswordHasher | None = None,
    ) -> None:
        self._path = folder / FILE_NAME
        self._now = now
        self._hasher = hasher or usual_hasher()

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN; also True if its file is damaged."""
        return may_exist(self._path)

    def set(self, new: str, present: str = "") -> None:
        """Set a PIN, or change it.

        Args:
            new: of 4 to 64 letters or digits.
            present: the current PIN; ignored if there is none.

        Raises:
            PinUnfitError: the new PIN can't be used.
            PinWrongError: the current PIN is wrong, or the wait is not over.
            PinNotKeptError: the file can't be read or written.
        """
        if not SHORTEST <= len(new) <= LONGEST or not new.isascii() or not new.isalnum():
            raise PinUnfitError(SHORTEST, LONGEST)
        given = self._now() if self.is_set else None
        self._need(present)
        self._write(_Kept(self._hasher.hash(new), 0, self._now(), given))

    def remove(self, present: str) -> None:
        """Remove the PIN.

        Raises:
            PinWrongError: it is wrong, or the wait is not over.
            PinNotKeptError: the file can't be read or deleted.
        """
        self._need(present)
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise PinNotKeptError(self._path, system_words(error)) from error

    def check(self, given: str) -> PinAnswer:
        """Check a PIN. If none is set, every PIN is right.

        Raises:
            PinNotKeptError: the file is damaged or can't be written; the clinic stays closed.
        """
        if not self.is_set:
            return PinAnswer(right=True)
        kept = self._read()
        left = self._wait_left(kept)
        if left > timedelta(0):
            return PinAnswer(
                False,
                left,
                _("That was wrong several times. Please wait {wait_in_words}.").format(
                    wait_in_words=_wait_in_words(left)
                ),
            )
        # Counted before it is checked, so that killing the program gains no attempt.
        counted = replace(kept, wrong=kept.wrong + 1, last=self._now())
        self._write(counted)
        if self._matches(kept.hash, given):
            self._write(replace(counted, wrong=0, right=counted.last))
            return PinAnswer(right=True)
        wait = wait_after(counted.wrong)
        then = (
            _(" You can try again in {wait_in_words}.").format(wait_in_words=_wait_in_words(wait))
            if wait
            else ""
        )
        return PinAnswer(False, wait, _("This is not the PIN.{then}").format(then=then))

    def last_given(self) -> datetime | None:
        """When it was last entered correctly; None if never or unknown. Never raises."""
        try:
            return self._read().right if self.is_set else None
        except PinNotKeptError:
            return None

    def wait(self) -> timedelta:
        """How long until an attempt counts; zero if now.

        Raises:
            PinNotKeptError: the file is damaged.
        """
        return self._wait_left(self._read()) if self.is_set else timedelta(0)

    def _need(self, present: str) -> None:
        answer = self.check(present)
        if not answer.right:
            raise PinWrongError(answer.words)

    def _wait_left(self, kept: _Kept) -> timedelta:
        since = self._now() - kept.last
        # Otherwise a clock set back would extend the wait by as much.
        if since < timedelta(0):
            self._write(replace(kept, last=self._now()))
            since = timedelta(0)
        return max(wait_after(kept.wrong) - since, timedelta(0))

    def _matches(self, kept: str, given: str) -> bool:
        try:
            if not self._has_fitting_cost(extract_parameters(kept)):
                raise PinNotKeptError(self._path, _("it is damaged"))
            return self._hasher.verify(kept, given)
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError, UnicodeError) as error:
            raise PinNotKeptError(self._path, _("it is damaged")) from error

    def _has_fitting_cost(self, found: Parameters) -> bool:
        """Whether a hash costs at least as much work as ours, and not too much for a machine.

        A cheaper one was not written here and is easily guessed; a far costlier one could block the machine.
        """
        ours = self._hasher
        return (
            found.type is ours.type
            and ours.memory_cost <= found.memory_cost <= _MOST_MEMORY
            and ours.time_cost <= found.time_cost <= _MOST_TIME
            and 1 <= found.parallelism <= _MOST_LANES
            and found.hash_len >= ours.hash_len
            and found.salt_len >= ours.salt_len
        )

    def _read(self) -> _Kept:
        try:
            return _kept_in(json.loads(read_bounded(self._path, _SMALL)))
        except NotUsableError as error:
            raise PinNotKeptError(self._path, error.problems[0].message.rstrip(".")) from error
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise PinNotKeptError(self._path, _("it is damaged")) from error

    def _write(self, kept: _Kept) -> None:
        whole = {"format": _FORMAT, "hash": kept.hash, "wrong": kept.wrong, "last": kept.last.isoformat()}
        if kept.right is not None:
            whole["right"] = kept.right.isoformat()
        try:
            write_whole(self._path, json.dumps(whole).encode())
        except OSError as error:
            raise PinNotKeptError(self._path, system_words(error)) from error


def wait_after(wrong: int) -> timedelta:
    """The wait after so many wrong attempts in a row: none, then 5 s, doubled each time up to 15 minutes."""
    if wrong < _FREE:
        return timedelta(0)
    # Far below the exponent at which a timedelta overflows, far above the longest wait.
    doubled: int = 1 << min(wrong - _FREE, 20)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)


def _kept_in(whole: Any) -> _Kept:
    last = datetime.fromisoformat(whole["last"])
    right = datetime.fromisoformat(whole["right"]) if "right" in whole else None
    wrong = whole["wrong"]
    if whole["format"] != _FORMAT or type(wrong) is not int or wrong < 0 or last.tzinfo is None:
        raise ValueError(whole)
    if not isinstance(whole["hash"], str):
        raise TypeError(whole)
    if right is not None and right.tzinfo is None:
        raise ValueError(whole)
    return _Kept(whole["hash"], wrong, last, right)


def _wait_in_words(wait: timedelta) -> str:
    seconds = max(round(wait.total_seconds()), 1)
    if seconds < 60:  # noqa: PLR2004 - a minute
        return counted("a second", "{number} seconds", seconds)
    minutes = -(-seconds // 60)
    return counted("a minute", "{number} minutes", minutes)
