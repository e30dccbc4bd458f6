"""Spoken lines on demand: the façade of the worker process, and the same without a worker.

The worker loads the voice (200 MB) in a process of its own. It starts when a requested line isn't in the
cache, ends after being idle for a while, and is replaced when it dies.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from audio.errors import AudioError
from audio.files.clip_cache import CacheError, ClipCache
from audio.units import ClipName, Frames
from audio.voice.languages.language_narrator import Speaking, argument_of, identity_for
from audio.voice.narrator_catalog import DEFAULT_NARRATOR
from audio.voice.protocol import OtherScriptError, Voice, VoiceError
from audio.voice.sayable import ENGLISH, Letters, can_say
from audio.voice.worker_link import WorkerLink

IDLE_SECONDS: Final = 60.0
"""How long an idle worker is kept."""

_ATTEMPTS: Final = 3
_WAIT_STEP: Final = 0.01


@dataclass(frozen=True)
class LineRequest:
    """A line to speak.

    Attributes:
        text: with pronunciations as ``[word](/phonemes/)``.
        words_per_minute: its pace.
        joints: how many words stand before each place that a reader chose for a rest; empty for the rules.
    """

    text: str
    words_per_minute: float
    joints: tuple[int, ...] = ()


@dataclass(frozen=True)
class PreparedLine:
    """A line in the cache, ready to be placed on a timeline."""

    text: str
    words_per_minute: float
    clip: ClipName
    frames: Frames


@dataclass(frozen=True)
class FailedLine:
    """A line that can't be spoken; ``reason`` says what was wrong and what to do."""

    text: str
    words_per_minute: float
    reason: str


class SpeechWorker:
    """Prepares lines in another process. No method but :meth:`wait` blocks.

    Args:
        cache_folder: where the clips go.
        idle_seconds: how long an idle worker is kept.
        narrator: who speaks.
    """

    def __init__(
        self, cache_folder: Path, idle_seconds: float = IDLE_SECONDS, narrator: Speaking = DEFAULT_NARRATOR
    ) -> None:
        self._cache = ClipCache(cache_folder)
        self._link = WorkerLink(cache_folder, idle_seconds, argument_of(narrator))
        self._identity = identity_for(narrator)
        self._pending: list[LineRequest] = []
        self._ready: list[PreparedLine | FailedLine] = []
        self._attempts = 0

    @property
    def running(self) -> bool:
        """Whether the worker process is alive."""
        return self._link.alive

    @property
    def process_id(self) -> int | None:
        """Of the worker, while it is alive."""
        return self._link.process_id

    @property
    def pending(self) -> int:
        """How many lines are still pending."""
        return len(self._pending)

    def warm(self) -> None:
        """Start the worker before the first request."""
        self._link.start()

    def prepare(self, lines: Sequence[LineRequest]) -> None:
        """Request these lines, in this order, before all earlier requests.

        The next :meth:`poll` returns lines from the cache without a worker.
        """
        wanted = list(dict.fromkeys(lines))
        missing = [line for line in wanted if not self._answered(line)]
        if not missing:
            return
        chosen = set(missing)
        self._pending = missing + [line for line in self._pending if line not in chosen]
        self._attempts = 0
        self._send()

    def kept(self, line: LineRequest) -> PreparedLine | None:
        """The line where it is in the cache already; asks for nothing."""
        return _from_cache(self._cache, line, self._identity)

    def poll(self) -> tuple[PreparedLine | FailedLine, ...]:
        """Lines that became ready since the last call, in that order. Replaces a worker that died."""
        for answer in self._link.answers():
            self._take(answer)
        if self._pending and not self._link.alive:
            self._restart()
        ready = tuple(self._ready)
        self._ready.clear()
        return ready

    def wait(self, timeout: float) -> tuple[PreparedLine | FailedLine, ...]:
        """Like :meth:`poll`, but block until something is ready, nothing is pending, or the timeout."""
        end = time.monotonic() + timeout
        while True:
            found = self.poll()
            if found or not self._pending or time.monotonic() >= end:
                return found
            time.sleep(_WAIT_STEP)

    def close(self) -> None:
        """End the worker. Pending lines are dropped."""
        self._pending.clear()
        self._link.close()
        self._cache.close()

    def _answered(self, line: LineRequest) -> bool:
        found = _from_cache(self._cache, line, self._identity)
        if found is None:
            return False
        self._ready.append(found)
        return True

    def _take(self, answer: dict[str, object]) -> None:
        about = (str(answer["text"]), float(str(answer["words_per_minute"])))
        line = next((line for line in self._pending if (line.text, line.words_per_minute) == about), None)
        if line is None:
            return
        self._pending.remove(line)
        self._attempts = 0
        if "reason" in answer:
            self._ready.append(FailedLine(line.text, line.words_per_minute, str(answer["reason"])))
            return
        clip, length = ClipName(str(answer["clip"])), Frames(int(str(answer["frames"])))
        self._ready.append(PreparedLine(line.text, line.words_per_minute, clip, length))

    def _restart(self) -> None:
        """Restart a worker that died with lines pending, but give up on a line that keeps killing it."""
        self._attempts += 1
        if self._attempts > _ATTEMPTS:
            line = self._pending.pop(0)
            self._attempts = 0
            self._ready.append(FailedLine(line.text, line.words_per_minute, self._link.fault(line.text)))
        if self._pending:
            self._send()

    def _send(self) -> None:
        self._link.send([asdict(line) for line in self._pending])


