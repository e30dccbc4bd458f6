"""``kindpace`` and ``python -m player``: opens the window, or runs one command without it."""

import os
import signal
import sys

# Before anything else is imported, which takes a quarter of a second: until main notes it, and after it has,
# Ctrl-C ends the program without a traceback. Whoever only imports this keeps their own way.
if (__name__ == "__main__" or "kindpace" in sys.argv[0].rpartition(os.sep)[-1]) and (
    signal.getsignal(signal.SIGINT) is signal.default_int_handler
):
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from audio.isolation.command import HELPER
from audio.isolation.process import isolate
from player.cli.errors import CommandError, Exit
from player.language.catalogue import _
from player.records.folder_upkeep import prepare_folders
from player.system.folders import OTHERS, FolderError, find_folders
from player.system.signals import Ended, ending_on_signals
from player.system.standard_streams import OutputLostError, drop_output, open_missing_streams, written
from player.system.start_language import start_language
from player.system.telemetry_leftovers import remove_telemetry_leftovers

_MEGABYTE: Final = 1024**2
_ROOM_FOR_SOUND: Final = 192 * _MEGABYTE
_NEEDED: Final[dict[str | None, int]] = {
    None: 512 * _MEGABYTE,
    "plan": _ROOM_FOR_SOUND,
    "render": _ROOM_FOR_SOUND,
    "play": _ROOM_FOR_SOUND,
    "narrators": _ROOM_FOR_SOUND,
    "doctor": _ROOM_FOR_SOUND,
    "voice": _ROOM_FOR_SOUND,
}
"""Bytes of address space that a process of the window takes at most, and commands with the libraries of
sound, with memory in one pool (``in_one_pool``). Measured on 30 November 2026 in Debian 12: with 500 MB a
spoken sitting is heard and every place opens (voice 468 MB, engine 436, window 428); with 460 MB a
run didn't come to its end, and with 400 MB Qt ends the window. Below 160 MB OpenBLAS ends a command."""
_ROOM_FOR_PDF: Final = 192 * _MEGABYTE
"""As above; below 170 MB Qt ends it."""


def run() -> int:
    """Run Kindpace as a program: cut the process off from the internet first, then run ``main``.

    Returns:
        The exit status; ``docs/command-line.md`` lists them.
    """
    open_missing_streams()
    # Libraries take for granted that there is one.
    os.environ.setdefault("PATH", os.defpath)
    # Before anything is imported that has sentences of its own.
    # Where there are none, that is said as soon as they are needed.
    with suppress(FolderError):
        start_language(find_folders())
    if sys.argv[1:2] == [HELPER]:
        return _run_helper(sys.argv[2:])
    # Doctor starts the window's processes too, and a child process inherits the isolation of its parent.
    isolate(opens_window=are_files(sys.argv[1:]) or sys.argv[1] == "doctor")
    remove_telemetry_leftovers()
    return main()


def _run_helper(words: Sequence[str]) -> int:
    # Imported here: the window and the commands have no use for them.
    from audio.isolation.__main__ import main as run_isolated
    from player.cli.helpers.modules_by_name import HELPERS

    module = next((word for word in words if not word.startswith("--")), "")
    if module not in HELPERS.values():
        _tell(
            _("{value} is no helper of Kindpace. It starts its helpers itself.").format(
                value=module or _("Nothing")
            )
        )
        return Exit.BAD_INPUT
    run_isolated(words)
    return Exit.FINE


