"""Runs every benchmark and writes docs/benchmarks.md. ``make bench`` starts it; no test ever does.

report.py [--quick] [--only NAME ...] [--output PAGE]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import traceback
from datetime import datetime
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "sound"), str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No benchmark may put a key into the keyring of whoever runs it.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

from measures import Settings  # noqa: E402 - the path is set above
from page import Section, written  # noqa: E402
from players import PEERS  # noqa: E402

BENCHMARKS = {
    "playing": "Playing a recording without the window",
    "window": "The window while it plays",
    "dropouts": "Dropouts under load",
    "start": "Start, Begin and pause",
    "timing": "Timing",
    "memory": "Memory over time",
    "render": "Rendering",
    "planning": "Planning",
    "ribbon": "The clinic's ribbon",
    "log": "Twenty years of log",
}


def main() -> int:
    """Run what is asked for, and write the page."""
    asked = _arguments()
    sections, loads = [], [_load()]
    with tempfile.TemporaryDirectory(prefix="kindpace-bench-") as folder:
        # VLC, as another user, reads from here.
        Path(folder).chmod(0o755)
        settings = Settings(asked.quick, asked.runs or (3 if asked.quick else 5), Path(folder))
        for name in asked.only or BENCHMARKS:
            sections.append(_section(name, settings))
            loads.append(_load())
    asked.output.write_text(
        written(sections, settings, _versions(), _told(loads, asked.beside), datetime.now().astimezone().strftime("%-d %B %Y")),
        encoding="utf-8",
    )
    return 1 if any(section.fault for section in sections) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the benchmarks and write docs/benchmarks.md.")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs; the page says so")
    parser.add_argument("--runs", type=int, help="of each measurement (default: 5, quick 3)")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, metavar="NAME", help="only these: %(choices)s")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md", help="the page")
    parser.add_argument("--beside", default="", help="what else ran on the machine, for the page")
    return parser.parse_args()


def _section(name: str, settings: Settings) -> Section:
    title = BENCHMARKS[name]
    _say(f"{title} …")
    began = time.monotonic()
    try:
        results = tuple(import_module(f"bench_{name}").run(settings))
    except Exception as fault:  # noqa: BLE001 - one that fails must not take the others with it
        _say(traceback.format_exc())
        return Section(title, (), f"{type(fault).__name__}: {fault}".splitlines()[0], time.monotonic() - began)
    for one in results:
        ratio = "" if one.ratio is None else f" ratio {one.ratio:.2f}"
        _say(f"  {one.measured}: {one.ours} {dict(one.peers)}{ratio} met={one.met} {one.note}")
    _say(f"  took {time.monotonic() - began:.0f} s")
    return Section(title, results, took=time.monotonic() - began)


def _versions() -> list[str]:
    peers = [f"{peer.name}: {peer.version()}" for peer in PEERS]
    others = [_first_line(*command) for command in (("stress-ng", "--version"), ("pulseaudio", "--version"))]
    user = next((peer.user for peer in PEERS if peer.user), "")
    told = f" (VLC refuses to run as root, so it ran as {user})" if user else ""
    return ["; ".join([*peers, *others]) + told]


def _first_line(*command: str) -> str:
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return f"{command[0]}: not installed"
    return told.splitlines()[0].strip() if told else command[0]


def _load() -> float:
    return os.getloadavg()[0]


def _told(loads: list[float], beside: str) -> list[str]:
    first, highest = loads[0], max(loads)
    told = f"Load average when it began {first:.1f}, at most {highest:.1f} between benchmarks (their own work included)"
    return [f"{told}. {beside}" if beside else told]


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
