"""A change in how lines are rendered raises the version in the cache's keys, or old caches play old sound.

What comes out is kept in ``rendered_lines.json`` beside the versions that it was made with, so that a change
is noticed. The engine is a made-up one: it is the same on every machine, and what is measured is our own part
(reading, joints, rests, pace, stretch, loudness, edges, quiet); libraries' versions are in the keys anyway.

After a version was raised:
``PYTHONPATH=.:tests .venv/bin/python tests/audio/voice/test_rendering_version.py``
"""

import hashlib
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from audio.mix.room_tone import room_tone_loop
from audio.mix.stored_sounds import ROOM_TONE_VERSION
from audio.units import SAMPLE_RATE
from audio.voice import joints as joints_module
from audio.voice.heteronyms import _ENTRIES
from audio.voice.hibari_voice import VOICE_RATE, HibariVoice
from audio.voice.identity import PROCESSING_VERSION, SEED
from audio.voice.joints import joints, with_commas
from audio.voice.narrator import HEART
from audio.voice.narrator_catalog import CALIBRATION_VERSION, KOKORO
from audio.voice.phrases import cleaned
from audio.voice.readings import mended

KEPT = Path(__file__).with_name("rendered_lines.json")
VERSIONS = {
    "Heart's lines": ("PROCESSING_VERSION in audio/voice/identity.py", PROCESSING_VERSION),
    "a line whose rests a reader chose": (
        "PROCESSING_VERSION in audio/voice/identity.py",
        PROCESSING_VERSION,
    ),
    "what the engine is given": ("PROCESSING_VERSION in audio/voice/identity.py", PROCESSING_VERSION),
    "the other narrators' lines": (
        "CALIBRATION_VERSION in audio/voice/narrator_catalog.py",
        CALIBRATION_VERSION,
    ),
    "room tone": ("ROOM_TONE_VERSION in audio/mix/room_tone.py", ROOM_TONE_VERSION),
}

LINES = (
    ("You are welcome here, just as you are.", 105.0),
    ("Some day, or some evening, the water may quiver, and whatever you do is fine.", 85.0),
    ("You could look at one thing near you and you can stay with it while it rains.", 140.0),
    ("Wait. Then one more quick, quiet breath, if you like: in, and out.", 105.0),
    ("No. You may feel content, or “none” of it; perhaps the wind winds on.", 60.0),
    ("Yes.", 200.0),
    ("I am at it, or I am by it, as we do.", 60.0),
    ("Extraordinarily uncomfortable circumstances notwithstanding.", 200.0),
)
CHOSEN_LINE = ("In the kitchen somebody looks for a cup and a spoon while the others sing.", 105.0, (3, 8))
NARRATORS_LINE = "You could look at one thing near you, or listen for a while, and then go on."
SHORT = ("He said no. Then.", "Room no. 7 is free.", "People who've been there.", "See fig. It is ripe.")

WINDOW = SAMPLE_RATE // 50
EDGE = SAMPLE_RATE // 100
QUIETEST = -100.0
NEAR_DB = 0.05
"""Machines round differently; by a thousandth of this."""

NEAR_FRAMES = 2


class MadeUpEngine:
    """Speaks noise: longer for longer words and lower speeds, with pauses at marks and some elsewhere."""

    def __init__(self):
        self.asked = []

    def __call__(self, text, *, speed, seed):
        assert seed == SEED
        self.asked.append([text, round(speed, 4)])
        chance = np.random.default_rng(list(text.encode()))
        parts = [self._quiet(0.3, chance)]
        for word in text.split():
            parts.append(self._word(word, speed, chance))
            parts.append(self._quiet(self._pause_after(word) / speed**0.5, chance))
        return np.concatenate([*parts, self._quiet(0.4, chance)])

    @staticmethod
    def _pause_after(word):
        if word[-1] in ".:;":
            return 0.5
        if word[-1] == ",":
            return 0.19
        return 0.15 if word.startswith("qu") else 0.02

    @staticmethod
    def _word(word, speed, chance):
        letters = sum(sign.isalpha() for sign in word)
        count = int(VOICE_RATE * (0.05 + 0.045 * letters / speed))
        # Of one colour and no pitch: no two places are alike, so that rounding decides nothing.
        noise = np.convolve(chance.standard_normal(count + 8), np.ones(9) / 9.0, "valid")
        return (0.2 * noise * np.sin(np.pi * np.arange(count) / count) ** 0.5).astype(np.float32)

    @staticmethod
    def _quiet(seconds, chance):
        return (1e-4 * chance.standard_normal(int(VOICE_RATE * seconds))).astype(np.float32)


def rendered(narrator, text, words_per_minute, joints=()):
    """What a line comes to, and what the engine was asked for it."""
    voice = HibariVoice.__new__(HibariVoice)
    voice._engine, voice._narrator = MadeUpEngine(), narrator
    return {"asked": voice._engine.asked, **described(voice.speak(text, words_per_minute, joints).samples)}


