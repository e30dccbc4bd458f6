"""Writes docs/benchmarks.md."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from measures import Result, Settings

LIBRARIES = ("pyside6-essentials", "numpy", "soundfile", "sounddevice", "soxr", "hibari-tts", "pydub")


@dataclass(frozen=True)
class Section:
    """One benchmark's part of the page."""

    title: str
    results: tuple[Result, ...]
    fault: str = ""
    took: float = 0.0


def written(
    sections: Sequence[Section], settings: Settings, versions: Sequence[str], load: Sequence[str], day: str
) -> str:
    """The whole page."""
    kind = "a quick run: fewer and shorter measurements than the goals name" if settings.quick else "a full run"
    parts = [
        "# Benchmarks",
        "",
        f"Written by `make bench` on {day}: {kind}, "
        f"{settings.runs} runs of each unless a row says otherwise; medians, with the range in brackets. "
        "Each peer ran in the same run as Kindpace, in turn with it.",
        "",
        "## In short",
        "",
        *_summary(sections),
        "",
        "## Machine and versions",
        "",
        *(f"- {line}" for line in (*_machine(), *versions)),
        *(f"- {line}" for line in load),
        "",
        "Processor time is user and system time of all processes of a program. Memory is what is resident in all "
        "its processes: pages they share with each other count once, libraries count in full.",
        "",
    ]
    for section in sections:
        parts += [f"## {section.title}", "", *_body(section), ""]
    return "\n".join(parts).rstrip() + "\n"


def _summary(sections: Sequence[Section]) -> list[str]:
    results = [one for section in sections for one in section.results if one.goal]
    missed = [one for one in results if one.met is False]
    met = sum(one.met is True for one in results)
    faults = [section for section in sections if section.fault]
    lines = [f"{met} of {len(results)} goals met as measured here."]
    lines += [f"- **Not met:** {one.measured}: {_with_ratio(one)}; goal {one.goal}." for one in missed]
    lines += [f"- **Not measured:** {section.title}: {section.fault}" for section in faults]
    return lines if len(lines) == 1 else [lines[0], "", *lines[1:]]


def _with_ratio(one: Result) -> str:
    return one.ours if one.ratio is None else f"{one.ours}, {one.ratio:.2f} ×"


def _body(section: Section) -> list[str]:
    if section.fault:
        return [f"Not measured: {section.fault}"]
    rows = [
        "| measured | Kindpace | peers | ratio | goal | met | how long |",
        "|---|---|---|---|---|---|---|",
        *(_row(one) for one in section.results),
        "",
    ]
    return rows + [f"- {one.measured}: {one.note}" for one in section.results if one.note]


def _row(one: Result) -> str:
    peers = "<br>".join(f"{name}: {number}" for name, number in one.peers) or "–"
    ratio = "–" if one.ratio is None else f"{one.ratio:.2f}"
    met = {True: "yes", False: "**no**", None: "–"}[one.met]
    return f"| {one.measured} | {one.ours} | {peers} | {ratio} | {one.goal or '–'} | {met} | {one.duration or '–'} |"


def _machine() -> list[str]:
    cpu = next(
        (line.partition(":")[2].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) / 1e6 for line in _read("/proc/meminfo") if line.startswith("MemTotal")), 0)
    system = next((line[13:-1] for line in _read("/etc/os-release") if line.startswith("PRETTY_NAME")), "Linux")
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {system}, kernel {platform.release()}; no sound card: "
        "PulseAudio's null sink, recorded",
        f"Kindpace at {_commit()}, Python {platform.python_version()}, {libraries}",
    ]


def _read(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _commit() -> str:
    told = subprocess.run(("git", "describe", "--always", "--dirty"), capture_output=True, text=True, check=False)
    return told.stdout.strip() or "an unknown commit"
