"""Measures how pauses are found in recordings, into ``docs/recordings.md``: ``make recordings-report``.

Usage: recordings_report.py [FOLDER] [PART]…, all of ``PARTS`` unless some are named. The folder holds further
recordings, each of five sentences with pauses of 6 s between them, whose truth is read off ``clean.wav``.
Needs ffmpeg, for what its silencedetect finds. What was found before, and how far off its edges were, is
kept in ``recordings_before.json``.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "audio"))

import held_out_recordings
import made_recordings

from audio.analysis.pauses import PauseFinder
from audio.files.decode import open_stream, write_audio
from audio.units import SAMPLE_RATE
from player.practice.planner.recordings.recording import LEAD, TAIL
from tooling.hidden_edges import Apart, Missed
from tooling.recorded_sittings import Heard, heard_with

ROOT: Final = Path(__file__).parent.parent

PAGE: Final = ROOT / "docs/recordings.md"
_BEFORE: Final = ROOT / "tooling/recordings_before.json"
BEFORE: Final[dict[str, dict[str, Any]]] = json.loads(_BEFORE.read_text("utf-8"))
_PART: Final = re.compile(r"(<!-- made: pauses -->\n).*?(<!-- end -->)", re.DOTALL)
_HELD_OUT: Final = re.compile(r"(<!-- made: held out -->\n).*?(<!-- end -->)", re.DOTALL)
_HIDDEN: Final = re.compile(r"(<!-- made: hidden edges -->\n).*?(<!-- end -->)", re.DOTALL)
_SITTINGS: Final = re.compile(r"(<!-- made: sittings -->\n).*?(<!-- end -->)", re.DOTALL)
PARTS: Final = ("pauses", "held-out", "sittings")
_NEAR: Final = 0.3
_HEARD: Final = 1e-4
_SHORTEST: Final = 0.8
_GOAL: Final = 30.0
"""Milliseconds that an edge may be off."""

_CUT: Final = 10.0
"""Milliseconds of a word that nobody misses."""

_NOTHING: Final = {"right": 0, "wrong": 0, "median": 0, "worst": 0}
_CASES: Final = {
    "clean": "clean",
    "edited-half": "steady",
    "music-chords": "music",
    "music-steady": "music",
    "room-swells": "moving",
    "soft-voice-one-bell": "clean",
    "steady-hiss": "steady",
    "waves": "moving",
}
"""The beds of the recordings in the folder."""

Spans = list[tuple[float, float]]


def recordings(folder: Path | None) -> Iterator[tuple[str, str, Any, Spans]]:
    """Name, bed, sound and true pauses of each recording."""
    if folder is not None:
        true = gaps_in(np.abs(sound_of(folder / "clean.wav")[:, 0]) > _HEARD, 3.0)
        for path in sorted(folder.glob("*.wav")):
            yield f"cases/{path.stem}", _CASES.get(path.stem, "other"), sound_of(path), true
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


@dataclass(frozen=True)
class Score:
    """How what was found keeps to the truth.

    Attributes:
        right, wrong: true pauses found, and others of at least ``_SHORTEST``.
        parted: true pauses in which more than one was found.
        errors: of the edges of those found, in milliseconds: ends of words, then beginnings.
        longest: seconds of the longest pause found.
    """

    right: int
    wrong: int
    parted: int
    errors: tuple[float, ...]
    longest: float

    @property
    def edges(self) -> str:
        """Median and worst error."""
        if not self.errors:
            return "-"
        sizes = np.abs(self.errors)
        return f"{np.median(sizes):.0f} / {sizes.max():.0f}"


def pairs_of(found: Spans, true: Spans) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The pauses that were found where there is one, and the true ones."""
    return [
        (one, other)
        for one in found
        for other in true
        if abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR
    ]


def score(found: Spans, true: Spans) -> Score:
    """What was found against the truth."""
    pairs = pairs_of(found, true)
    right = [one for one, _ in pairs]
    long = [one for one in found if one[1] - one[0] >= _SHORTEST]
    return Score(
        right=len(pairs),
        wrong=sum(one not in right for one in long),
        parted=sum(sum(a - _NEAR < start and end < b + _NEAR for start, end in long) > 1 for a, b in true),
        # To the microsecond: 30 ms in seconds, taken from each other, are not more than 30.
        errors=tuple(round(1000 * (one[side] - other[side]), 3) for side in (0, 1) for one, other in pairs),
        longest=max((end - start for start, end in found), default=0.0),
    )