def main(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911  # one for each way to end
    """Run the command that the arguments name, or the window.

    Args:
        arguments: the command line without the program's name; None for the process's own.

    Returns:
        The exit status; ``docs/command-line.md`` lists them.
    """
    # Only its owner may read what this process and its children write, in whatever way they write it.
    before = os.umask(OTHERS)
    try:
        asked = _parsed(sys.argv[1:] if arguments is None else arguments)
        with ending_on_signals():
            _prepare_folders(asked)
            _refuse_without_room(asked)
            status = _run(asked)
            # A closed pipe is noticed only when the buffer is written: flush it where that can be caught.
            with written():
                sys.stdout.flush()
    except OutputLostError as error:
        drop_output()
        _tell(str(error))
        return Exit.ATTENTION
    except CommandError as error:
        _tell(str(error), *error.more)
        return error.status
    except FolderError as error:
        _tell(str(error))
        return Exit.ATTENTION
    except KeyboardInterrupt:
        _tell(_("stopped."))
        return Exit.INTERRUPTED
    except Ended as ended:
        _tell(_("ended, because the system asked for it."))
        return ended.status
    except BrokenPipeError:
        drop_output()
        return Exit.PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # the last place where a crash can be reported in words
        if isinstance(error, FileNotFoundError) and not _started_somewhere():
            _tell(
                _("The folder that this was started in is no longer there. Change to another, and try again.")
            )
            return Exit.BAD_INPUT
        # Only after a fault.
        from player.system.scarcity import too_little, too_little_said

        if too_little(error):
            _tell(too_little_said())
            return Exit.ATTENTION
        return _crashed(error)
    finally:
        os.umask(before)
    return status


def are_files(arguments: Sequence[str]) -> bool:
    """Whether the window opens: with nothing, or with files; they have a dot or a slash, commands don't."""
    return all(not word.startswith("-") and ("." in word or os.sep in word) for word in arguments)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    if are_files(arguments):
        return argparse.Namespace(command=None, files=arguments)
    # Imported here: the window starts sooner without it.
    from player.cli.arguments import make_parser

    return make_parser().parse_args(arguments)


def _prepare_folders(asked: argparse.Namespace) -> None:
    # The window prepares them itself, once it can show the messages.
    for words in prepare_folders(find_folders()) if asked.command is not None else ():
        _tell(words)


def _refuse_without_room(asked: argparse.Namespace) -> None:
    """Libraries that find too little room end the program, and say nothing that a person could use."""
    room = _room()
    if room is None:
        return
    # Only under a limit, which hardly anybody has.
    from player.system.scarcity import in_one_pool, lack_of_room

    in_one_pool()

    needed = _ROOM_FOR_PDF if getattr(asked, "format", "") == "pdf" else _NEEDED.get(asked.command, 0)
    if said := lack_of_room(room, needed):
        raise CommandError(said, Exit.ATTENTION)


def _room() -> int | None:
    """The address space that this process may have, in bytes; None for as much as it likes."""
    if sys.platform == "win32":
        return None
    else:  # noqa: RET505 - mypy only sees so that this isn't for Windows
        # Windows has no such module, and no such limit.
        from resource import RLIM_INFINITY, RLIMIT_AS, getrlimit

        most, _most_of_all = getrlimit(RLIMIT_AS)
        return None if most == RLIM_INFINITY else most


def _run(asked: argparse.Namespace) -> int:  # noqa: C901, PLR0912  # one case for each command
    # Each command needs its own libraries (voice, database, Qt); imported here, they cost the others nothing.
    match asked.command:
        case "plan":
            # parser, voice
            from player.cli.plan import run
        case "render":
            # parser, voice, mixer
            from player.cli.render import run
        case "play":
            # parser, engine, database
            from player.cli.play import run
        case "check":
            # parser
            from player.cli.check import run
        case "narrators":
            # voice
            from player.cli.narrators.command import run
        case "times":
            # nothing but the standard library
            from player.cli.times.command import run
        case "list":
            # parser
            from player.cli.listing import run
        case "log":
            # database
            from player.cli.log.command import run
        case "transfer":
            # database
            from player.cli.transfer.command import run
        case "doctor":
            # all of these
            from player.cli.doctor.command import run
        case "preset":
            # parser, keys
            from player.cli.preset.command import run
        case "script":
            # parser
            from player.cli.script.command import run
        case "voice":
            # parser, keys, voice
            from player.cli.voice.command import run
        case _:
            # Qt
            from player.cli.window import run
    return run(asked)


def _started_somewhere() -> bool:
    try:
        return bool(os.getcwd())  # noqa: PTH109  # Path.cwd does the same
    except OSError:
        return False


def _crashed(error: Exception) -> int:
    # Imported only after a crash: it takes longer than all the imports above.
    from player.system.crash_log import note_crash

    _tell(*note_crash(error).split("\n"))
    return Exit.CRASHED


def _tell(*lines: str) -> None:
    # Imported here: the window's start prints nothing.
    from player.cli.terminal import tell

    tell(*lines)


if __name__ == "__main__":
    sys.exit(run())