def described(samples):
    """How long it is, and how loud: each fiftieth of a second, each millisecond of its edges, each octave."""
    sound = samples.astype(np.float64)
    spectrum = np.abs(np.fft.rfft(sound)) ** 2 / len(sound) ** 2
    octaves = np.floor(np.log2(np.maximum(np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE), 1.0) / 62.5))
    edges = np.concatenate([sound[:EDGE], sound[-EDGE:]])
    found = np.concatenate(
        [
            means(sound**2, WINDOW),
            means(edges**2, SAMPLE_RATE // 1000),
            [spectrum[octaves == octave].sum() for octave in range(8)],
        ]
    )
    levels = 10 * np.log10(np.maximum(found, 10 ** (QUIETEST / 10)))
    return {"frames": len(samples), "levels": [round(float(level), 2) for level in levels]}


def means(power, width):
    """Of each run of so many."""
    return power[: len(power) // width * width].reshape(-1, width).mean(axis=1)


def given_to_the_engine():
    """A digest of all readings that the lists decide, and of the lists by which rests are placed."""
    examples = (example for entry in _ENTRIES.values() for example in (entry[1], entry[3]))
    read = []
    for text in (*SHORT, *examples):
        line = cleaned(text)
        marked = with_commas(line, joints(line))
        read += [mended(marked), mended(marked, in_british=True)]
    lists = [sorted(words) for words in vars(joints_module).values() if isinstance(words, frozenset)]
    return hashlib.sha256("\n".join([*read, *map(str, lists)]).encode()).hexdigest()


def made():
    """All that is compared, as it is now."""
    return {
        "Heart's lines": [rendered(HEART, *line) for line in LINES],
        "a line whose rests a reader chose": [rendered(HEART, *CHOSEN_LINE)],
        "what the engine is given": given_to_the_engine(),
        "the other narrators' lines": [
            rendered(one.spoken, NARRATORS_LINE, 105.0) for _, one in sorted(KOKORO.items())
        ],
        "room tone": described(room_tone_loop()[:SAMPLE_RATE]),
    }


def alike(one, other):
    """Whether two descriptions are of the same sound, however a machine rounds."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one == other
    asked, before = one.get("asked", []), other.get("asked", [])
    return (
        [text for text, _ in asked] == [text for text, _ in before]
        and np.allclose([speed for _, speed in asked], [speed for _, speed in before], atol=0.001)
        and abs(one["frames"] - other["frames"]) <= NEAR_FRAMES
        and len(one["levels"]) == len(other["levels"])
        and bool(np.allclose(one["levels"], other["levels"], rtol=0.0, atol=NEAR_DB))
    )


@pytest.fixture(scope="module")
def now():
    return made()


@pytest.mark.parametrize("what", VERSIONS)
def test_what_is_rendered_otherwise_has_another_version(what, now):
    where, version = VERSIONS[what]
    kept = json.loads(KEPT.read_text("utf-8"))[what]
    if kept["version"] != version:
        pytest.fail(f"{where} was raised: keep what is rendered now, as the head of this file says.")
    if not alike(now[what], kept["made"]):
        pytest.fail(
            f"{what.capitalize()} aren't what they were, and caches would go on playing the old ones: raise "
            f"{where} (now {version}), then keep what is rendered now, as the head of this file says."
        )


def test_the_lines_show_what_they_are_there_for(now):
    """Among them are a line spoken twice, a stretched one, one with rests, one with pauses made shorter."""
    lines = now["Heart's lines"]

    assert {len(line["asked"]) for line in lines} == {1, 2}
    assert any(one != other for one, other in pairwise(lines))
    assert any(level < -55.0 for line in lines for level in line["levels"][3:-40])


def test_chosen_rests_are_what_the_engine_is_given_commas_for(now):
    (line,) = now["a line whose rests a reader chose"]

    given = "In the kitchen, somebody looks for a cup, and a spoon while the others sing."
    assert line["asked"][0][0] == given


def test_the_versions_are_in_the_names_of_clips():
    from audio.voice.narrator_catalog import DEFAULT_NARRATOR, identity_of  # noqa: PLC0415 - used here only

    assert f"kindpace={PROCESSING_VERSION}" in identity_of(DEFAULT_NARRATOR)
    for name in KOKORO:
        assert f"kindpace={PROCESSING_VERSION}" in identity_of(name)
        assert f"calibration={CALIBRATION_VERSION}" in identity_of(name)


def keep():
    """Keep what is rendered now, unless it changed without its version."""
    now = made()
    before = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for what, (where, version) in VERSIONS.items():
        kept = before.get(what, {"version": None})
        if kept["version"] == version and not alike(now[what], kept["made"]):
            message = f"{what} changed: first raise {where}."
            raise SystemExit(message)
    kept = {what: {"version": version, "made": now[what]} for what, (_, version) in VERSIONS.items()}
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    keep()
