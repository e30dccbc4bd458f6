"""Makes a benchmark's folders: a pacing that adds as little as possible, and a practice of a given length."""

import subprocess
from pathlib import Path

from players import ROOT, kindpace
from sounds import SENTENCES

from player.system.folders import Folders

PACING = "bench"
SITTING = "bench-sitting"

_PRESET = """format: 1
name: Bench
author: myself
date: 2026-11-22
reason: It adds as few words and pauses as a pacing may.
controls:
  session_max_min: 20
  orient_s: 20
  return_s: 20
  speech_wpm: 130
  sentence_pause_s: 1
  pause_scale: 0.5
  max_silence_s: 8
  option_phrase_every_s: 180
  check_in: []
"""
_SETTINGS = f'preset = "{PACING}"\nvoice_volume = 1.0\nreduced_motion = true\n'
_SCRIPT = """---
id: {id}
format: 1
title: A sitting to measure
components: [mindfulness]
language: en
about: Lines and pauses, again and again.
asks: Nothing.
minutes: {minutes}
caution: None that we know of.
sources:
  - Neff 2003
---

## Arriving (orient)

You are welcome here. You might look around the room, if you like.

{middle}
## Coming back (return)

You might look at one thing in the room. You may move your feet, or your hands, or neither.
"""
_SECONDS_A_LINE = 5.5


def home(folder: Path, minutes: float) -> Path:
    """Make folders with the pacing in force and a practice of about this many minutes, not spoken yet."""
    top = folder / f"home-{minutes:g}"
    folders = Folders(top / "data", top / "config", top / "cache", top / "log").make()
    (folders.presets / f"{PACING}.yaml").write_text(_PRESET, encoding="utf-8")
    (folders.config / "settings.toml").write_text(_SETTINGS, encoding="utf-8")
    (folders.scripts / f"{SITTING}.md").write_text(_script(minutes), encoding="utf-8")
    return top


def _script(minutes: float) -> str:
    lines = max(4, round((minutes * 60 - 50) / _SECONDS_A_LINE))
    parts = []
    for part in range(0, lines, 40):
        numbers = range(part, min(part + 40, lines))
        sentences = (f"{SENTENCES[number % len(SENTENCES)]} [2s]" for number in numbers)
        parts.append(f"## Sounds {part // 40 + 1} (rung 1)\n\n" + "\n\n".join(sentences) + "\n\n")
    return _SCRIPT.format(id=SITTING, minutes=max(1, round(minutes)), middle="".join(parts))


def spoken(home_folder: Path, environment, what: str = SITTING) -> None:
    """Have every line of a sitting spoken into the cache, as an earlier sitting would have."""
    command = kindpace("render", what, "--preset", PACING, "-o", str(home_folder / "spoken.wav"))
    done = subprocess.run(
        command,
        env=dict(environment),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
