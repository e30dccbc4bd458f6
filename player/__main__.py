"""``kindpace`` and ``python -m player``: opens the window, or runs one command without it."""

import argparse
import os
import sys
from collections.abc import Sequence

from audio.isolation.process import isolate
from player.cli.errors import CommandError, Exit
from player.records.retention.folder_upkeep import look_after
from player.system.folders import OTHERS, FolderError, find_folders
from player.system.telemetry_leavings import remove_telemetry_leavings


def run() -> int:
    """Be the program: a process of its own, shut off from the internet before anything else is done in it.

    Returns:
        The exit status, as ``main``.
    """
    # Doctor starts what the window is started as, and what it starts has all that it has.
    isolate(opens_window=len(sys.argv) == 1 or sys.argv[1] == "doctor")
    remove_telemetry_leavings()
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for.

    Args:
        arguments: without the program's name; None for the process's own.

    Returns:
        The exit status; ``docs/command-line.md`` says what each one means.
    """
    # What this process makes, and what it starts, is for its owner only, whoever makes it and however.
    before = os.umask(OTHERS)
    try:
        asked = _asked(sys.argv[1:] if arguments is None else arguments)
        _see_to_folders(asked)
        status = _run(asked)
        # A reader that has gone is noticed when the buffer is written, so write it while it can be caught.
        sys.stdout.flush()
    except CommandError as error:
        _tell(str(error), *error.more)
        return error.status
    except FolderError as error:
        _tell(str(error))
        return Exit.ATTENTION
    except KeyboardInterrupt:
        _tell("stopped.")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return Exit.PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # the last place where a crash can be told in words
        return _crashed(error)
    finally:
        os.umask(before)
    return status


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    if not arguments:
        return argparse.Namespace(command=None)
    # All that could be asked; the window's start has no use for it.
    from player.cli.arguments import parser

    return parser().parse_args(arguments)


def _see_to_folders(asked: argparse.Namespace) -> None:
    # The window does the same once it can say it.
    for words in look_after(find_folders()) if asked.command is not None else ():
        _tell(words)


def _run(asked: argparse.Namespace) -> int:
    # Each command brings its own libraries (voice, database, Qt); imported here they cost the others nothing.
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
        case "list":
            # parser
            from player.cli.listing import run
        case "log":
            # database
            from player.cli.log import run
        case "doctor":
            # all of them
            from player.cli.doctor.command import run
        case "preset":
            # parser, keys
            from player.cli.preset.command import run
        case "script":
            # parser
            from player.cli.script.command import run
        case _:
            # Qt
            from player.cli.window import run
    return run(asked)


def _drop_output() -> None:
    """Point the output at nothing, so that the interpreter's last flush doesn't complain of the pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _crashed(error: Exception) -> int:
    # Only after a crash: these take longer to import than all of the above.
    from player.cli.crash import note_crash

    _tell(*note_crash(error).split("\n"))
    return Exit.CRASHED


def _tell(*lines: str) -> None:
    # The window's start has nothing to print.
    from player.cli.terminal import tell

    tell(*lines)


if __name__ == "__main__":
    sys.exit(run())