def speak_lines(
    lines: Iterable[LineRequest],
    voice: Voice,
    cache: ClipCache,
    progress: Callable[[int], None] | None = None,
    letters: Letters | None = ENGLISH,
) -> Iterator[PreparedLine | FailedLine]:
    """Speak lines in this process, one after the other, as the command line does.

    Args:
        lines: in the order wanted; those in the cache aren't spoken again.
        voice: speaks what is missing.
        cache: keeps it.
        progress: called after every line with the number done.
        letters: what the voice can say.

    Yields:
        One answer for each line, in order.

    Raises:
        CacheNotWritableError: the cache's folder can't be written.
    """
    for done, line in enumerate(lines, 1):
        yield spoken(line, voice, cache, letters)
        if progress is not None:
            progress(done)


def spoken(
    line: LineRequest, voice: Voice, cache: ClipCache, letters: Letters | None = ENGLISH
) -> PreparedLine | FailedLine:
    """One line from the cache, or else from the voice.

    Args:
        line: the line.
        voice: speaks it.
        cache: keeps it.
        letters: what the voice can say.

    Raises:
        CacheNotWritableError: the cache's folder can't be written.
    """
    found = _from_cache(cache, line, voice.identity)
    if found is not None:
        return found
    try:
        if not can_say(line.text, letters):
            raise OtherScriptError(line.text)
        samples = voice.speak(line.text, line.words_per_minute, line.joints).samples
    except VoiceError as fault:
        return FailedLine(line.text, line.words_per_minute, str(fault))
    clip = cache.name_for(line.text, voice.identity, line.words_per_minute, line.joints)
    length = cache.store(clip, samples)
    return PreparedLine(line.text, line.words_per_minute, clip, length)


def answer_to(
    line: LineRequest, voice: Voice, cache: ClipCache, letters: Letters | None = ENGLISH
) -> PreparedLine | FailedLine:
    """Like :func:`spoken`, but returns faults as answers: what the worker sends back."""
    try:
        return spoken(line, voice, cache, letters)
    except AudioError as fault:
        return FailedLine(line.text, line.words_per_minute, str(fault))


def _from_cache(cache: ClipCache, line: LineRequest, identity: str) -> PreparedLine | None:
    clip = cache.name_for(line.text, identity, line.words_per_minute, line.joints)
    if not cache.has(clip):
        return None
    try:
        return PreparedLine(line.text, line.words_per_minute, clip, cache.frames(clip))
    except CacheError:  # Pruned or damaged by another process since the line above.
        return None
