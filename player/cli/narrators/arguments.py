"""The arguments of ``kindpace narrators``. Imports only argparse, like ``arguments``."""

from pathlib import Path

from player.cli.parser import Commands
from player.language.catalogue import _


def add_narrators(commands: Commands) -> None:
    """Add the command ``narrators``."""
    command = commands.add_parser(
        "narrators",
        help=_("show who can speak"),
        description=_(
            "Show who can speak, and what those who can't would need. All but Heart take as long "
            "to speak a line as it lasts, so the lines of a sitting are prepared before it."
        ),
    )
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--sample", metavar="FILE", type=Path, help=_("write a short sample to a sound file"))
    doing.add_argument(
        "--prepare",
        metavar="SCRIPT",
        dest="script",
        help=_("prepare the lines of a sitting, for play and the window"),
    )
    doing.add_argument(
        "--take-in",
        metavar="TGZ",
        type=Path,
        help=_("take in the narrators' voices from kokoro-js-1.2.1.tgz, as npm pack kokoro-js@1.2.1 gets it"),
    )
    doing.add_argument(
        "--measure",
        metavar="TAG",
        help=_("measure the narrator of a language, for its file narrator.yaml"),
    )
    command.add_argument(
        "--narrator",
        metavar="NAME",
        help=_("whose sample, or whose lines; for a sample also a language's tag"),
    )
    command.add_argument(
        "--preset", default="gentle", help=_("whose pace the lines are prepared at (default: gentle)")
    )
    command.add_argument("--json", action="store_true", help=_("print a JSON array instead of a table"))
