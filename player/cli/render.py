"""``kindpace render``: writes a sitting to a sound file, with the same renderer that the window uses."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from audio.files.clip_cache import ClipCache
from audio.files.decode import write_audio
from audio.files.unfinished import unfinished
from audio.mix.backgrounds import ensure_background
from audio.mix.buses import Bus
from audio.mix.mixer import Renderer, StereoBlock
from audio.mix.own_background import ensure_own_background
from audio.mix.room_tone import ensure_room_tone
from audio.mix.sources import CombinedSource
from audio.mix.stored_sounds import Ambience
from audio.mix.timeline import Background, Timeline
from audio.units import SAMPLE_RATE
from player.cli.documents import rounded, summary_document
from player.cli.errors import Exit
from player.cli.narrators.choice import narrator_here, recorded_here, with_narrator
from player.cli.outputs import BackgroundError, OutputError, check_output, check_sound_output
from player.cli.preparing import Prepared, check_locks, planning_of, prepare
from player.cli.recordings import with_sound_between
from player.cli.reporting import Progress, in_words, progress_bar
from player.cli.terminal import print_json, say, tell
from player.cli.totals import totals
from player.language.catalogue import _
from player.settings.file import SettingsFile
from player.sittings.planning import RecordingPlanning
from player.sittings.soundtrack import heard_around, timeline_of
from player.sittings.webvtt import captions_of
from player.system.files import discard
from player.system.folders import Folders, find_folders
from player.system.paths import is_file

BLOCK: Final = SAMPLE_RATE
"""Frames rendered at a time: one second."""


def run(asked: argparse.Namespace) -> int:
    """Speak the lines, mix and write the file, and print a summary as the last line."""
    check_sound_output(asked.output)
    if asked.captions is not None:
        check_output(asked.captions)
    folders = find_folders()
    cache = ClipCache(folders.cache)
    with in_words():
        planning = with_narrator(planning_of(asked, folders), asked, folders)
        check_locks(planning, folders)
        planning = with_sound_between(planning, cache)
        narrator = narrator_here(planning)
        background = _background(asked.background or planning.choices.between, cache)
        with progress_bar(_("Speaking")) as report:
            sitting = prepare(planning, cache, report, narrator, recorded_here(planning, folders))
        for line in sitting.unspoken:
            tell(line.reason)
        timeline = timeline_of(
            sitting.plan,
            sitting.clips,
            sitting.bell,
            partial=bool(sitting.unspoken),
            around=heard_around(sitting.plan, background, _room_tone(folders, cache)),
            waits=False,
        )
        volumes = {Bus.BACKGROUND: asked.background_volume, Bus.BELLS: asked.bell_volume}
        with progress_bar(_("Writing")) as report:
            sound = render_blocks(timeline, cache, report, volumes)
            write_audio(asked.output, sound, title=sitting.plan.script_title)
    if asked.captions is not None:
        _write_captions(asked.captions, sitting)
    if asked.json:
        print_json(_document(asked, sitting), indent=None)
    else:
        say(totals(sitting.plan))
    return Exit.FINE


def _background(name: str, cache: ClipCache) -> Background | None:
    if not name:
        return None
    if name in set(Ambience):
        return ensure_background(cache, Ambience(name))
    return _own_background(Path(name), cache)


def _room_tone(folders: Folders, cache: ClipCache) -> Background | None:
    wanted = SettingsFile(folders.config).read().settings.room_tone
    return ensure_room_tone(cache) if wanted else None


def _own_background(path: Path, cache: ClipCache) -> Background:
    if not is_file(path):
        raise BackgroundError(str(path))
    return ensure_own_background(cache, path)


def render_blocks(
    timeline: Timeline, cache: ClipCache, report: Progress, volumes: Mapping[Bus, float]
) -> Iterator[StereoBlock]:
    """Render a whole timeline, a second at a time: blocks of float32 frames, with two channels.

    Args:
        timeline: what is rendered.
        cache: holds the timeline's clips.
        report: called after each block.
        volumes: the volume of each bus, from 0 to 1.
    """
    renderer = Renderer(CombinedSource(cache))
    for start in range(0, timeline.length, BLOCK):
        yield renderer.render(timeline, start, min(BLOCK, timeline.length - start), volumes)
        report(start + BLOCK, timeline.length)


def _write_captions(path: Path, sitting: Prepared) -> None:
    planning = sitting.planning
    cues = planning.cues if isinstance(planning, RecordingPlanning) else ()
    # Written under another name first, so that nobody finds an incomplete file.
    temporary = unfinished(path)
    try:
        temporary.write_text(captions_of(sitting.plan, cues), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise OutputError(path, error) from error
    finally:
        discard(temporary)


def _document(asked: argparse.Namespace, sitting: Prepared) -> dict[str, object]:
    return {
        "output": str(asked.output),
        "captions": None if asked.captions is None else str(asked.captions),
        "duration": rounded(sitting.plan.duration),
        "summary": summary_document(sitting.plan),
    }
