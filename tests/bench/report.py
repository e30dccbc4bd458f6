"""Runs every benchmark and writes docs/benchmarks.md. ``make bench`` starts it; no test ever does.

report.py [--quick] [--only NAME ...] [--output PAGE]
"""

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "audio"), str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Keep away from the keyring of the person who runs this.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

from measures import Result, Settings  # noqa: E402 - the path is set above
from page import Section, page_text  # noqa: E402
from players import PEERS  # noqa: E402

BENCHMARKS = {
    "playing": "Playing a recording without the window",
    "window": "The window while it plays",
    "dropouts": "Dropouts under load",
    "start": "Start, Begin and pause",
    "starting": "Starting beside other programs",
    "timing": "Timing",
    "memory": "Memory over time",
    "render": "Rendering",
    "scanning": "Looking through a recording",
    "planning": "Planning",
    "ribbon": "The clinic's ribbon",
    "log": "Twenty years of log",
    "large": "Large is normal",
}
TOGETHER = [
    ["playing"],
    # These mostly wait, and measure processor time, memory and the recording, but no delays.
    ["window", "timing", "memory"],
    *([name] for name in ("dropouts", "start", "starting", "render", "scanning")),
    *([name] for name in ("planning", "ribbon", "log", "large")),
]
"""The groups of benchmarks that run at the same time in a quick run."""


def main() -> int:
    """Run the benchmarks that were asked for, and write the page.

    Returns:
        1 if something could not be measured, else 0.
    """
    asked = _arguments()
    sections = {} if asked.results is None else _stored_sections(asked.results)
    groups = TOGETHER if asked.quick else [[name] for name in BENCHMARKS]
    with tempfile.TemporaryDirectory(prefix="kindpace-bench-") as folder:
        for group in groups:
            wanted = [name for name in group if name in (asked.only or BENCHMARKS)]
            with ThreadPoolExecutor() as threads:
                sections |= dict(
                    zip(
                        wanted,
                        threads.map(lambda name: _section(name, asked, Path(folder)), wanted),
                        strict=True,
                    )
                )
            if asked.results is not None:
                (asked.results / "sections.pickle").write_bytes(pickle.dumps(sections))
    ordered = [sections[name] for name in BENCHMARKS if name in sections]
    asked.output.write_text(page_text(ordered, _versions(), asked.beside, _today()), encoding="utf-8")
    return 1 if any(section.fault for section in ordered) else 0


def _stored_sections(folder: Path) -> dict[str, Section]:
    folder.mkdir(exist_ok=True)
    file = folder / "sections.pickle"
    return pickle.loads(file.read_bytes()) if file.exists() else {}  # noqa: S301 - written below


def _today() -> str:
    return datetime.now().astimezone().strftime("%-d %B %Y")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the benchmarks and write docs/benchmarks.md.")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs; the page says so")
    parser.add_argument(
        "--full",
        nargs="+",
        default=[],
        choices=BENCHMARKS,
        metavar="NAME",
        help="run these at full length even in a quick run",
    )
    parser.add_argument("--runs", type=int, help="of each measurement (default: 5, quick 3)")
    parser.add_argument(
        "--only", nargs="+", choices=BENCHMARKS, metavar="NAME", help="only these: %(choices)s"
    )
    parser.add_argument(
        "--results", type=Path, help="a folder that keeps results, so that a page is made in parts"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md", help="the page")
    parser.add_argument("--beside", default="", help="what else ran on the machine, for the page")
    return parser.parse_args()


def _section(name: str, asked: argparse.Namespace, top: Path) -> Section:
    title = BENCHMARKS[name]
    _say(f"{title} …")
    folder = top / name
    folder.mkdir()
    # VLC, as another user, reads from here.
    for readable in (top, folder):
        readable.chmod(0o755)
    quick = asked.quick and name not in asked.full
    settings = Settings(quick, asked.runs or (3 if asked.quick else 5), folder, asked.quick)
    began, load = time.monotonic(), os.getloadavg()[0]
    results: tuple[Result, ...] = ()
    fault = ""
    try:
        results = tuple(import_module(f"bench_{name}").run(settings))
    except Exception as error:  # noqa: BLE001 - a failed benchmark must not stop the others
        _say(traceback.format_exc())
        fault = f"{type(error).__name__}: {error}".splitlines()[0]
    for result in results:
        ratio = "" if result.ratio is None else f" ratio {result.ratio:.2f}"
        peers = dict(result.peers)
        _say(f"  {result.measured}: {result.ours} {peers}{ratio} met={result.met} {result.note}")
    took = time.monotonic() - began
    _say(f"  {title} took {took:.0f} s")
    at = datetime.now().astimezone().strftime("%H:%M")
    return Section(title, results, fault, took, quick, f"{load:.1f}", at)


def _versions() -> list[str]:
    peers = [f"{peer.name}: {peer.version()}" for peer in PEERS]
    others = [_first_line(*command) for command in (("stress-ng", "--version"), ("pulseaudio", "--version"))]
    user = next((peer.user for peer in PEERS if peer.user), "")
    remark = f" (VLC refuses to run as root, so it ran as {user})" if user else ""
    return ["; ".join([*peers, *others]) + remark]


def _first_line(*command: str) -> str:
    try:
        printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return f"{command[0]}: not installed"
    return printed.splitlines()[0].strip() if printed else command[0]


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
