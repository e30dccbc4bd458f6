"""What takes long with the log: a new key, looking into a copy, putting one back, deleting days."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from player.language.catalogue import _
from player.records.retention.backups import BackupPreview
from player.records.session_log import SessionLog

LOOKING: Final = _("Kindpace is looking into it.")
MOVING: Final = _("The log is being encrypted with a new key. With many years in it, that takes a moment.")
PUTTING_BACK: Final = _("The log is being exchanged. With many years in it, that takes a moment.")
DELETING: Final = _("These days are being deleted. With many years in the log, that takes a moment.")


class Wish(Enum):
    """What for a copy of the log is looked into."""

    SAY = auto()
    PUT_BACK = auto()
    TAKE_BACK = auto()


@dataclass(frozen=True)
class Done:
    """Something was done; in words."""

    words: str


@dataclass(frozen=True)
class Seen:
    """A copy of the log was looked into: its name, what is in it, and what that was for."""

    name: str
    found: BackupPreview
    wish: Wish


@dataclass(frozen=True)
class _Work:
    """Something that waits for its turn with the log."""

    log: SessionLog
    words: str
    name: str
    work: Callable[[], Done | Seen]


class LogWork:
    """One thing at a time, in a thread of its own that has the log meanwhile, whichever page is shown."""

    def __init__(self) -> None:
        self._works: deque[_Work] = deque()
        self._made: Future[Done | Seen] | None = None

    @property
    def words(self) -> str:
        """What is being done, or is to be done next; empty for nothing, and while copies are looked into."""
        return next((work.words for work in self._works if work.words), "")

    @property
    def looked_into(self) -> frozenset[str]:
        """The names of the copies that are looked into, or are to be."""
        return frozenset(work.name for work in self._works if work.name)

    def do(self, log: SessionLog, words: str, work: Callable[[SessionLog], str]) -> None:
        """Do this, unless something is being done; it gives what is said afterwards."""
        if not self.words:
            self._add(_Work(log, words, "", lambda: Done(work(log))))

    def look_into(
        self, log: SessionLog, name: str, wish: Wish, look: Callable[[SessionLog], BackupPreview]
    ) -> None:
        """Look into a copy, after what is under way."""
        self._add(_Work(log, "", name, lambda: Seen(name, look(log), wish)))

    def _add(self, work: _Work) -> None:
        self._works.append(work)
        if self._made is None:
            self._begin()

    def _begin(self) -> None:
        work = self._works[0]
        self._made = work.log.lending.begin(work.work)

    def finished(self) -> Done | Seen | None:
        """What came of the first of them, once; None while it is under way. Raises RecordsError."""
        made = self._made
        if made is None or not made.done():
            return None
        self._made = None
        self._works.popleft()
        if self._works:
            self._begin()
        return made.result()
