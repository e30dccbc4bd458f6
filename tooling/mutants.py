"""Breaks each room's code a little, again and again, and counts how often that room's own tests notice.

``python tooling/mutants.py [ROOM …] [--sample N] [--minutes M]``: each room is copied into ``.mutants``, and
mutmut changes one thing there at a time; a room's sample is the same in every run of the same code. Printed
are a table and what survived; the changes themselves are in ``.mutants/survivors.diff``. mutmut leaves alone:
module-level values, decorated functions and the methods of decorated classes, such as dataclasses. Lines
that hold a sentence are left alone here as well: no test should repeat the wording of a message.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".mutants"
COPIED = ("player", "audio", "tests", "scripts", "docs", "tooling", "pyproject.toml", "README.md", "Makefile")
COPIED += ("CHANGELOG.md", "LICENSE", "SECURITY.md", "CITATION.cff")
SENTENCE = r'"[^"]*\w+ \w+ \w+[^"]*"'
NOTICED = {"killed", "timeout", "suspicious", "segfault"}


@dataclass(frozen=True)
class Room:
    """Some modules, as patterns, and the tests that have to hold them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "practice/session": Room(
        ("player/practice/session/*",),
        ("tests/practice/session", "tests/sittings", "tests/library/test_recording_captions.py"),
    ),
    "practice/pacing": Room(
        ("player/practice/pacing/*",),
        ("tests/practice/pacing", "tests/clinic/test_locks.py", "tests/window/clinic/test_clinic_editor.py"),
    ),
    "practice/planner": Room(("player/practice/planner/*",), ("tests/practice/planner",)),
    "practice/script": Room(("player/practice/script/*",), ("tests/practice/script",)),
    "records/store": Room(
        ("player/records/store/*", "player/records/session_log.py"),
        tuple(
            f"tests/records/test_{name}.py"
            for name in (
                "session_log",
                "log_opening",
                "log_keys",
                "log_troubles",
                "key_moves",
                "earlier_forms",
                "last_rating",
            )
        ),
    ),
    "records/measures": Room(
        ("player/records/measures/*",),
        tuple(
            f"tests/records/test_{name}.py"
            for name in ("overview", "questionnaires", "clinic_queries", "report_dots", "local_days")
        ),
    ),
    "records/retention": Room(
        ("player/records/retention/*",),
        ("tests/records/test_keeping.py", "tests/records/test_deleting_everything.py"),
    ),
    "records/export": Room(
        ("player/records/export/*",),
        ("tests/records/test_export_json.py", "tests/records/test_export_formats.py"),
    ),
    "clinic": Room(("player/clinic/*",), ("tests/clinic",)),
    "settings": Room(("player/settings/*",), ("tests/settings",)),
    "audio/engine": Room(
        tuple(f"audio/engine/{name}.py" for name in ("callback", "feeder", "gain", "ring", "stalls")),
        tuple(f"tests/audio/engine/test_{name}.py" for name in ("engine_samples", "ring", "stalls")),
    ),
    "audio/mix": Room(("audio/mix/*",), ("tests/audio/mix", "tests/audio/engine/test_engine_samples.py")),
    "audio/voice": Room(("audio/voice/trim.py",), ("tests/audio/voice/test_trim.py",)),
}


def configuration(room: Room) -> str:
    """What mutmut is to know, as it stands in a pyproject.toml."""
    plain = "not exhaustive and not sound and not slow"
    settings = {
        "source_paths": ["player", "audio"],
        "only_mutate": list(room.modules),
        "do_not_mutate_patterns": [SENTENCE],
        "also_copy": [name for name in COPIED if name not in {"player", "audio", "tests", "pyproject.toml"}],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "--no-xvfb", "-m", plain],
        "pytest_add_cli_args_test_selection": list(room.tests),
    }
    # A list of texts is the same in JSON and in TOML.
    return "\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())


def copied(name: str) -> Path:
    """A fresh copy of the tree, set up for one room."""
    place = WORK / name.replace("/", "-")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for each in COPIED:
        source = ROOT / each
        if source.is_dir():
            shutil.copytree(source, place / each, ignore=shutil.ignore_patterns("__pycache__", "screenshots"))
        else:
            shutil.copy2(source, place / each)
    with (place / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(configuration(ROOMS[name]))
    return place


def mutmut(place: Path, *words: str, seconds: float | None = None) -> str:
    """Run it; when the time is over it is ended: each result is kept as soon as it is there."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    running = subprocess.Popen(
        [sys.executable, "-m", "mutmut", *words],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        said, _ = running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGTERM)
        said, _ = running.communicate()
    return said


def results(place: Path) -> dict[str, int | None]:
    """The exit code of each mutant's tests, by its name; None for those not tried."""
    codes: dict[str, int | None] = {}
    for path in (place / "mutants").rglob("*.meta"):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


@dataclass(frozen=True)
class Outcome:
    """What became of a room's sample."""

    room: str
    all: int
    count: Counter[str]
    survivors: tuple[str, ...]
    seconds: float

    @property
    def row(self) -> str:
        """A line of the table."""
        noticed = sum(self.count[status] for status in NOTICED)
        missed, untested = self.count["survived"], self.count["no tests"]
        tried = noticed + missed + untested
        share = f"{noticed / tried:.0%}" if tried else "–"
        cells = (self.room, self.all, tried, noticed, missed, untested, share, round(self.seconds))
        return "| " + " | ".join(map(str, cells)) + " |"


def run(name: str, sample: int, minutes: float) -> Outcome:
    """Copy a room, find its mutants, try a sample of them."""
    began = time.monotonic()
    place = copied(name)
    # A name that no mutant has: they are made and the tests are run once, and mutmut says there is none.
    said = mutmut(place, "run", "none")
    names = sorted(results(place))
    if not names or "nothing matches" not in said:
        sys.exit(f"{name}: mutmut could not begin:\n{said[-3000:]}")
    chosen = Random(name).sample(names, min(sample, len(names)))  # noqa: S311 - a sample, not a secret
    mutmut(place, "run", "--max-children", "2", *chosen, seconds=minutes * 60)
    statuses = {each: status_by_exit_code[code] for each, code in results(place).items() if each in chosen}
    survivors = sorted(each for each, status in statuses.items() if status in {"survived", "no tests"})
    seconds = time.monotonic() - began
    return Outcome(name, len(names), Counter(statuses.values()), tuple(survivors), seconds)


def main() -> int:
    """Try the rooms, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of: {', '.join(ROOMS)}")
    parser.add_argument("--sample", type=int, default=60, help="mutants of each room")
    parser.add_argument("--minutes", type=float, default=5, help="for each room, at most")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.rooms) - set(ROOMS)):
        parser.error(f"there is no room {', '.join(unknown)}: choose of {', '.join(ROOMS)}")
    print("| room | mutants | tried | killed | survived | no test | killed | seconds |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    outcomes = []
    for name in asked.rooms:
        outcomes.append(run(name, asked.sample, asked.minutes))
        print(outcomes[-1].row, flush=True)
    with (WORK / "survivors.diff").open("w", encoding="utf-8") as file:
        for outcome in outcomes:
            for survivor in outcome.survivors:
                print(survivor)
                file.write(mutmut(WORK / outcome.room.replace("/", "-"), "show", survivor))
    print(f"The changes that survived: {WORK / 'survivors.diff'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