def by_us(sound: Any) -> tuple[Spans, int]:
    """The pauses that are found, and how many of them lie over music."""
    finder = PauseFinder()
    finder.add(sound)
    finder.finish()
    slices = finder.slices()
    found = [(a.end / SAMPLE_RATE, b.start / SAMPLE_RATE) for a, b in pairwise(slices) if b.start > a.end]
    return found, len(finder.melodic(slices))


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


def line(cells: Iterable[object]) -> str:
    """A line of a table."""
    return f"| {' | '.join(map(str, cells))} |\n"


def row(name: str, bed: str, sound: Any, true: Spans) -> tuple[str, Score]:
    """A line of the first table, and what it says."""
    begun = time.process_time()
    found, kept = by_us(sound)
    spent = time.process_time() - begun
    now, theirs = score(found, true), score(by_ffmpeg(sound), true)
    before = BEFORE.get(name, _NOTHING)
    cells = (
        *(name, bed, len(true)),
        f"{before['right']} / {before['wrong']}",
        f"{now.right} / {now.wrong}",
        f"{theirs.right} / {theirs.wrong}",
        now.parted,
        f"{before['median']} / {before['worst']}",
        *(now.edges, theirs.edges, f"{now.longest:.1f}", kept, f"{spent:.2f}"),
    )
    return line(cells), now


def summary(scores: dict[str, list[Score]]) -> str:
    """The second table: how far off edges are on each kind of bed."""
    made = line(("bed", "edges", "median", "95 %", "earliest end", "latest beginning", "over 30 ms"))
    made += "|---|---|---|---|---|---|---|\n"
    for bed, ones in scores.items():
        ends = [error for one in ones for error in one.errors[: one.right]]
        begins = [error for one in ones for error in one.errors[one.right :]]
        sizes = np.abs([*ends, *begins])
        figures = (np.median(sizes), np.percentile(sizes, 95), min(ends), max(begins))
        made += line((bed, len(sizes), *(f"{one:.0f}" for one in figures), int((sizes > _GOAL).sum())))
    return made


def inside(scored: Score) -> list[tuple[float, float]]:
    """How far each edge lies in its word, in milliseconds (negative: outside), and what is kept beyond it."""
    ends, begins = scored.errors[: scored.right], scored.errors[scored.right :]
    return [*((-error, 1000 * TAIL) for error in ends), *((error, 1000 * LEAD) for error in begins)]


def held_out() -> tuple[str, str]:
    """The table of recordings on which nothing was chosen, and the one of what was missed in them."""
    missed: dict[tuple[str, str], list[Missed]] = {}
    found: dict[str, list[Score]] = {}
    wanted: dict[str, int] = {}
    for name in held_out_recordings.names():
        made = held_out_recordings.held_out(*name)
        true = [(a[1], b[0]) for a, b in pairwise(made.spoken)]
        ours = by_us(made.sound)[0]
        found.setdefault(made.bed, []).append(score(ours, true))
        apart = Apart(made.said, made.sound, made.spoken)
        for one, other in pairs_of(ours, true):
            for at, sides in enumerate(("ends", "beginnings")):
                lost = apart.missed(one[at], other[at], end=at == 0)
                missed.setdefault((made.bed, sides), []).extend([lost] if lost else [])
        wanted[made.bed] = wanted.get(made.bed, 0) + len(true)
    heads = ("bed", "true pauses", "right", "wrong", "edges", "median", "95 %", "over 30 ms")
    text = line((*heads, "over 10 ms in the word", "cut by over 10 ms"))
    text += "|---|---|---|---|---|---|---|---|---|---|\n"
    for bed, scores in found.items():
        right, wrong = sum(one.right for one in scores), sum(one.wrong for one in scores)
        for side, sides in enumerate(("ends", "beginnings")):
            edges = [
                edge for one in scores for edge in inside(one)[side * one.right : (side + 1) * one.right]
            ]
            sizes = np.abs([edge for edge, _ in edges])
            deep, cut = (
                sum(edge - kept > _CUT for edge, kept in ((e, k * on) for e, k in edges)) for on in (0, 1)
            )
            over = f"{int((sizes > _GOAL).sum())} of {len(sizes)}"
            figures = (sides, f"{np.median(sizes):.0f}", f"{np.percentile(sizes, 95):.0f}", over)
            text += line((bed, wanted[bed], right, wrong, *figures, deep, cut))
    return text, hidden_table(missed)


