"""Measures the voice by machine and writes the tables of ``docs/voice.md`` (``make voice-report``).

Renders shipped lines, the same ones each time, by the engine alone at its speeds and as they are heard at
several paces; has ``tooling/voice_judge.py`` judge them in an environment of its own; and sums up.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import mean, stdev
from typing import Any, Final

import numpy as np
import soundfile
import soxr
from hibari import Hibari

from audio.analysis.programme import factor
from audio.mix.room_tone import room_tone_loop
from audio.units import SAMPLE_RATE
from audio.voice.hibari_voice import VOICE_RATE, HibariVoice
from audio.voice.joints import joints, with_commas
from audio.voice.narrator import HEART
from audio.voice.phrases import cleaned, word_count
from audio.voice.protocol import Samples
from audio.voice.readings import mended
from player.library.languages.kept_joints import kept_joints
from player.practice.script.language.lines import spoken_lines
from player.practice.script.parse import parse_script
from tooling.voice_words import Misheard, errors_in, misheard, words_of

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "voice.md"
RATE: Final = 16_000
"""What recogniser and predictor listen at."""

QUIET: Final = 0.4
"""Seconds of room tone around a line: in a sitting too none begins or ends in nothing, and without
it the predictor finds the same line worse (docs/voice.md)."""

SPEEDS: Final = (0.35, 0.40, 0.50, 0.70, 1.00)
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
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n\n{END}{after}", encoding="utf-8")


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
    gain = factor(HEART.usual_gain_db or 0.0)
    rows: list[Row] = []
    for text in texts:
        line = cleaned(text)
        plain = mended(with_commas(line, joints(line, kept_joints(text))))
        for speed in SPEEDS:
            sound = voice.spoken_plainly(plain, speed) * np.float32(gain)
            heard = np.asarray(soxr.resample(sound, VOICE_RATE, SAMPLE_RATE), np.float32)
            rows.append(_kept(text, f"engine at {speed:g}", heard, folder / f"{len(rows)}.wav"))
        for pace in PACES:
            sound = voice.speak(text, pace, kept_joints(text)).samples
            rows.append(_kept(text, f"{pace:g} words a minute", sound, folder / f"{len(rows)}.wav"))
    return rows


def _kept(text: str, kind: str, sound: Samples, path: Path) -> Row:
    """Write a line as it is heard in a sitting: in a room's quiet, unless the setting turns that off."""
    heard = np.pad(sound, round(QUIET * SAMPLE_RATE))
    heard = heard + np.resize(room_tone_loop(), len(heard))
    soundfile.write(path, np.asarray(soxr.resample(heard, SAMPLE_RATE, RATE), np.float32), RATE)
    return {"file": str(path), "text": text, "kind": kind, "seconds": len(sound) / SAMPLE_RATE}


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
    table = [*head, *(_summed_up(kind, found, reference) for kind, found in kinds.items())]
    return "\n".join([*table, "", f"Heard otherwise at a pace: {_list(kinds)}"])


def _list(kinds: Mapping[str, Sequence[Row]]) -> str:
    """What was misheard at the paces, and how often by the engine alone."""
    paced, alone = Counter[Misheard](), Counter[Misheard]()
    for kind, rows in kinds.items():
        (alone if kind.startswith("engine") else paced).update(set(misheard_in(rows)))
    said = [
        f"“{meant}” as “{instead}” ({paced[meant, instead]} of {len(PACES)} paces, "
        f"{alone[meant, instead]} of {len(SPEEDS)} speeds)"
        for meant, instead in sorted(paced, key=lambda pair: (-paced[pair], pair))
    ]
    return "; ".join(said).replace("“” as", "nothing as").replace("as “”", "as nothing") + "."


def misheard_in(rows: Sequence[Row]) -> list[Misheard]:
    """What was heard otherwise of the lines of one way of speaking."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["group"]].append(row)
    found = []
    for group in groups.values():
        meant = [word for row in group for word in words_of(row["text"])]
        found += misheard(meant, words_of(" ".join(row["heard"] for row in group)), _sounds)
    return found


@lru_cache(maxsize=1)
def _reader() -> Hibari:
    return Hibari(voice=HEART.voice, threads=1)


def _sounds(words: str) -> str:
    return " ".join(_reader().phonemize(words))


def _summed_up(kind: str, rows: Sequence[Row], reference: dict[str, float]) -> str:
    words = sum(len(words_of(row["text"])) for row in rows)
    errors = errors_in(misheard_in(rows))
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
