"""Quiet time made ready as ``kindpace play`` does it: its plan, its timeline, a sound of a person's own."""

from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile

from audio.files.clip_cache import ClipCache
from audio.mix.own_background import ensure_own_background
from audio.mix.timeline import Timeline
from audio.units import SAMPLE_RATE
from player.cli.preparing import Prepared, planning_of, prepare
from player.practice.planner.steps import Plan
from player.sittings.soundtrack import heard_around, timeline_of
from player.system.folders import Folders

CHOSEN = ("settle=0.5", "bells=on", "bowl=deep", "bell-every=1")
MINUTES = 4.0


def rain_with_a_door():
    """A person's own file: even noise for half a minute, and in its middle a door that falls shut."""
    sound = 0.02 * np.random.default_rng(11).standard_normal(32 * SAMPLE_RATE)
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    slam = 0.6 * np.exp(-time / 0.1) * np.random.default_rng(12).standard_normal(SAMPLE_RATE)
    sound[16 * SAMPLE_RATE : 17 * SAMPLE_RATE] += slam
    return sound.clip(-1.0, 1.0)


class QuietTime(NamedTuple):
    """Four minutes of it at Standard: half a minute to settle, a bell each minute, a file of one's own."""

    cache: ClipCache
    prepared: Prepared
    timeline: Timeline

    @property
    def plan(self) -> Plan:
        """Its plan."""
        return self.prepared.plan


def made_quiet_time(home: Path) -> QuietTime:
    """Make it ready.

    Args:
        home: a folder for it alone.
    """
    folders = Folders(home / "data", home / "config", home / "cache", home / "log").make()
    soundfile.write(home / "own.wav", rain_with_a_door(), SAMPLE_RATE)
    cache = ClipCache(folders.cache)
    asked = Namespace(script="quiet", preset="standard", choose=list(CHOSEN), minutes=MINUTES, turn=None)
    prepared = prepare(planning_of(asked, folders), cache)
    around = heard_around(prepared.plan, ensure_own_background(cache, home / "own.wav"))
    made = timeline_of(prepared.plan, prepared.clips, prepared.bell, around=around, waits=False)
    return QuietTime(cache, prepared, made)
