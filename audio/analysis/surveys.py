"""Surveys on demand: stored ones at once, others from a separate process."""

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Final

from audio.analysis.survey import Survey, known_survey, read_survey
from audio.files.paths import FileState, state_of
from audio.files.unfinished import remove_unfinished
from audio.helper_process import follow, start_helper
from audio.isolation.command import isolated_command
from audio.sentences import _, system_words
from audio.units import ClipName

AT_ONCE: Final = 40
"""How many answers are taken in at once: of a thousand recordings, all would take half a second."""


class Surveys:
    """Scans recordings in another process and remembers the results. Nothing here blocks.

    Args:
        cache: the folder of prepared sound.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._found: dict[Path, Survey] = {}
        self._faults: dict[Path, str] = {}
        self._unkept: set[Path] = set()
        # As each was when it was scanned; None where it changed meanwhile.
        self._states: dict[Path, FileState | None] = {}
        self._shares: dict[Path, float] = {}
        self._waiting: dict[Path, None] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()

    def find_kept(self, path: Path) -> Survey | None:
        """The complete survey of a file, if one is stored.

        Raises:
            FileUnreadableError: the file can't be read.
        """
        found = known_survey(self._cache, path)
        if found is not None:
            self._found[path] = found
            self._states[path] = FileState(found.size, found.changed)
        return found

    def ask(self, paths: Sequence[Path]) -> None:
        """Queue these files for scanning, after the current ones; again those that have changed since."""
        new = [path for path in paths if not self._settled(path)]
        for path in new:
            self._forget_fault(path)
        self._waiting |= dict.fromkeys(new)
        self._start()

    def first(self, path: Path) -> None:
        """Scan this file before all others."""
        if path in self._found and self._settled(path):
            return
        self._end()
        self._found.pop(path, None)
        self._forget_fault(path)
        self._waiting = {path: None} | self._waiting
        self._start()

    def poll(self) -> bool:
        """Take in new results; True if there were any."""
        changed = False
        with suppress(queue.Empty):
            for _ in range(AT_ONCE):
                self._take(self._answers.get_nowait())
                changed = True
        if self._process is not None and self._process.poll() is not None and self._answers.empty():
            self._ended()
            changed = True
        return changed

    def found(self, path: Path) -> Survey | None:
        """The results for a file so far."""
        return self._found.get(path)

    def known(self) -> tuple[Path, ...]:
        """The files with results."""
        return tuple(self._found)

    def fault(self, path: Path) -> str:
        """Why a file can't be used, in words; empty if it can, or if that isn't known yet."""
        return self._faults.get(path, "")

    def share(self, path: Path) -> float:
        """How much of a file has been scanned, 0 to 1; 0 where that isn't known."""
        return self._shares.get(path, 0.0)

    def unkept(self, path: Path) -> bool:
        """Whether the fault isn't the file's: the survey could not be made or kept."""
        return path in self._unkept

    def cancel(self, path: Path) -> None:
        """Scan this file no further; what is known of it stays."""
        if path not in self._waiting:
            return
        self._end()
        self._done(path)
        self._start()

    def close(self) -> None:
        """End the process."""
        self._waiting.clear()
        self._end()

    def _settled(self, path: Path) -> bool:
        """Whether nothing more is to be found out about a file as it is now."""
        found = self._found.get(path)
        if path not in self._faults and (found is None or not found.complete):
            return False
        now = state_of(path)
        return now is None or now == self._states.get(path)

    def _forget_fault(self, path: Path) -> None:
        self._faults.pop(path, None)
        self._unkept.discard(path)

    def _take(self, answer: dict[str, str]) -> None:
        path = Path(answer["path"])
        if "share" in answer:
            self._shares[path] = float(answer["share"])
            return
        if "fault" in answer:
            self._faults[path] = answer["fault"]
            self._states[path] = None if "changing" in answer else state_of(path)
            if "kept" in answer:
                self._unkept.add(path)
            self._end_there(path, answer["fault"])
            self._done(path)
            return
        survey = read_survey(self._cache, ClipName(answer["clip"]))
        if survey is None:
            return
        self._found[path] = survey
        self._states[path] = FileState(int(answer["size"]), int(answer["changed"]))
        if self._settled(path):
            # It may have changed, and been asked for again, while the answer was on its way.
            self._done(path)

    def _end_there(self, path: Path, fault: str) -> None:
        """The sitting under way plays what has been scanned; next time the file is scanned again."""
        known = self._found.get(path)
        if known is not None:
            self._found[path] = replace(known, complete=True, fault=fault)

    def _done(self, path: Path) -> None:
        self._waiting.pop(path, None)

    def _start(self) -> None:
        if self._process is not None or not self._waiting:
            return
        try:
            self._process = start_helper(
                isolated_command("audio.analysis.survey_process", str(self._cache), *map(str, self._waiting)),
                # What decoders say of a damaged file is no message for a person.
                stderr=subprocess.DEVNULL,
            )
            reading = (self._process.stdout, self._answers)
            follow(
                self._process,
                threading.Thread(target=_read, args=reading, name="survey answers", daemon=True),
            )
        except OSError as error:
            self._process = None
            self._not_started(system_words(error))

    def _not_started(self, reason: str) -> None:
        """The system has no process to give: nothing is wrong with the files, and each is tried again."""
        for path in self._waiting:
            self._states[path] = None
            self._unkept.add(path)
            self._faults[path] = _("{name} could not be looked through: {fault}.").format(
                name=path, fault=reason
            )
        self._waiting.clear()

    def _ended(self) -> None:
        """The process has died: queue the remaining files again, but not the one it died on."""
        died = self._process is not None and self._process.returncode != 0
        self._end()
        if died and self._waiting:
            path = next(iter(self._waiting))
            del self._waiting[path]
            self._states[path] = state_of(path)
            self._faults[path] = _("{path} could not be looked through. Choose another file.").format(
                path=path
            )
        self._start()

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        remove_unfinished(self._cache, self._process.pid)
        self._process = None


def _read(pipe: IO[bytes], answers: "queue.SimpleQueue[dict[str, str]]") -> None:
    with pipe:
        for line in pipe:
            with suppress(ValueError):
                answers.put(json.loads(line))
