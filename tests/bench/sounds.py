"""Makes sound files for the benchmarks: narration, and a tone in which every missing sample can be found."""

import subprocess
from pathlib import Path

import numpy as np
import soundfile

RATE = 48_000
TONE_HZ = 440.0
TONE_LEVEL = 0.3
GAP = 0.45
"""Seconds between sentences, too short for a pacing to treat as a pause."""

SENTENCES = (
    "There may be a sound near you, or far away.",
    "You could listen to it for a moment, or you could leave it where it is.",
    "Perhaps your feet touch something that holds them.",
    "Nothing needs to change for the next few breaths.",
    "If a word here does not suit you, you might let it pass by.",
    "A friend who was tired would be welcome to rest here too.",
    "You may look around the room, and name one thing that has a colour.",
    "Some days are long, and this is a small part of one.",
)


def narration(folder: Path, seconds: float) -> Path:
    """Speech without long pauses, as Opus at 64 kbit/s, made with the product's own voice."""
    path = folder / f"narration-{seconds:.0f}.opus"
    if not path.exists():
        wav = folder / "narration.wav"
        soundfile.write(wav, _spoken(seconds), RATE, subtype="PCM_16")
        _ffmpeg("-i", wav, "-c:a", "libopus", "-b:a", "64k", path)
        wav.unlink()
    return path


def _spoken(seconds: float) -> np.ndarray:
    # Imported only where a file is made: it takes half a second, and the model has 14 MB.
    from audio.voice.hibari_voice import HibariVoice  # noqa: PLC0415

    voice = HibariVoice()
    gap = np.zeros(int(GAP * RATE), dtype=np.float32)
    once = np.concatenate([part for line in SENTENCES for part in (voice.speak(line, 130).samples, gap)])
    wanted = int(seconds * RATE)
    return np.tile(once, -(-wanted // len(once)))[:wanted]


def long_narration(folder: Path, hours: float) -> Path:
    """The same narration, repeated for this many hours, as Opus."""
    path = folder / f"narration-{hours:g}-hours.opus"
    if not path.exists():
        piece = narration(folder, 600)
        # Encoded again: pages that are only concatenated have times that libsndfile rejects as damaged.
        repeated = ("-stream_loop", "-1", "-i", piece, "-t", f"{hours * 3600:.0f}")
        _ffmpeg(*repeated, "-c:a", "libopus", "-b:a", "64k", "-compression_level", "0", path)
    return path


def tone(seconds: float) -> np.ndarray:
    """A steady tone: float32 samples at 48 kHz, shape (frames,)."""
    return (TONE_LEVEL * np.sin(2 * np.pi * TONE_HZ / RATE * np.arange(int(seconds * RATE)))).astype("f4")


def tone_file(folder: Path, seconds: float) -> Path:
    """The tone as a FLAC file, which keeps its samples exactly."""
    path = folder / f"tone-{seconds:.0f}.flac"
    if not path.exists():
        soundfile.write(path, tone(seconds), RATE, subtype="PCM_16")
    return path


def dropouts(heard: np.ndarray, level: float = TONE_LEVEL) -> tuple[int, float]:
    """Count the breaks in the tone between its first and its last sound.

    A sampled sine obeys x[n] = 2 cos(w) x[n-1] - x[n-2]; where it doesn't, samples are missing, repeated or
    inserted. Breaks within 50 ms of each other count as one.

    Args:
        heard: the recording's samples, shape (frames,).
        level: the tone's level.

    Returns:
        The number of breaks, and the seconds of silence in them.
    """
    sounding = np.flatnonzero(np.abs(heard) > level / 2)
    if len(sounding) < RATE:
        return 0, 0.0
    # Without half a second at each end, where players fade.
    inside = heard[sounding[0] + RATE // 2 : sounding[-1] - RATE // 2].astype(float)
    expected = 2 * np.cos(2 * np.pi * TONE_HZ / RATE) * inside[1:-1] - inside[:-2]
    # 16-bit rounding leaves at most 6e-5; a single lost sample leaves up to 6e-2 x level.
    broken = np.flatnonzero(np.abs(inside[2:] - expected) > 5e-4)
    count = 0 if len(broken) == 0 else 1 + int((np.diff(broken) > RATE // 20).sum())
    return count, _silence(inside)


def _silence(inside: np.ndarray) -> float:
    quiet = np.concatenate(([False], np.abs(inside) < 1e-6, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(quiet))
    lengths = edges[1::2] - edges[::2]
    return float(lengths[lengths > 2].sum() / RATE)


def _ffmpeg(*arguments) -> None:
    command = ("ffmpeg", "-v", "error", "-y", *map(str, arguments))
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
