"""How whole sittings with recordings sound: rendered with Gentle, as ``kindpace render`` does, and measured.

Used by ``recordings_report.py``. Own lines are spoken by the usual narrator, once for all recordings.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile
import soxr

from audio.analysis.bands import FRAMES_PER_SECOND, RATE
from audio.analysis.loudness import LoudnessMeter
from audio.analysis.sounding import runs, said
from audio.analysis.speech.speech_detector import SpeechDetector
from audio.files.clip_cache import ClipCache
from audio.units import SAMPLE_RATE
from player.cli.arguments import make_parser
from player.cli.preparing import Prepared, planning_of, prepare
from player.cli.render import render_blocks
from player.practice.planner.steps import StepKind
from player.practice.planner.summary import summarise
from player.sittings.soundtrack import heard_around, timeline_of
from player.system.folders import HOME_VARIABLE, find_folders

_TENTH: Final = SAMPLE_RATE // 10
_ZERO: Final = 1e-7
_LEAST_DIGITAL: Final = 0.5
"""Seconds: shorter digital silence is the end of a fade."""

Sound = Any


@dataclass(frozen=True)
class Heard:
    """What was measured of a sitting.

    Attributes:
        length: in seconds.
        voice, own: loudness of the recording's voice and of the product's own lines, in LUFS.
        peak: true peak in dBTP.
        without_voice: the longest time without a voice, by the detector.
        without_option: the longest time without a word about options, by the plan.
        digital: seconds of digital silence between the first word of the recording and its last, where the
            file itself has none.
        spent: seconds of processor time, from the file to the render, without speaking lines.
    """

    length: float
    voice: float
    own: float
    peak: float
    without_voice: float
    without_option: float
    digital: float
    spent: float


def heard_with(name: str, sound: Sound, folder: Path) -> Heard:
    """A sitting with a recording under Gentle.

    Args:
        name: of the recording.
        sound: its samples.
        folder: where its file and Kindpace's own folders are made.
    """
    path = folder / f"{name.replace('/', ' ')}.wav"
    soundfile.write(path, sound, SAMPLE_RATE, subtype="FLOAT")
    os.environ[HOME_VARIABLE] = str(folder / "home")
    folders = find_folders()
    cache = ClipCache(folders.cache)
    words = ["render", str(path), "-o", str(folder / "out.wav"), "--preset", "gentle"]
    asked = make_parser().parse_args(words)
    # Its lines are spoken and its bells made before time is taken.
    prepare(planning_of(asked, folders), cache)
    _forget_survey(folders.cache)
    begun = time.process_time()
    sitting = prepare(planning_of(asked, folders), cache)
    around = heard_around(sitting.plan, None)
    timeline = timeline_of(sitting.plan, sitting.clips, sitting.bell, around=around, waits=False)
    rendered = np.concatenate(list(render_blocks(timeline, cache, lambda _done, _of: None, {})))
    spent = time.process_time() - begun
    path.unlink()
    return _measured(sitting, rendered, sound, spent)


def _forget_survey(cache: Path) -> None:
    for kept in (cache / "files").glob("*.json"):
        kept.unlink()


def _measured(sitting: Prepared, rendered: Sound, sound: Sound, spent: float) -> Heard:
    mono = soxr.resample(rendered.mean(axis=1), SAMPLE_RATE, RATE)
    spoken = _spoken(mono)
    own = np.zeros_like(spoken)
    for step in sitting.plan.steps:
        if step.kind in {StepKind.SAY, StepKind.PRESENCE, StepKind.OPTION} and step.spoken:
            first = step.start * FRAMES_PER_SECOND
            own[round(first) : round(first + step.duration * FRAMES_PER_SECOND)] = True
    meter = LoudnessMeter(2, low_cut=True)
    meter.add(rendered)
    meter.finish()
    summary = summarise(sitting.plan)
    longest = max((end - first for first, end in runs(~spoken)), default=0)
    file_has = _digital(sound) > 0
    recorded = [step for step in sitting.plan.steps if step.recorded is not None]
    first, last = recorded[0].start, recorded[-1].start + recorded[-1].duration
    within = rendered[round(first * SAMPLE_RATE) : round(last * SAMPLE_RATE)]
    return Heard(
        length=len(rendered) / SAMPLE_RATE,
        voice=meter.gated(_tenths(spoken & ~own)),
        own=meter.gated(_tenths(spoken & own)),
        peak=meter.true_peak(),
        without_voice=longest / FRAMES_PER_SECOND,
        without_option=summary.longest_option_gap,
        digital=0.0 if file_has else _digital(within),
        spent=spent,
    )


def _spoken(mono: Sound) -> Sound:
    detector = SpeechDetector()
    detector.add(mono.astype(np.float32))
    return said(detector.speech(), len(mono) * FRAMES_PER_SECOND // RATE)


def _tenths(frames: Sound) -> Sound:
    return frames[: len(frames) // 10 * 10].reshape(-1, 10).all(axis=1)


def _digital(sound: Sound) -> float:
    """Seconds of digital silence, in stretches of ``_LEAST_DIGITAL`` and more."""
    silent = np.abs(sound).max(axis=1) < _ZERO
    return sum(_long(silent)) / SAMPLE_RATE


def _long(silent: Sound) -> Iterator[int]:
    return (end - first for first, end in runs(silent) if end - first >= _LEAST_DIGITAL * SAMPLE_RATE)
