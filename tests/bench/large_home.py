"""Makes the home of somebody who has used Kindpace for twenty years: scripts, recordings and sittings."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile

from audio.analysis.survey import keep_survey, name_of_file
from audio.analysis.survey_file import survey_file
from player.system.folders import Folders

SCRIPTS = 1_000
RECORDINGS = 1_000
RATE = 8_000

_SCRIPT = """---
id: rest-{n:04}
format: 1
title: Rest number {n}
components: [mindfulness]
language: en
about: A short rest.
asks: To notice one thing near you.
minutes: 1
caution: None that we know of.
sources: []
---

## Arriving (orient)

You are welcome here, or not just yet. [2s]

## One thing (rung 1)

You might look at a lamp, if you like. [2s]

## Coming back (return)

You might look around the room again. Any way you feel is fine.
"""


def own_scripts(folders: Folders, count: int = SCRIPTS) -> None:
    """Write so many scripts of the person's own."""
    for number in range(count):
        (folders.scripts / f"rest-{number:04}.md").write_text(_SCRIPT.format(n=number), encoding="utf-8")


def own_recordings(folders: Folders, count: int = RECORDINGS) -> None:
    """Write so many short recordings, and what one look through each would have found."""
    quiet, tone = np.zeros(RATE), 0.1 * np.sin(np.arange(2 * RATE) * 2 * np.pi * 220 / RATE)
    sound = np.concatenate([tone, quiet, tone])
    first = _recording(folders, sound, 0)
    found = tuple(survey_file(first, folders.cache))[-1]
    for number in range(1, count):
        path = _recording(folders, sound, number)
        status = path.stat()
        here = replace(found, path=str(path), size=status.st_size, changed=status.st_mtime_ns)
        keep_survey(folders.cache, replace(here, clip=name_of_file(path)))


def _recording(folders: Folders, sound: np.ndarray, number: int) -> Path:
    """One whose content, and so whose name in the cache, is like no other's."""
    path = folders.recordings / f"Talk {number:04}.flac"
    own = sound.copy()
    own[number] += 0.001
    soundfile.write(path, own, RATE)
    return path
