"""Makes small changes (mutants) to each room's code and counts how many of them that room's own tests notice.

``python tooling/mutants.py [ROOM …] [--sample N] [--minutes M] [--children C]``: each room is copied into
``.mutants``, and mutmut makes one change at a time there. A room's sample is the same in every run of the
same code. A table and the survivors are printed; their changes are in ``.mutants/survivors.diff``. mutmut
doesn't change module-level values, decorated functions, or methods of decorated classes such as dataclasses.
Lines with a sentence aren't changed either: no test should repeat the wording of a message.
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
COPIED = (
    *("player", "audio", "tests", "scripts", "docs", "tooling", "pyproject.toml", "README.md", "Makefile"),
    *("CHANGELOG.md", "LICENSE", "SECURITY.md", "CITATION.cff"),
)
SENTENCE = r'"[^"]*\w+ \w+ \w+[^"]*"'
NOTICED = {"killed", "timeout", "suspicious", "segfault"}


@dataclass(frozen=True)
class Room:
    """Some modules, as patterns, and the tests that have to notice changes in them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


def _named(*names: str) -> tuple[str, ...]:
    """Test files of the records, wherever in ``tests/records`` they are."""
    found = {path.stem: path for path in (ROOT / "tests" / "records").rglob("test_*.py")}
    return tuple(str(found[f"test_{name}"].relative_to(ROOT)) for name in names)


SAMPLES = tuple(
    f"tests/audio/engine/test_{name}.py"
    for name in ("engine_samples", "exchanged_samples", "background_samples", "no_click")
)
"""What the engine gives a device, sample by sample."""

ROOMS = {
    "practice/session": Room(
        ("player/practice/session/*",),
        ("tests/practice/session", "tests/sittings", "tests/library/captions/test_captions_found.py"),
    ),
    "practice/pacing": Room(
        ("player/practice/pacing/*",),
        ("tests/practice/pacing", "tests/clinic/test_locks.py", "tests/window/clinic/test_clinic_editor.py"),
    ),
    "practice/planner": Room(
        ("player/practice/planner/*",),
        # The others plan everything that ships: too slow to run for each mutant.
        tuple(
            f"tests/practice/planner/test_{name}.py"
            for name in (
                *("company_in_silence", "controls_act", "every_control", "plan_invariants", "arc_check"),
                *("recording_plan", "recording_rungs", "time_is_used"),
                *("placing", "options_in_time", "practices_listened_to"),
            )
        ),
    ),
    "practice/script": Room(
        ("player/practice/script/*",),
        (
            "tests/practice/script",
            "tests/library/test_companion_files.py",
            "tests/gate/test_words_refused.py",
        ),
    ),
    "records/store": Room(
        ("player/records/store/*", "player/records/session_log.py"),
        _named(
            "session_log",
            "log_opening",
            "log_keys",
            "log_troubles",
            "key_moves",
            "earlier_forms",
            "last_rating",
        ),
    ),
    "records/measures": Room(
        ("player/records/measures/*",),
        _named("overview", "questionnaires", "clinic_queries", "report_dots", "local_days"),
    ),
    "records/retention": Room(
        ("player/records/retention/*",),
        _named("keeping", "deleting_everything", "deleting_cut_short"),
    ),
    "records/export": Room(
        ("player/records/export/*",),
        (
            *_named("export_json", "export_formats", "export_numbers", "export_table_schema", "export_fhir"),
            *_named("report_dots", "last_rating"),
            "tests/gate/test_words_refused.py",
        ),
    ),
    "clinic": Room(("player/clinic/*",), ("tests/clinic",)),
    "settings": Room(("player/settings/*",), ("tests/settings",)),
    "audio/engine": Room(
        tuple(f"audio/engine/{name}.py" for name in ("callback", "feeder", "gain", "ring", "stalls")),
        (*SAMPLES, "tests/audio/engine/test_ring.py", "tests/audio/engine/test_stalls.py"),
    ),
    "audio/mix": Room(("audio/mix/*",), ("tests/audio/mix", *SAMPLES)),
    "audio/voice": Room(("audio/voice/trim.py",), ("tests/audio/voice/test_trim.py",)),
}


