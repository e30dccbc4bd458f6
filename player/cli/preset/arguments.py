"""The arguments of ``kindpace preset``. Imports only argparse, like ``arguments``."""

from pathlib import Path

from player.cli.parser import Commands, Parser
from player.language.catalogue import _

_PRESET = _("a preset's name, or the path of its file")
_SET_HELP = _("set controls, with spaces between them: max_rung=2 contact_max_s=never eyes=open,lowered")
_LOCK_HELP = _("lock controls, with spaces between them: nobody is led further than the preset goes")
_PHRASE_HELP = _("a file whose first line is the passphrase (default: it is asked for)")


def add_preset(commands: Commands) -> None:
    """Add ``preset`` and all that it can do."""
    command = commands.add_parser(
        "preset",
        help=_("make, show, compare, sign and hand over pacing presets"),
        description=_(
            "Make, show, compare, sign and hand over pacing presets. "
            "Exit status of all of them: 0 done, 2 what was given can't be used, and the reason."
        ),
    )
    parts = command.add_subparsers(title=_("commands"), metavar="COMMAND", dest="part", required=True)
    for add in (_add_new, _add_edit, _add_show, _add_diff, _add_check, _add_key):
        add(parts)
    for add in (_add_sign, _add_verify, _add_trust, _add_import, _add_export):
        add(parts)


def _add_new(parts: Commands) -> None:
    part = parts.add_parser(
        "new", help=_("write a new preset"), description=_("Write a new preset to a file.")
    )
    part.add_argument("name", metavar="NAME", help=_("its name, as people see it"))
    part.add_argument(
        "--from",
        dest="base",
        metavar="PRESET",
        default="gentle",
        help=_("begin with {preset} (default: gentle)").format(preset=_PRESET),
    )
    _add_content(part)
    part.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=_("the file to write, such as mine.pacing"),
    )


def _add_edit(parts: Commands) -> None:
    part = parts.add_parser(
        "edit",
        help=_("change a preset's file"),
        description=_("Change a preset's file. Remarks in it stay; a signature no longer holds afterwards."),
    )
    part.add_argument("file", metavar="FILE", type=Path, help=_("the preset's file"))
    part.add_argument("--name", metavar="NAME", help=_("another name"))
    _add_content(part)
    part.add_argument(
        "--unlock", metavar="CONTROL", nargs="+", action="extend", default=[], help=_("take locks off")
    )
    part.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help=_("write to another file and leave this one as it is"),
    )


def _controls() -> str:
    # Imported here: only help needs them, and everything else is answered sooner without.
    from player.cli.preset.values import controls_in_words  # noqa: PLC0415

    return controls_in_words()


def _add_content(part: Parser) -> None:
    part.more_help = _controls
    part.add_argument(
        "--set", metavar="CONTROL=VALUE", nargs="+", action="extend", default=[], help=_SET_HELP
    )
    part.add_argument("--lock", metavar="CONTROL", nargs="+", action="extend", default=[], help=_LOCK_HELP)
    part.add_argument("--author", metavar="NAME", help=_("who sets it (default for a new one: myself)"))
    part.add_argument("--reason", metavar="WORDS", help=_("why, in plain words that the person will see"))
    part.add_argument(
        "--review-date", metavar="DATE", help=_("until when it holds, such as 2027-02-22; never for no end")
    )


def _add_show(parts: Commands) -> None:
    part = parts.add_parser(
        "show",
        help=_("show every control of a preset"),
        description=_("Show every control of a preset: its value, its safe range and where that comes from."),
    )
    part.add_argument("preset", metavar="PRESET", help=_PRESET)
    part.add_argument("--json", action="store_true", help=_("print one JSON object instead of a table"))


