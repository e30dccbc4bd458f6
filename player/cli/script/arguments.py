"""The arguments of ``kindpace script``. Imports only argparse, like ``arguments``."""

from pathlib import Path

from player.cli.parser import Commands
from player.cli.turns import turn
from player.language.catalogue import _


def add_script(commands: Commands) -> None:
    """Add the command ``script`` and its parts."""
    command = commands.add_parser(
        "script",
        help=_("listen to a practice that you write, or begin one"),
        description=_(
            "For people who write practices. "
            "Exit status of all of them: 0 done, 2 what was given can't be used, and the reason."
        ),
    )
    parts = command.add_subparsers(title=_("commands"), metavar="COMMAND", dest="part", required=True)
    _add_listen(parts)
    _add_new(parts)


def _add_listen(parts: Commands) -> None:
    part = parts.add_parser(
        "listen",
        help=_("read a practice as it is heard under each preset, with measures beside their goals"),
        description=_(
            "Show, for each built-in preset or those you name, the practice as it is heard (times, "
            "lines, quiet), at a glance, its measures beside their goals, and the lines that miss them."
        ),
    )
    part.add_argument("file", metavar="FILE", help=_("a script file, or the id of a practice from the list"))
    part.add_argument(
        "--preset",
        metavar="PRESET",
        nargs="+",
        action="extend",
        default=[],
        help=_("presets by name, or preset files (default: the built-in ones)"),
    )
    part.add_argument("--length", metavar="M", help=_("no longer than so many minutes"))
    part.add_argument("--rung", metavar="N", help=_("no further than this rung of the ladder, 0 to 5"))
    part.add_argument(
        "--turn", metavar="N", type=turn, default=0, help=_("how often it was sat before (default: 0)")
    )
    part.add_argument("--json", action="store_true", help=_("print one JSON object instead"))


def _add_new(parts: Commands) -> None:
    part = parts.add_parser(
        "new",
        help=_("begin a script: one to write over, or from a text or another program's file"),
        description=_(
            "Write a valid draft from somebody's text, or a small practice to write over. "
            "What was guessed is marked in it for you to decide, and what could not be placed is told. "
            "No file is ever overwritten."
        ),
    )
    part.add_argument(
        "--from",
        dest="source",
        metavar="TEXT",
        type=Path,
        help=_(
            "a text, SSML, JSON, captions or a Word document (.docx): "
            "paragraphs, headings, (pause), [10 seconds], breaks (default: a small practice to write over)"
        ),
    )
    part.add_argument(
        "output",
        metavar="OUT",
        nargs="?",
        type=Path,
        help=_("the script to write (default: here, under the name that its title makes, or my-practice.md)"),
    )
