"""Measures the voice by machine and writes the tables of ``docs/voice.md`` (``make voice-report``).

Renders shipped lines, the same ones each time, by the engine alone at its speeds and as they are heard at
several paces; has ``tooling/voice_judge.py`` judge them in an environment of its own; and sums up.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, stdev
from typing import Any, Final

import numpy as np
import soundfile
import soxr

from audio.analysis.programme import factor
from audio.units import SAMPLE_RATE
from audio.voice.hibari_voice import VOICE_RATE, HibariVoice
from audio.voice.joints import joints, with_commas
from audio.voice.narrator import HEART
from audio.voice.phrases import cleaned, word_count
from audio.voice.protocol import Samples
from audio.voice.readings import mended
from player.practice.script.language.lines import spoken_lines
from player.practice.script.parse import parse_script

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "voice.md"
RATE: Final = 16_000
"""What recogniser and predictor listen at."""

SPEEDS: Final = (0.35, 0.40, 0.45, 0.50, 0.60, 0.70, 1.00)
PACES: Final = (85.0, 105.0, 115.0, 140.0)
REFERENCE: Final = "engine at 0.7"
BEGIN: Final = "<!-- measured: made by make voice-report -->"
END: Final = "<!-- measured: end -->"
SEED: Final = 5
FEWEST_WORDS: Final = 5

Row = dict[str, Any]


def main() -> None:
    """Render, judge, sum up, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("judge", help="the Python that has the recogniser and the predictor")
    parser.add_argument("--lines", type=int, default=40, help="how many lines (default: 40)")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "voice-report")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rows = rendered(sample(asked.lines), asked.folder)
    (asked.folder / "lines.json").write_text(json.dumps(rows), encoding="utf-8")
    judged = asked.folder / "judged.json"
    judge = Path(__file__).with_name("voice_judge.py")
    subprocess.run([asked.judge, str(judge), str(asked.folder / "lines.json"), str(judged)], check=True)
    write(tables(json.loads(judged.read_text(encoding="utf-8"))))
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} is written.\n")


def write(table: str) -> None:
    """Put the table between the page's marks."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN, 1)
    _, after = rest.split(END, 1)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def sample(count: int) -> list[str]:
    """Shipped lines, drawn the same each time."""
    found = {
        line.text
        for path in sorted((ROOT / "scripts").glob("*.md"))
        for line in spoken_lines(parse_script(path.read_bytes(), path.name))
        if word_count(line.text) >= FEWEST_WORDS
    }
    return random.Random(SEED).sample(sorted(found), count)  # noqa: S311 - a sample, no secret


def rendered(texts: Sequence[str], folder: Path) -> list[Row]:
    """Every line by the engine alone at each speed, and as it is heard at each pace; written as files."""
    voice = HibariVoice()
    rows: list[Row] = []
    for text in texts:
        line = cleaned(text)
        plain = mended(with_commas(line, joints(line)))
        for speed in SPEEDS:
            sound = voice.spoken_plainly(plain, speed) * np.float32(factor(HEART.usual_gain_db))
            path = folder / f"{len(rows)}.wav"
            rows.append(_kept(text, f"engine at {speed:g}", sound, VOICE_RATE, path))
        for pace in PACES:
            sound = voice.speak(text, pace).samples
            path = folder / f"{len(rows)}.wav"
            rows.append(_kept(text, f"{pace:g} words a minute", sound, SAMPLE_RATE, path))
    return rows


def _kept(text: str, kind: str, sound: Samples, rate: int, path: Path) -> Row:
    soundfile.write(path, np.asarray(soxr.resample(sound, rate, RATE), np.float32), RATE)
    return {"file": str(path), "text": text, "kind": kind, "seconds": len(sound) / rate}


def tables(rows: Sequence[Row]) -> str:
    """The table, a row for each way of speaking."""
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[row["kind"]].append(row)
    reference = {row["text"]: row["naturalness"] for row in kinds[REFERENCE]}
    head = (
        f"| {len(reference)} lines | words a minute | word errors | naturalness | beside {REFERENCE} | ± |",
        "|---|---|---|---|---|---|",
    )
    return "\n".join([*head, *(_summed_up(kind, found, reference) for kind, found in kinds.items())])


def _summed_up(kind: str, rows: Sequence[Row], reference: dict[str, float]) -> str:
    words, errors = sum(row["words"] for row in rows), sum(row["errors"] for row in rows)
    pace = 60 * sum(word_count(row["text"]) for row in rows) / sum(row["seconds"] for row in rows)
    beside = [row["naturalness"] - reference[row["text"]] for row in rows]
    spread = stdev(beside) / len(beside) ** 0.5
    natural = mean(row["naturalness"] for row in rows)
    return (
        f"| {kind} | {pace:.0f} | {100 * errors / words:.1f} % ({errors}/{words}) | {natural:.2f} "
        f"| {mean(beside):+.2f} | {spread:.2f} |"
    )


if __name__ == "__main__":
    main()