def _add_diff(parts: Commands) -> None:
    part = parts.add_parser(
        "diff",
        help=_("show where two presets differ"),
        description=_("Show where two presets differ, and which is softer there."),
    )
    part.add_argument("first", metavar="PRESET", help=_PRESET)
    part.add_argument("second", metavar="OTHER", help=_("another one"))
    part.add_argument("--json", action="store_true", help=_("print one JSON object instead of a table"))


def _add_check(parts: Commands) -> None:
    part = parts.add_parser(
        "check",
        help=_("look for mistakes in preset files"),
        description=_("Look for mistakes in preset files, and say all of them at once."),
    )
    part.add_argument("files", metavar="FILE", nargs="+", type=Path, help=_("a preset's file"))


def _add_key(parts: Commands) -> None:
    part = parts.add_parser(
        "key",
        help=_("make a pair of keys to sign with"),
        description=_(
            "Make a pair of keys: a secret one under a passphrase, and beside it a public one "
            "(ending in .pub) to hand over."
        ),
    )
    part.add_argument("--author", metavar="NAME", default="", help=_("a name for the public key's comment"))
    part.add_argument(
        "-o",
        "--output",
        metavar="KEY",
        type=Path,
        required=True,
        help=_("the secret key's file, such as anna.key"),
    )
    part.add_argument("--passphrase-file", metavar="FILE", type=Path, help=_PHRASE_HELP)


def _add_sign(parts: Commands) -> None:
    part = parts.add_parser(
        "sign",
        help=_("sign a preset"),
        description=_("Sign a preset as minisign does: into a file beside it, or at its end."),
    )
    part.add_argument("file", metavar="FILE", type=Path, help=_("the preset's file"))
    part.add_argument("--key", metavar="KEY", type=Path, required=True, help=_("the secret key's file"))
    part.add_argument("--passphrase-file", metavar="FILE", type=Path, help=_PHRASE_HELP)
    part.add_argument(
        "--embed",
        action="store_true",
        help=_("put the signature at the file's end, so that one file says it all"),
    )


def _add_verify(parts: Commands) -> None:
    part = parts.add_parser(
        "verify",
        help=_("see who signed a preset, and whether it may be in force"),
        description=_(
            "See who signed a preset, and whether it may be in force. "
            "Exit status: 0 it may, 2 it may not, and the reason."
        ),
    )
    part.add_argument("preset", metavar="PRESET", help=_PRESET)
    part.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _add_trust(parts: Commands) -> None:
    part = parts.add_parser(
        "trust",
        help=_("trust an author's key, once"),
        description=_(
            "Trust an author's key, once, after comparing its words with them. "
            "Without a key: show whom you trust."
        ),
    )
    part.add_argument("key", metavar="KEY", nargs="?", help=_("a public key's file, or the key itself"))
    part.add_argument("--name", metavar="NAME", help=_("the author's name (default: as in the key's file)"))
    part.add_argument("--yes", action="store_true", help=_("the words have been compared; don't ask"))
    part.add_argument("--forget", metavar="NUMBER", help=_("trust the key with this number no longer"))


def _add_import(parts: Commands) -> None:
    part = parts.add_parser(
        "import",
        help=_("put a preset among your own"),
        description=_("Look at a preset as verify does, and if it may be in force put it among your own."),
    )
    part.add_argument(
        "file", metavar="FILE", type=Path, help=_("the preset's file; its signature beside it comes too")
    )
    part.add_argument("--name", metavar="NAME", help=_("what to call it here (default: the file's name)"))
    part.add_argument(
        "--replace", action="store_true", help=_("put it in the place of another with that name")
    )
    part.add_argument(
        "--older",
        action="store_true",
        help=_("take it in although you have one that its author signed later; don't ask"),
    )


def _add_export(parts: Commands) -> None:
    part = parts.add_parser(
        "export",
        help=_("copy a preset out, with its signature"),
        description=_("Copy a preset out as it is, byte for byte, with its signature."),
    )
    part.add_argument("preset", metavar="PRESET", help=_PRESET)
    part.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=_("the file to write"))
