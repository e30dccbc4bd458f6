"""Writes docs/benchmarks.md."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from measures import Result

_READING = (
    "Numbers are medians with the range in brackets; the last column says how often and how long. Each peer "
    "ran in the same run as Kindpace."
)
_MEANING = (
    "Processor time is user and system time of all processes of a program. Memory is what is resident in all "
    "its processes: pages they share with each other count once, libraries count in full."
)
LIBRARIES = ("pyside6-essentials", "numpy", "soundfile", "sounddevice", "soxr", "hibari-tts", "pydub")


@dataclass(frozen=True)
class Section:
    """One benchmark's part of the page.

    Attributes:
        title: its heading.
        results: its rows.
        fault: why nothing could be measured; else empty.
        took: how long it took, in seconds.
        quick: whether it was a quick run.
        load: the machine's load average when it began.
        at: when it ended, hours and minutes.
    """

    title: str
    results: tuple[Result, ...]
    fault: str
    took: float
    quick: bool
    load: str
    at: str


def page_text(sections: Sequence[Section], versions: Sequence[str], beside: str, day: str) -> str:
    """The text of the page, in Markdown.

    Args:
        sections: the sections, in the order of the page.
        versions: the versions of the peers.
        beside: what else ran on the machine, in words; empty if nothing is known.
        day: the date, in words.
    """
    quick = any(section.quick for section in sections)
    kind = "A quick run: fewer and shorter measurements than the goals name" if quick else "A full run"
    parts = [
        "# Benchmarks",
        "",
        f"Written by `make bench` on {day}. {kind}. {_READING}",
        *([f"\n{beside}"] if beside else []),
        "",
        "## In short",
        "",
        *_summary(sections),
        "",
        "## Machine and versions",
        "",
        *(f"- {line}" for line in (*_machine(), *versions)),
        "",
        _MEANING,
        "",
    ]
    for section in sections:
        parts += [f"## {section.title}", "", *_body(section), ""]
    return "\n".join(parts).rstrip() + "\n"


def _summary(sections: Sequence[Section]) -> list[str]:
    results = [result for section in sections for result in section.results if result.goal]
    missed = [result for result in results if result.met is False]
    met = sum(result.met is True for result in results)
    faults = [section for section in sections if section.fault]
    lines = [f"{met} of {len(results)} goals met as measured here."]
    lines += [
        f"- **Not met:** {result.measured}: {_with_ratio(result)}; goal {result.goal}." for result in missed
    ]
    lines += [f"- **Not measured:** {section.title}: {section.fault}" for section in faults]
    return lines if len(lines) == 1 else [lines[0], "", *lines[1:]]


def _with_ratio(result: Result) -> str:
    return result.ours if result.ratio is None else f"{result.ours}, {result.ratio:.2f} ×"


def _body(section: Section) -> list[str]:
    if section.fault:
        return [f"Not measured: {section.fault}"]
    rows = [
        "| measured | Kindpace | peers | ratio | goal | met | how long |",
        "|---|---|---|---|---|---|---|",
        *(_row(result) for result in section.results),
        "",
    ]
    length = "Quick" if section.quick else "Full length"
    how = f"{length}; {section.took:.0f} s, until {section.at}; load average at its beginning {section.load}."
    rows += [how, ""]
    return rows + [f"- {result.measured}: {result.note}" for result in section.results if result.note]


def _row(result: Result) -> str:
    peers = "<br>".join(f"{name}: {number}" for name, number in result.peers) or "–"
    ratio = "–" if result.ratio is None else f"{result.ratio:.2f}"
    met = {True: "yes", False: "**no**", None: "–"}[result.met]
    cells = (result.measured, result.ours, peers, ratio, result.goal or "–", met, result.duration or "–")
    return f"| {' | '.join(cells)} |"


def _machine() -> list[str]:
    cpu = next(
        (line.partition(":")[2].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next(
        (int(line.split()[1]) / 1e6 for line in _read("/proc/meminfo") if line.startswith("MemTotal")), 0
    )
    system = next(
        (line[13:-1] for line in _read("/etc/os-release") if line.startswith("PRETTY_NAME")), "Linux"
    )
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    sound = "no sound card: PulseAudio's null sink, recorded"
    return [
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {system}, kernel {platform.release()}; {sound}",
        f"Kindpace at {_commit()}, Python {platform.python_version()}, {libraries}",
    ]


def _read(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _commit() -> str:
    described = subprocess.run(
        ("git", "describe", "--always", "--dirty"), capture_output=True, text=True, check=False
    )
    return described.stdout.strip() or "an unknown commit"
