"""Measures how pauses are found in recordings, into ``docs/recordings.md``: ``make recordings-report``.

Usage: recordings_report.py [FOLDER]. The folder holds further recordings, each of five sentences with pauses
of 6 s between them, whose truth is read off ``clean.wav``. Needs ffmpeg, for what its silencedetect finds.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "audio"))

import made_recordings

from audio.analysis.pauses import PauseFinder
from audio.files.decode import open_stream, write_audio
from audio.units import SAMPLE_RATE

ROOT: Final = Path(__file__).parent.parent

PAGE: Final = ROOT / "docs/recordings.md"
BEFORE: Final[dict[str, list[int]]] = json.loads((ROOT / "tooling/recordings_before.json").read_text("utf-8"))
_PART: Final = re.compile(r"(<!-- made: pauses -->\n).*?(<!-- end -->)", re.DOTALL)
_NEAR: Final = 0.3
_HEARD: Final = 1e-4
_SHORTEST: Final = 0.8

Spans = list[tuple[float, float]]


def recordings(folder: Path | None) -> Iterator[tuple[str, str, Any, Spans]]:
    """Name, bed, sound and true pauses of each recording."""
    if folder is not None:
        true = gaps_in(np.abs(sound_of(folder / "clean.wav")[:, 0]) > _HEARD, 3.0)
        for path in sorted(folder.glob("*.wav")):
            yield f"cases/{path.stem}", "", sound_of(path), true
    for name, (bed, _) in made_recordings.MAKERS.items():
        made = made_recordings.made(name)
        yield name, bed, made.sound, [(a[1], b[0]) for a, b in pairwise(made.spoken)]


def sound_of(path: Path) -> Any:
    """A file's samples."""
    return np.concatenate(list(open_stream(path)))


def gaps_in(heard: Any, least: float) -> Spans:
    """Stretches of more than so many seconds in which nothing is heard."""
    places = np.flatnonzero(heard)
    return [
        (int(a) / SAMPLE_RATE, int(b) / SAMPLE_RATE)
        for a, b in pairwise(places)
        if b - a > least * SAMPLE_RATE
    ]


def score(found: Spans, true: Spans) -> tuple[int, int, int]:
    """True pauses found, others found, and the largest error of an onset in milliseconds."""
    pairs = [
        (one, other)
        for one in found
        for other in true
        if abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR
    ]
    wrong = sum(
        end - start >= _SHORTEST for start, end in found if not any(one[0] == (start, end) for one in pairs)
    )
    onsets = [abs(one[1] - other[1]) for one, other in pairs]
    return len(pairs), wrong, round(1000 * max(onsets, default=0.0))


def by_ffmpeg(sound: Any) -> Spans:
    """What ffmpeg's silencedetect finds at 40 dB under full scale."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.wav"
        write_audio(path, iter([sound]))
        command = ["ffmpeg", "-hide_banner", "-nostdin", "-i", str(path), "-af", "silencedetect=-40dB:d=0.7"]
        said = subprocess.run(
            [*command, "-f", "null", "-"], capture_output=True, text=True, check=True
        ).stderr
    starts = [float(found) for found in re.findall(r"silence_start: (-?[\d.]+)", said)]
    ends = [float(found) for found in re.findall(r"silence_end: (-?[\d.]+)", said)]
    last = len(sound) / SAMPLE_RATE
    return [(a, b) for a, b in zip(starts, ends, strict=False) if a > 0 and b < last - 1e-3]


def row(name: str, bed: str, sound: Any, true: Spans) -> str:
    """A line of the table."""
    begun = time.process_time()
    finder = PauseFinder()
    finder.add(sound)
    finder.finish()
    slices = finder.slices()
    spent = time.process_time() - begun
    found = [(a.end / SAMPLE_RATE, b.start / SAMPLE_RATE) for a, b in pairwise(slices) if b.start > a.end]
    right, wrong, onset = score(found, true)
    kept = len(finder.melodic(slices))
    before = BEFORE.get(name, [0, 0])
    theirs = score(by_ffmpeg(sound), true)
    counts = (f"{right} / {wrong}", f"{theirs[0]} / {theirs[1]}", onset, kept, f"{spent:.2f}")
    cells = (name, bed, len(true), f"{before[0]} / {before[1]}", *counts)
    return f"| {' | '.join(map(str, cells))} |\n"


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    head = (
        "| recording | bed | true pauses | before: right / wrong | now | silencedetect -40 dB | worst onset "
        "| over music | CPU s |\n|---|---|---|---|---|---|---|---|---|\n"
    )
    table = head + "".join(row(*one) for one in recordings(folder))
    text = PAGE.read_text("utf-8")
    PAGE.write_text(_PART.sub(lambda part: f"{part[1]}{table}{part[2]}", text), "utf-8")


if __name__ == "__main__":
    main()