def hidden_table(missed: dict[tuple[str, str], list[Missed]]) -> str:
    """Of the edges that were missed, whether anything of the word was to be heard there."""
    heads = ("bed", "edges", "over 30 ms", "in the pause", "in the word", "of these hidden in every band")
    low, fades = "6 dB under the bed from 300 to 3,400 Hz", "only its fading"
    text = line((*heads, low, fades, "none of these", "dB under it: least", "median", "most"))
    text += "|---|---|---|---|---|---|---|---|---|---|---|---|\n"
    for (bed, sides), ones in missed.items():
        inside = [one for one in ones if not one.outside]
        hidden, lower = sum(one.hidden for one in inside), sum(one.low for one in inside)
        fades = sum(one.fades for one in inside)
        neither = sum(not (one.hidden or one.low or one.fades) for one in inside)
        under = np.percentile([one.under for one in inside], (0, 50, 100)) if inside else ()
        figures = [f"{one:.0f}" for one in under] or ["-"] * 3
        counts = (len(ones), len(ones) - len(inside), len(inside), hidden, lower, fades, neither)
        text += line((bed, sides, *counts, *figures))
    return text


def sittings(folder: Path | None) -> str:
    """The table of whole sittings with each recording."""
    heads = ("recording", "minutes", "voice, LUFS", "own lines", "apart", "peak, dBTP", "without a voice, s")
    text = line((*heads, "without an option, s", "digital silence, s", "CPU s", "on 28 November"))
    text += "|---|---|---|---|---|---|---|---|---|---|---|\n"
    with tempfile.TemporaryDirectory() as made:
        for name, _, sound, _ in recordings(folder):
            heard = heard_with(name, sound, Path(made))
            made_of_it = line((name, *_cells(heard), BEFORE.get(name, {}).get("sitting", "-")))
            print(made_of_it, end="", flush=True)
            text += made_of_it
    return text


def _cells(heard: Heard) -> tuple[str, ...]:
    return (
        f"{heard.length / 60:.1f}",
        f"{heard.voice:.1f}",
        f"{heard.own:.1f}",
        f"{abs(heard.voice - heard.own):.1f}",
        f"{heard.peak:.1f}",
        f"{heard.without_voice:.1f}",
        f"{heard.without_option:.0f}",
        f"{heard.digital:.1f}",
        f"{heard.spent:.1f}",
    )


def pauses(folder: Path | None) -> str:
    """The two tables of pauses, of edges on each kind of bed and of each recording."""
    head = (
        "| recording | bed | true pauses | first: right / wrong | now | silencedetect -40 dB | parted "
        "| edges before: median / worst | now | silencedetect | longest pause, s | over music | CPU s |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"
    )
    scores: dict[str, list[Score]] = {}
    rows = ""
    for name, bed, sound, true in recordings(folder):
        made, found = row(name, bed, sound, true)
        rows += made
        scores.setdefault(bed, []).append(found)
    return f"{summary(scores)}\n{head}{rows}"


def write(tables: dict[re.Pattern[str], str]) -> None:
    """Put tables into the page as it is now."""
    text = PAGE.read_text("utf-8")
    for place, table in tables.items():
        text = place.sub(lambda part, table=table: f"{part[1]}{table}{part[2]}", text)  # type: ignore[misc]
    PAGE.write_text(text, "utf-8")


def main() -> None:
    """Write the tables, each as soon as it is there."""
    folder = next((Path(given) for given in sys.argv[1:] if given not in PARTS), None)
    wanted = [given for given in sys.argv[1:] if given in PARTS] or PARTS
    if "pauses" in wanted:
        write({_PART: pauses(folder)})
    if "held-out" in wanted:
        unseen, lost = held_out()
        write({_HELD_OUT: unseen, _HIDDEN: lost})
    if "sittings" in wanted:
        write({_SITTINGS: sittings(folder)})


if __name__ == "__main__":
    main()
