"""Runs a program under strace and reads what came of it: every socket, every program, every file changed."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

# A name with ? before it may be missing on a kind of processor.
_CHANGES = (
    *("open", "openat", "openat2", "creat", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat"),
    *("renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "truncate"),
    *("chmod", "fchmodat", "chown", "lchown", "fchownat", "utime", "utimes", "utimensat", "futimesat"),
    *("setxattr", "lsetxattr"),
)
_TRACED = ",".join(f"?{name}" for name in ("%network", "execve", "io_uring_setup", *_CHANGES))
_OPENING = ("open", "openat", "openat2")
_RESOLVER = frozenset(("/etc/hosts", "/etc/host.conf", "/etc/resolv.conf", "/etc/gai.conf"))
"""What is read to find out where a name leads."""

_SYMLINK = ("symlink", "symlinkat")

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|\?)(?:<[^>]*>)?(?: (\w+) \(.*\)| .*)?$")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
_PEER = re.compile(r'sun_path=@?"([^"]*)"')


@dataclass(frozen=True)
class Socket:
    """A socket that was asked for: its family, and what it was refused with; empty if it was not."""

    family: str
    refused: str


@dataclass
class Trace:
    """What a program and all that it started did.

    Attributes:
        sockets: every one asked for but those of AF_UNIX.
        lookups: files read to look up the name of a machine, which comes before any socket.
        peers: addresses of AF_UNIX that were reached.
        rings: how often io_uring was asked for.
        programs: that were started.
        changed: files that were made, opened for writing, renamed or removed.
    """

    sockets: list[Socket] = field(default_factory=list)
    lookups: set[str] = field(default_factory=set)
    peers: set[str] = field(default_factory=set)
    rings: int = 0
    programs: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)

    def changed_outside(self, *inside: str) -> list[str]:
        """What was changed whose path doesn't match any of these patterns as a whole."""
        return sorted(path for path in self.changed if not any(re.fullmatch(one, path) for one in inside))


class Traced:
    """A program under strace.

    Args:
        folder: an empty one for strace's files, one a thread.
        command: the program.
        environment: of it.
        lightly: stop it at the calls that are looked at alone. It then runs nearly as fast as by itself, but
            strace does not see a socket that the product's own filter refuses.
    """

    def __init__(self, folder, command, environment, *, lightly=False, **popen):
        self._folder = Path(folder)
        self._folder.mkdir(parents=True)
        # A file a thread keeps each call on one line; -y says which folder a descriptor is.
        strace = [
            "strace",
            "-f",
            "-ff",
            *(["--seccomp-bpf"] if lightly else []),
            "-y",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            f"trace={_TRACED}",
        ]
        self.process = subprocess.Popen(
            [*strace, "-o", self._folder / "call", *map(str, command)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A group of its own, so that it can be interrupted as a terminal does it: strace looks away.
            start_new_session=True,
            **popen,
        )

    def trace(self):
        """What was seen; only once it has ended."""
        found = Trace()
        for file in sorted(self._folder.iterdir()):
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                _read(line, found)
        return found


def cannot_trace():
    """Why nothing can be traced here; empty if it can."""
    if shutil.which("strace") is None:
        return "strace is not installed: make test installs it"
    tried = subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else tried.stderr.decode(errors="replace").strip()


def _read(line, found):
    call = _CALL.match(line)
    if call is None:
        return
    name, arguments, result, error = call.groups()
    failed = result == "-1"
    if name in ("socket", "socketpair"):
        family = arguments.partition(",")[0]
        if family not in ("AF_UNIX", "AF_LOCAL"):
            found.sockets.append(Socket(family, (error or "") if failed else ""))
    elif name == "io_uring_setup":
        found.rings += 1
    elif not failed:
        _note(name, arguments, found)


def _note(name, arguments, found):
    """A call that was carried out."""
    if name == "connect":
        found.peers |= set(_PEER.findall(arguments))
    elif name == "bind":
        # A socket of this kind is a file.
        found.changed |= set(_PEER.findall(arguments))
    elif name == "execve":
        found.programs.append(_paths(arguments)[0])
    elif name in _OPENING and not _WRITING.search(arguments):
        found.lookups |= _RESOLVER.intersection(_paths(arguments))
    elif name in _CHANGES:
        paths = _paths(arguments)
        found.changed |= set(paths[1:] if name in _SYMLINK else paths)


def _paths(arguments):
    """Every path, made absolute by the folder before it."""
    return [
        os.path.normpath(os.path.join(folder, path.encode().decode("unicode_escape")))  # noqa: PTH118
        for folder, path in _PATH.findall(arguments)
    ]
