"""The arguments of ``kindpace voice``. Imports only argparse, like ``arguments``."""

import argparse
import re
from pathlib import Path

from player.cli.parser import Commands, Parser
from player.language.catalogue import _

_SCRIPT = _("a script file, or the id of a practice from the list")
_PUT = re.compile(r"(\d{1,4})=(\d{1,4})(?:-(\d{1,4}))?")


def add_voice(commands: Commands) -> None:
    """Add the command ``voice`` and its parts."""
    command = commands.add_parser(
        "voice",
        help=_("record a practice line by line, and give it with a preset"),
        description=_(
            "A practice in the voice of somebody you know, line by line: the sheet to read from, "
            "taking recordings in, and giving them together with a preset as one signed file. "
            "Exit status of all of them: 0 done, 1 something is left to look at, 2 what was given "
            "can't be used."
        ),
    )
    parts = command.add_subparsers(title=_("commands"), metavar="COMMAND", dest="part", required=True)
    for add in (_add_sheet, _add_take, _add_delete, _add_give, _add_verify, _add_import):
        add(parts)


def _add_sheet(parts: Commands) -> None:
    part = parts.add_parser(
        "sheet",
        help=_("the numbered lines of a practice, to read from"),
        description=_(
            "Show the lines of a practice as they are heard under a preset, numbered, with the quiet "
            "between them as marks, and which of them are recorded, changed since, or missing."
        ),
    )
    _add_lines(part)
    part.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help=_("write it to a file: .html, .pdf or .txt")
    )


def _add_lines(part: Parser) -> None:
    part.add_argument("script", metavar="SCRIPT", help=_SCRIPT)
    part.add_argument(
        "--preset", default="gentle", help=_("as it is heard under this preset (default: gentle)")
    )


def _add_take(parts: Commands) -> None:
    part = parts.add_parser(
        "take",
        help=_("take recorded lines in"),
        description=_(
            "Take recorded lines in: a sound file for each, named by its number, a folder of such files, or "
            "one long recording of the sheet, whose lines are found by their pauses. Each is trimmed and "
            "made as loud as the narrator, and never stretched. Doubtful lines aren't taken: hear them, and "
            "say which they are with --put."
        ),
    )
    _add_lines(part)
    part.add_argument(
        "--from",
        dest="files",
        metavar="FILE",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        help=_("sound files named by the numbers of their lines, or a folder of them"),
    )
    part.add_argument("--by", metavar="NAME", default="", help=_("who speaks; needed the first time"))
    part.add_argument(
        "--whole",
        metavar="FILE",
        type=Path,
        help=_("one recording in which the whole sheet is read in order"),
    )
    part.add_argument(
        "--put",
        metavar="LINE=STRETCH",
        type=_put,
        nargs="+",
        action="extend",
        default=[],
        help=_("of the whole recording, which stretch is which line: 7=9, or 7=9-10"),
    )
    part.add_argument(
        "--hear",
        metavar="FOLDER",
        type=Path,
        help=_("of the whole recording, write each stretch to a sound file there instead of taking any in"),
    )


def _put(text: str) -> tuple[int, tuple[int, int]]:
    found = _PUT.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("{text!r} is not like 7=9 or 7=9-10").format(text=text))
    return int(found[1]), (int(found[2]), int(found[3] or found[2]))


def _add_delete(parts: Commands) -> None:
    part = parts.add_parser(
        "delete",
        help=_("delete what is recorded of a practice"),
        description=_("Delete all recorded lines of a practice from this computer."),
    )
    part.add_argument("script", metavar="SCRIPT", help=_("the id of the practice"))
    part.add_argument("--yes", action="store_true", help=_("don't ask"))


def _add_give(parts: Commands) -> None:
    part = parts.add_parser(
        "give",
        help=_("write recorded lines and a preset to one signed file"),
        description=_(
            "Write the recorded lines of a practice and a preset to one file, signed with your key."
        ),
    )
    part.add_argument("script", metavar="SCRIPT", help=_SCRIPT)
    part.add_argument("--preset", required=True, help=_("the preset, one of your own: its name, or its file"))
    part.add_argument("--key", metavar="KEY", type=Path, required=True, help=_("the secret key's file"))
    part.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help=_("a file whose first line is the passphrase (default: it is asked for)"),
    )
    part.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=_("the file to write, such as a.voice"),
    )


def _add_verify(parts: Commands) -> None:
    part = parts.add_parser(
        "verify",
        help=_("see who signed such a file, and what is in it"),
        description=_("See who signed such a file, whether it is as they signed it, and what is in it."),
    )
    part.add_argument("file", metavar="FILE", type=Path, help=_("the file that give wrote"))


def _add_import(parts: Commands) -> None:
    part = parts.add_parser(
        "import",
        help=_("bring such a file in"),
        description=_("Look at such a file as verify does, and bring its preset and its recorded lines in."),
    )
    part.add_argument("file", metavar="FILE", type=Path, help=_("the file that give wrote"))
    part.add_argument(
        "--name", metavar="NAME", help=_("what to call the preset here (default: the file's name)")
    )
    part.add_argument(
        "--replace",
        action="store_true",
        help=_("put preset and lines in the place of others"),
    )
    part.add_argument(
        "--older",
        action="store_true",
        help=_("bring it in although you have a preset that its author signed later"),
    )
