"""Measures processor time and memory of a program and all its child processes, from /proc (Linux)."""

import os
import pwd
import re
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

TICKS = os.sysconf("SC_CLK_TCK")
EVERY = 1.0
"""Seconds between samples: memory that is used for a shorter time may be missed."""

_KB = 1024 / 1e6
_MAPPING = re.compile(
    r"^([0-9a-f]+-[0-9a-f]+) \S+ ([0-9a-f]+) (\S+) (\d+)[^\n]*\n"
    r"(?:[A-Z][^\n]*\n)*?Shared_Clean: +(\d+) kB\nShared_Dirty: +(\d+) kB\n"
    r"Private_Clean: +(\d+) kB\nPrivate_Dirty: +(\d+) kB\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Look:
    """A sample of a process tree.

    Attributes:
        at: seconds since the program was started.
        cpu: seconds of processor time that the tree has used so far, ended processes included.
        memory: MB resident in all processes. Pages that they share with each other count once; pages that
            they share with other programs count in full, so that other programs make no difference.
    """

    at: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Ran:
    """A program that has ended.

    Attributes:
        cpu: seconds of processor time, user and system, all processes.
        peak: MB, the largest memory of all samples.
        seconds: from start to end.
        status: its exit status.
        looks: the samples.
    """

    cpu: float
    peak: float
    seconds: float
    status: int
    looks: tuple[Look, ...]


class Tree:
    """Follows one process and its descendants."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._used: dict[tuple[int, int], float] = {}

    def look(self, at: float) -> Look:
        """Take a sample."""
        members = self.members()
        return Look(at, sum(self._used.values()), _resident([pid for pid, _ in members]))

    def cpu(self) -> float:
        """Seconds of processor time so far.

        ``/proc/PID/stat`` counts hundredths of a second and rounds down, which is a tenth of the start of a
        window. Of threads that live, the scheduler knows nanoseconds.
        """
        for member in self.members():
            self._used[member] = max(self._used[member], _scheduled(member[0]))
        return sum(self._used.values())

    def members(self) -> list[tuple[int, int]]:
        """The process id and start time of each living process; their processor times are recorded."""
        stats = dict(_stats())
        found, inside = [], {self._root}
        # Repeated until nothing is added: once ids have wrapped around, a child's may be below its parent's.
        while new := [pid for pid, stat in stats.items() if pid not in inside and stat.belongs(inside)]:
            inside.update(new)
        for pid in inside & stats.keys():
            stat = stats[pid]
            self._used[pid, stat.started] = stat.cpu
            found.append((pid, stat.started))
        return found


@dataclass(frozen=True)
class _Stat:
    parent: int
    session: int
    started: int
    cpu: float

    def belongs(self, inside: set[int]) -> bool:
        # Programs are started in sessions of their own, so a process whose parent has ended is found too.
        return self.parent in inside or self.session in inside


def _stats():
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (stat := _stat(entry.name)) is not None:
            yield int(entry.name), stat


def _stat(pid: str) -> _Stat | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return None
    # The name, in brackets, may itself contain spaces and brackets.
    fields = text.rpartition(")")[2].split()
    return _Stat(int(fields[1]), int(fields[3]), int(fields[19]), (int(fields[11]) + int(fields[12])) / TICKS)


def _scheduled(pid: int) -> float:
    """Seconds that the living threads of a process have run, by ``/proc/PID/task/TID/schedstat``."""
    seconds = 0.0
    for file in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            seconds += int(file.read_text(encoding="ascii").split()[0]) / 1e9
        except (OSError, IndexError, ValueError):
            # It has ended meanwhile, or this kernel doesn't count.
            continue
    return seconds


def _resident(pids: Sequence[int]) -> float:
    """MB resident in these processes."""
    own = 0
    together: dict[tuple[str, str, str], int] = {}
    for pid in pids:
        for place, private, shared in _mappings(pid):
            own += private
            together[place] = max(together.get(place, 0), shared)
    return (own + sum(together.values())) * _KB


def _mappings(pid: int):
    """Each mapping's place in its file, and its private and shared kB; nothing if the process has ended."""
    try:
        text = Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for found in _MAPPING.finditer(text):
        address, offset, device, inode, *sizes = found.groups()
        shared, private = int(sizes[0]) + int(sizes[1]), int(sizes[2]) + int(sizes[3])
        if private or shared:
            yield (device, inode, offset if inode != "0" else address), private, shared


class Program:
    """A running program that is sampled every second and ended by its process id.

    Args:
        command: the command.
        environment: the program's environment.
        user: run it as this user (VLC refuses to run as root); empty for the current user.
        output: where standard output goes.
        watched: whether to take samples; not needed if only the sound is measured.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        user: str = "",
        output: int = subprocess.DEVNULL,
        watched: bool = True,
    ) -> None:
        identity = _identity(user)
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            list(command),
            env=dict(environment),
            stdin=subprocess.PIPE if output == subprocess.PIPE else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            **identity,
        )
        self.tree = Tree(self.process.pid)
        self._looks: list[Look] = []
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        if watched:
            self._watcher.start()

    def pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Its standard output and input.

        Raises:
            ValueError: ``output`` isn't a pipe.
        """
        if self.process.stdout is None or self.process.stdin is None:
            raise ValueError(self.process.args)
        return self.process.stdout, self.process.stdin

    @property
    def looks(self) -> tuple[Look, ...]:
        """All samples so far."""
        return tuple(self._looks)

    def cpu_now(self) -> float:
        """Seconds of processor time used so far."""
        return self.tree.cpu()

    def cpu_stopped(self) -> float:
        """The same, with the program stopped meanwhile: it would go on in the milliseconds that it takes."""
        os.killpg(self.process.pid, signal.SIGSTOP)
        try:
            return self.tree.cpu()
        finally:
            os.killpg(self.process.pid, signal.SIGCONT)

    def wait(self, patience: float) -> Ran:
        """Wait until it ends by itself, and measure it.

        Raises:
            subprocess.TimeoutExpired: it didn't end within ``patience`` seconds, and was killed.
        """
        try:
            status, usage = self._reap(patience)
        finally:
            self._ended.set()
            if self._watcher.ident is not None:
                self._watcher.join()
            self.end()
        seconds = time.monotonic() - self.started
        seen = max((look.cpu for look in self._looks), default=0.0)
        # The system's count is exact but only has children that were waited for; the samples have all.
        cpu = max(usage.ru_utime + usage.ru_stime, seen)
        return Ran(cpu, max((look.memory for look in self._looks), default=0.0), seconds, status, self.looks)

    def _reap(self, patience: float):
        end = time.monotonic() + patience
        while True:
            pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                return self.process.returncode, usage
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(self.process.args, patience)
            time.sleep(0.02)

    def end(self) -> None:
        """End it and its descendants, each by its process id."""
        self._ended.set()
        members = self.tree.members() if self.process.returncode is None else []
        if self.process.returncode is None:
            self.process.terminate()
            try:
                self.process.wait(4)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for pid, started in members:
            stat = _stat(str(pid))
            if stat is not None and stat.started == started:
                _kill(pid)

    def _watch(self) -> None:
        while not self._ended.wait(EVERY):
            self._looks.append(self.tree.look(time.monotonic() - self.started))


def _kill(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return


def _identity(user: str) -> dict:
    if not user:
        return {}
    entry = pwd.getpwnam(user)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def run_program(command, environment, patience: float, **keywords) -> Ran:
    """Run a program to its end and measure it."""
    return Program(command, environment, **keywords).wait(patience)
