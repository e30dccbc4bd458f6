"""Says every command's help and some answers in the made-up language, for ``test_said_in_it.py``.

``say_in_pseudo_language.py HOME`` prints JSON: what was left in English, by command. It is a process of its
own, because sentences are made when their modules are imported.
"""

import argparse
import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from player.language.catalogue import PSEUDO
from player.system.folders import find_folders
from player.system.start_language import start_language

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "language")]
os.environ["COLUMNS"] = "2000"

HOME = Path(sys.argv[1])
os.environ |= {"HOME": str(HOME), "KINDPACE_LANGUAGE": PSEUDO}
for name in ("DATA", "CONFIG", "CACHE", "STATE"):
    os.environ[f"XDG_{name}_HOME"] = str(HOME / name.lower())
assert start_language(find_folders()) == PSEUDO

import numpy as np  # noqa: E402
from left_in_english import forgotten  # noqa: E402
from read_once import read_once  # noqa: E402

from audio.voice.protocol import SpokenLine  # noqa: E402
from player import __main__ as program  # noqa: E402
from player.cli.arguments import make_parser  # noqa: E402
from player.cli.doctor import command as doctor  # noqa: E402
from player.cli.doctor import health  # noqa: E402
from player.cli.helpers.modules_by_name import HELPERS, SOUND_CHECK  # noqa: E402
from player.practice.pacing.controls import CONTROLS  # noqa: E402
from player.practice.planner.steps import StepKind  # noqa: E402

WRONG = "# Tea\n\nThere is `code` and no front matter.\n"
ANSWERS = (
    ("list",),
    ("list", "--paths"),
    ("list", "--questionnaires"),
    ("list", "--preset", "first-steps"),
    ("preset", "show", "gentle"),
    ("preset", "diff", "gentle", "standard"),
    ("preset", "verify", "gentle"),
    ("check", str(HOME / "wrong.md")),
    ("check", str(ROOT / "scripts" / "others-too.md")),
    ("plan", "others-too", "--estimate"),
    ("plan", "no-such-practice"),
    ("log",),
    ("narrators",),
    ("list", "--wrong"),
    ("wrong",),
    ("plan",),
)
CODES = re.compile(r"\[[a-z-]+\]|(?:https?|file):\S+|\S+\.(?:md|yaml|toml)\S*|/\S+")
"""Codes of problems, what was typed or found, and files."""


def parsers(parser, *words):
    """Every parser, by the words that lead to it."""
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, under in action.choices.items():
                yield from parsers(under, *words, name)


def typed(parser):
    """What is typed and so never translated: commands, options, what stands for their values, and choices."""
    for action in parser._actions:
        yield from action.option_strings
        yield from (str(each) for each in action.choices or ())
        metavar = action.metavar or ""
        yield from (metavar,) if isinstance(metavar, str) else metavar
        yield action.dest.upper()


EVERY = dict(parsers(make_parser()))
KEYS = {
    *(word for parser in EVERY.values() for word in typed(parser)),
    *(control.name for control in CONTROLS),
    *(option for control in CONTROLS for option in control.kind.options),
    *(kind.value for kind in StepKind),
    *("kindpace", "yes", "no", "never", "none", "minutes", "and"),
}
LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(KEYS, key=len)[::-1] if word)
TYPED = re.compile(rf"(?<![\w-])({LONGEST_FIRST})(?![\w-])")


def left(text):
    cells = re.split(r" {2,}|\n", CODES.sub(" ", text))
    return sorted({part for cell in cells for part in forgotten(cell, HOME) if not only_typed(part)})


def only_typed(part):
    return not re.search(r"[A-Za-z]{3}", TYPED.sub("", part))


class Speaks:
    """Stands for the voice, which takes longer to load than all the rest."""

    def speak(self, _text, _pace):
        return SpokenLine(np.zeros(48_000, np.float32))


def started(command, _patience):
    """What the programs that doctor starts would say where all is well; each takes half a second."""
    words = " ".join(map(str, command))
    said: dict[str, object] = {}
    if HELPERS[SOUND_CHECK] in words:
        said = {"device": "7", "backend": "8", "latency": 0.1, "frames": 1}
    elif "--report" in words:
        said = dict.fromkeys(("telemetry_off", "refused_by_system", "refused_by_python"), True)
    return subprocess.CompletedProcess(command, 0, json.dumps(said).encode(), b"")


def hung(command, patience):
    """As where none of them answers."""
    raise subprocess.TimeoutExpired(command, patience)


def doctor_said(program_started):
    """What doctor says of everything, with these programs."""
    health.run_helper = program_started
    doctor.load_voice = Speaks  # type: ignore[assignment]
    return answered(("doctor",))


def answered(words):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        program.main(words)
    return out.getvalue()


if __name__ == "__main__":
    read_once()
    (HOME / "wrong.md").write_text(WRONG, encoding="utf-8")
    said = {" ".join((*words, "--help")): parser.format_help() for words, parser in EVERY.items()}
    said |= {" ".join(words): answered(words) for words in ANSWERS}
    said |= {"doctor": doctor_said(started), "doctor, nothing answers": doctor_said(hung)}
    json.dump({name: left(text) for name, text in said.items()}, sys.stdout)
    sys.stdout.flush()
    os._exit(0)