def configuration(room: Room) -> str:
    """The configuration of mutmut for a room, as TOML for a pyproject.toml."""
    quick_tests = "not exhaustive and not sound and not slow"
    settings = {
        "source_paths": ["player", "audio"],
        "only_mutate": list(room.modules),
        "do_not_mutate_patterns": [SENTENCE],
        "also_copy": [name for name in COPIED if name not in {"player", "audio", "tests", "pyproject.toml"}],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "--no-xvfb", "-m", quick_tests],
        "pytest_add_cli_args_test_selection": list(room.tests),
    }
    # A list of strings is written the same in JSON and in TOML.
    return "\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())


def copy_tree(name: str) -> Path:
    """Make a fresh copy of the repository, configured for one room, and return its folder."""
    folder = WORK / name.replace("/", "-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for entry in COPIED:
        source = ROOT / entry
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "screenshots")
            shutil.copytree(source, folder / entry, ignore=ignored)
        else:
            shutil.copy2(source, folder / entry)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(configuration(ROOMS[name]))
    return folder


def mutmut(folder: Path, *arguments: str, seconds: float | None = None) -> str:
    """Run mutmut in a folder and return its output.

    After ``seconds`` it is terminated; it saves each result at once, so none is lost.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)
        output, _ = process.communicate()
    return output


def results(folder: Path) -> dict[str, int | None]:
    """The exit code of the tests of each mutant, by its name; None for a mutant that wasn't tried."""
    codes: dict[str, int | None] = {}
    for path in (folder / "mutants").rglob("*.meta"):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


@dataclass(frozen=True)
class Outcome:
    """The results of a room's sample."""

    room: str
    all: int
    count: Counter[str]
    survivors: tuple[str, ...]
    seconds: float

    @property
    def row(self) -> str:
        """Its row of the table."""
        noticed = sum(self.count[status] for status in NOTICED)
        missed, untested = self.count["survived"], self.count["no tests"]
        tried = noticed + missed + untested
        share = f"{noticed / tried:.0%}" if tried else "–"
        cells = (self.room, self.all, tried, noticed, missed, untested, share, round(self.seconds))
        return "| " + " | ".join(map(str, cells)) + " |"


def run(name: str, sample: int, minutes: float, children: int) -> Outcome:
    """Copy a room, make its mutants, and try a sample of them."""
    began = time.monotonic()
    folder = copy_tree(name)
    # No mutant has this name, so mutmut makes them, runs the tests once, and reports that none matches.
    output = mutmut(folder, "run", "none")
    mutants = sorted(results(folder))
    if not mutants or "nothing matches" not in output:
        sys.exit(f"{name}: mutmut could not begin:\n{output[-3000:]}")
    chosen = Random(name).sample(mutants, min(sample, len(mutants)))  # noqa: S311 - a sample, not a secret
    mutmut(folder, "run", "--max-children", str(children), *chosen, seconds=minutes * 60)
    statuses = {
        mutant: status_by_exit_code[code] for mutant, code in results(folder).items() if mutant in chosen
    }
    survivors = sorted(mutant for mutant, status in statuses.items() if status in {"survived", "no tests"})
    seconds = time.monotonic() - began
    return Outcome(name, len(mutants), Counter(statuses.values()), tuple(survivors), seconds)


def main() -> int:
    """Try the mutants of the rooms that were asked for, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"any of {', '.join(ROOMS)}")
    parser.add_argument("--sample", type=int, default=60, help="how many mutants to try in each room")
    parser.add_argument("--minutes", type=float, default=5, help="the longest time for each room")
    parser.add_argument("--children", type=int, default=2, help="how many mutants to try at the same time")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.rooms) - set(ROOMS)):
        parser.error(f"there is no room {', '.join(unknown)}: choose from {', '.join(ROOMS)}")
    print("| room | mutants | tried | killed | survived | no test | killed | seconds |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    outcomes = []
    for name in asked.rooms:
        outcomes.append(run(name, asked.sample, asked.minutes, asked.children))
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
