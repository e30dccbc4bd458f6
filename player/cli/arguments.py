"""The arguments of the command line. Imports only argparse, so that help and errors appear at once."""

import argparse
from pathlib import Path

from player import __version__
from player.cli.narrators.arguments import add_narrators
from player.cli.parser import Commands, Parser, ShowVersion
from player.cli.preset.arguments import add_preset
from player.cli.script.arguments import add_script
from player.cli.times.arguments import add_times
from player.cli.turns import turn
from player.cli.voice.arguments import add_voice
from player.language.catalogue import _

NOTICE = _(
    "A practice and reflection tool. Not therapy, diagnosis or emergency care; nobody monitors it. "
    "Everything stays on this computer."
)

_CHOOSE_HELP = _(
    "your own choices, with spaces between them: eyes=open anchor=feet touch=none posture=sitting "
    "wording=gentle rung=2 minutes=5 voice=off bells=on bowl=deep, and in quiet time "
    "settle=2 bell-every=5 between=rain; they only ever soften what the preset allows"
)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line, with all commands."""
    top = Parser(
        prog="kindpace",
        description=_(
            "A gently paced, offline guided-meditation player. Without a command, its window opens; "
            "with files (recordings, a script, a preset), it opens them."
        ),
        epilog=NOTICE,
    )
    top.add_argument("--version", action=ShowVersion, version=f"kindpace {__version__}")
    commands = top.add_subparsers(title=_("commands"), metavar="COMMAND", dest="command")
    _add_plan(commands)
    _add_render(commands)
    _add_play(commands)
    _add_check(commands)
    _add_list(commands)
    _add_log(commands)
    add_narrators(commands)
    add_times(commands)
    _add_transfer(commands)
    _add_doctor(commands)
    add_preset(commands)
    add_script(commands)
    add_voice(commands)
    return top


def _add_plan(commands: Commands) -> None:
    command = commands.add_parser(
        "plan",
        help=_("show every step of a sitting, with its time"),
        description=_("Show every step of a sitting: what happens, when, and for how long."),
    )
    _add_sitting(command)
    command.add_argument(
        "--estimate",
        action="store_true",
        help=_("estimate how long each line takes instead of speaking it: quicker, and a little off"),
    )
    command.add_argument("--json", action="store_true", help=_("print one JSON object instead of a table"))


def _volume(text: str) -> float:
    volume = float(text)
    if not 0.0 <= volume <= 1.0:
        raise argparse.ArgumentTypeError(_("{text} is not a volume from 0 to 1").format(text=text))
    return volume


def _add_render(commands: Commands) -> None:
    command = commands.add_parser(
        "render",
        help=_("write a sitting to a sound file"),
        description=_("Write a sitting to a sound file: the same samples that the window would play."),
    )
    _add_sitting(command)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help=_("the file to write; its ending says how: .wav, .flac, .ogg, .opus, .mp3 or .m4a"),
    )
    command.add_argument(
        "--background",
        metavar="NAME|FILE",
        default="",
        help=_(
            "what sounds softly behind the voice, where the preset allows it: rain, stream, brown-noise, "
            "drone, or a sound file"
        ),
    )
    command.add_argument(
        "--background-volume",
        metavar="0-1",
        type=_volume,
        default=0.3,
        help=_("how loud it is (default: 0.3)"),
    )
    command.add_argument(
        "--bell-volume", metavar="0-1", type=_volume, default=0.5, help=_("how loud bells are (default: 0.5)")
    )
    command.add_argument("--captions", metavar="VTT", type=Path, help=_("write captions (WebVTT) as well"))
    command.add_argument("--json", action="store_true", help=_("make the last line a JSON object"))


def _add_sitting(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "script",
        metavar="SCRIPT",
        help=_("a script file, the id of a practice from the list, a recording (any sound file), or: quiet"),
    )
    command.add_argument(
        "--preset",
        default="gentle",
        help=_(
            "standard, gentle, first-steps, low-sensory, grounding-only, or a preset file (default: gentle)"
        ),
    )
    command.add_argument(
        "--choose", metavar="KEY=VALUE", nargs="+", action="extend", default=[], help=_CHOOSE_HELP
    )
    command.add_argument("--minutes", metavar="N", help=_("at most so many minutes; for quiet, so many"))
    command.add_argument(
        "--narrator",
        metavar="NAME",
        help=_(
            "who speaks: heart, another that 'kindpace narrators' shows, or recorded for whoever recorded it "
            "(default: as in the settings)"
        ),
    )
    command.add_argument(
        "--turn",
        metavar="N",
        type=turn,
        help=_(
            "how often you sat it before: what takes turns goes by that (default: 0; for play, by the log)"
        ),
    )


def _add_play(commands: Commands) -> None:
    command = commands.add_parser(
        "play",
        help=_("play a sitting without the window"),
        description=_(
            "Play a sitting without the window, with its captions as text. Ctrl-C eases back: the "
            "sound fades, and the log says that it was stopped by choice."
        ),
    )
    _add_sitting(command)
    command.add_argument(
        "--go-on",
        action="store_true",
        help=_("go on where the last sitting of this practice stopped, with its choices (within a day)"),
    )
    command.add_argument(
        "--no-window", action="store_true", help=_("changes nothing: this command never opens the window")
    )
    command.add_argument(
        "--device", metavar="NAME", help=_("the sound output (default: that of the settings)")
    )


def _add_check(commands: Commands) -> None:
    command = commands.add_parser(
        "check",
        help=_("look for mistakes in scripts, presets and questionnaires"),
        description=_(
            "Look for mistakes in scripts, presets and questionnaires, and say all of them at once. "
            "Exit status: 0 nothing to mend, or advice only; 1 advice and --strict; 2 errors."
        ),
    )
    command.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help=_("a script (.md), a preset or questionnaire (.yaml)"),
    )
    command.add_argument(
        "--strict", action="store_true", help=_("exit with 1 if there is advice but no error")
    )


def _add_list(commands: Commands) -> None:
    command = commands.add_parser(
        "list",
        help=_("show the practices there are"),
        description=_("Show the practices there are, built in and your own; or questionnaires, or paths."),
    )
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--questionnaires", action="store_true", help=_("show the questionnaires instead"))
    instead.add_argument(
        "--paths", action="store_true", help=_("show the paths through the practices instead")
    )
    command.add_argument(
        "--preset",
        default="",
        help=_("say which of them aren't offered with this preset (its name, or a preset file), and why"),
    )
    command.add_argument("--json", action="store_true", help=_("print a JSON array instead of a table"))


def _add_log(commands: Commands) -> None:
    command = commands.add_parser(
        "log", help=_("show past sittings"), description=_("Show the sittings in your log, the latest first.")
    )
    command.add_argument("--json", action="store_true", help=_("print a JSON array instead of a table"))
    subcommands = command.add_subparsers(title=_("commands"), metavar="COMMAND", dest="log_command")
    _add_log_export(subcommands)
    log_import = subcommands.add_parser(
        "import",
        help=_("read a JSON export back into an empty log"),
        description=_("Read a JSON export back into an empty log: all of it or nothing."),
    )
    log_import.add_argument("file", metavar="FILE", type=Path, help=_("a JSON export"))


def _add_log_export(subcommands: Commands) -> None:
    command = subcommands.add_parser(
        "export",
        help=_("show what would leave, and write it to a file"),
        description=_(
            "Show what would leave; with -o, write it. "
            "What you wrote (notes, journal) stays unless you ask for it."
        ),
    )
    command.add_argument(
        "--format",
        choices=("table", "csv", "json", "pdf", "fhir"),
        default="csv",
        help=_(
            "table: one in plain words; csv: one for programs; json: all that is chosen, to be read back; "
            "pdf: pages for a therapist; fhir: for a clinic's record system (default: csv)"
        ),
    )
    command.add_argument(
        "--from", dest="first_day", metavar="DAY", help=_("the first day, such as 2026-11-22")
    )
    command.add_argument("--to", dest="last_day", metavar="DAY", help=_("the last day"))
    for option, words in (("with", _("also take")), ("without", _("leave out"))):
        command.add_argument(
            f"--{option}",
            dest=f"{option}_kinds",
            metavar="KINDS",
            action="append",
            default=[],
            help=_(
                "{words}: some of ratings, events, files, measures, notes, journal, with commas between"
            ).format(words=words),
        )
    command.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help=_("the file to write; none: only show")
    )


def _add_transfer(commands: Commands) -> None:
    command = commands.add_parser(
        "transfer",
        help=_("take everything to another computer, and bring it back there"),
        description=_(
            "Take everything (log, journal, settings, your own files, and the log's key) to another "
            "computer in one encrypted file, and bring it back there."
        ),
    )
    subcommands = command.add_subparsers(
        title=_("commands"), metavar="COMMAND", dest="transfer_command", required=True
    )
    take = subcommands.add_parser(
        "take",
        help=_("write everything to one encrypted file"),
        description=_("Write everything to one file, encrypted with a passphrase that is asked for."),
    )
    bring = subcommands.add_parser(
        "bring-back",
        help=_("bring back what was taken"),
        description=_(
            "Bring back what was taken. What stands in its place here is set aside, not overwritten."
        ),
    )
    for each, words in ((take, _("the file to write")), (bring, _("a file that was written by take"))):
        each.add_argument("file", metavar="FILE", type=Path, help=words)
        each.add_argument(
            "--passphrase-file",
            metavar="PATH",
            type=Path,
            help=_("a file whose first line is the passphrase (default: it is asked for)"),
        )


def _add_doctor(commands: Commands) -> None:
    command = commands.add_parser(
        "doctor",
        help=_("check that everything Kindpace needs works here"),
        description=_(
            "Try the sound output, the window, the sound formats, the voice and the data folder, and "
            "whether each process is refused the internet; say what is wrong and what to do. "
            "Exit status: 0 all is well, 1 something needs attention."
        ),
    )
    command.add_argument("--json", action="store_true", help=_("print one JSON object instead"))
