"""The voices that the network for edges of words is taught with, and what they say."""

import random
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile
import soxr

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "audio"))

import held_out_recordings
import made_recordings
from training_beds import RATE

from audio.voice.hibari_voice import VOICE_RATE
from audio.voice.kokoro_voice import KokoroEngine, KokoroVoice, kokoro_numbers
from audio.voice.trim import trim

# After the modules above, which turn the runtime's telemetry off before it is imported.
from hibari import Hibari  # isort: skip
from hibari.g2p import G2P  # isort: skip

ROOT: Final = Path(__file__).parent.parent

ESPEAK: Final = (
    *("en-us+m1", "en-us+f1", "en-us+m7", "en-us+klatt3", "en-us+Annie", "en-us+benjamin"),
    *("en-gb+f4", "en-gb+m3", "en-gb+anika", "en-029+m8", "en-gb-scotland+michael", "en-gb-x-rp+f2"),
    *("en-us+Alicia", "en-gb+Hugo", "en-us+miguel", "en-gb-x-rp+pablo", "en-us+linda", "en-gb+quincy"),
)
FLITE: Final = ("awb", "rms", "slt")
NARRATORS: Final = ("bella", "emma", "michael")
"""None of them speaks in ``tests/audio/held_out_recordings.py``; but f2, f4 and m3 do, in other accents."""

OTHERS: Final = (
    *("af_alloy", "af_kore", "af_sarah", "af_sky", "am_adam", "am_puck"),
    *("bf_alice", "bf_lily", "bm_lewis"),
)
"""Further voices of the same model, but not the one after which the engine's plain voice was made."""

_PITCHES: Final = (0.87, 1.15)
"""How much longer sentences become, and deeper, or the other way round."""

_SENTENCES: Final = 40
_BY_NARRATOR: Final = 16
"""Sentences of each voice. The narrators take as long to speak as one listens."""

_LONGEST: Final = 7
Sound = Any


def sentences() -> list[str]:
    """Short sentences from the shipped scripts, none of which is in the recordings that are tried."""
    tried = {text for said in held_out_recordings.SAID.values() for text in said} | set(
        made_recordings.SENTENCES
    )
    found = set()
    for path in sorted((ROOT / "scripts").glob("*.md")):
        for line in path.read_text("utf-8").split("---", 2)[-1].splitlines():
            if line.startswith(("#", ">")):
                continue
            plain = re.sub(r"^- [a-z ]+: ", "", re.sub(r"\[[^\]]*\]", "|", line))
            for part in re.split(r"\||(?<=[.!?]) |, ", plain):
                text = part.strip(" ,")
                if 2 <= len(text.split()) <= _LONGEST and re.fullmatch(r"[A-Za-z ,.'?!-]+", text):  # noqa: PLR2004 - a sentence
                    found.add(text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else "."))
    listed = sorted(found - tried)
    random.Random(7).shuffle(listed)  # noqa: S311 - the same everywhere
    return listed


def speak(folder: Path, package: Path) -> None:
    """Let every voice say its sentences, into a file each; what is there already stays.

    Args:
        folder: of these files.
        package: ``kokoro-js-1.2.1.tgz``, as the registry has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    every = sentences()
    for name in (*ESPEAK, *FLITE, *NARRATORS, *OTHERS):
        if (folder / f"{name}.flac").exists():
            continue
        chance = random.Random(name)  # noqa: S311 - the same everywhere
        texts = chance.sample(every, _BY_NARRATOR if name in NARRATORS + OTHERS else _SENTENCES)
        spoken = other(name, package, texts, chance) if name in OTHERS else spoken_by(name, texts, chance)
        said = [np.asarray(one) for one in spoken]
        # One second of nothing between them parts them again.
        gap = np.zeros(RATE)
        kept = np.concatenate([part for one in said for part in (0.5 * one / np.abs(one).max(), gap)])
        soundfile.write(folder / f"{name}.flac", kept, RATE)
        print(f"{name}: {len(kept) / RATE:.0f} s", flush=True)


def spoken_by(name: str, texts: list[str], chance: random.Random) -> Iterator[Sound]:
    """The sentences in one voice, at ``RATE``."""
    narrator = KokoroVoice(name) if name in NARRATORS else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        for text in texts:
            if narrator is not None:
                sound, rate = narrator.spoken_plainly(text, chance.choice([0.7, 0.8, 0.9])), VOICE_RATE
            else:
                pace = str(chance.choice([110, 130, 150]))
                by_flite = ["flite", "-voice", name, "-t", text, "-o", str(path)]
                by_espeak = ["espeak-ng", "-v", name, "-s", pace, "-w", str(path), text]
                subprocess.run(by_flite if name in FLITE else by_espeak, check=True)
                sound, rate = soundfile.read(path)
            yield soxr.resample(sound, rate, RATE, quality="HQ")


def other(name: str, package: Path, texts: list[str], chance: random.Random) -> Iterator[Sound]:
    """The sentences in one of ``OTHERS``, at ``RATE``."""
    with tarfile.open(package) as tar:
        styles = tar.extractfile(f"package/voices/{name}.bin")
        if styles is None:
            raise FileNotFoundError(name)
        reader = Hibari(voice="heart", threads=1, g2p=G2P(british=name.startswith("b")))
        engine = KokoroEngine(styles.read(), reader.phonemize, kokoro_numbers())
    for text in texts:
        sound = np.asarray(engine(text, speed=chance.choice([0.7, 0.8, 0.9]), seed=0), np.float32)
        yield soxr.resample(trim(sound, VOICE_RATE), VOICE_RATE, RATE, quality="HQ")


def at_another_pitch(said: list[Sound], chance: np.random.Generator) -> list[Sound]:
    """Sentences played slower or faster, as somebody smaller or taller would sound."""
    factor = chance.uniform(*_PITCHES)
    return [soxr.resample(one, RATE, RATE * factor) for one in said]


def voices(folder: Path) -> dict[str, list[Sound]]:
    """Each voice's sentences, ``OTHERS`` last."""
    found = {}
    for path in sorted(folder.glob("*.flac"), key=lambda path: (path.stem in OTHERS, path)):
        sound = soundfile.read(path)[0]
        silent = np.flatnonzero(np.abs(sound) < 1e-6)  # noqa: PLR2004 - the gaps
        starts = np.flatnonzero(np.diff(silent, prepend=-2) > 1)
        ends = np.append(starts[1:], len(silent))
        long = [
            (int(silent[a]), int(silent[b - 1]) + 1)
            for a, b in zip(starts, ends, strict=True)
            if b - a > 0.95 * RATE
        ]
        bounds = [0, *(end for _, end in long)]
        found[path.stem] = [sound[bounds[at] : gap[0]] for at, gap in enumerate(long)]
    return found
