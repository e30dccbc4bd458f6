"""``kindpace render``: a sitting as a sound file, from the same renderer that the window plays through."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from rich.console import Console
from rich.progress import Progress as Bars

from audio.files.clip_cache import ClipCache
from audio.files.decode import write_audio
from audio.mix.backgrounds import Ambience, ensure_background
from audio.mix.buses import Bus
from audio.mix.mixer import Renderer, StereoBlock
from audio.mix.own_background import ensure_own_background
from audio.mix.sources import CombinedSource
from audio.mix.timeline import Background, Timeline
from audio.units import SAMPLE_RATE
from player.cli.documents import rounded, summary_document
from player.cli.errors import Exit
from player.cli.outputs import BackgroundError, OutputError, check_output, check_sound_output
from player.cli.preparing import Prepared, planning_of, prepared, within_locks
from player.cli.reporting import in_words
from player.cli.terminal import print_json, say, tell
from player.cli.totals import totals
from player.sittings.planning import RecordingPlanning
from player.sittings.soundtrack import heard_around, timeline_of
from player.sittings.webvtt import captions_of
from player.system.folders import find_folders

BLOCK: Final = SAMPLE_RATE
"""Frames rendered at a time: a second."""

Told = Callable[[int, int], None]
"""Told how much of how much is done."""


def run(asked: argparse.Namespace) -> int:
    """Speak, mix and write; sum up on the last line."""
    check_sound_output(asked.output)
    if asked.captions is not None:
        check_output(asked.captions)
    folders = find_folders()
    cache = ClipCache(folders.cache)
    with in_words():
        planning = within_locks(planning_of(asked, folders), folders)
        background = _background(asked.background, cache)
        with _progress("Speaking") as told:
            sitting = prepared(planning, cache, told)
        for line in sitting.unspoken:
            tell(line.reason)
        timeline = timeline_of(
            sitting.plan,
            sitting.clips,
            sitting.bell,
            partial=bool(sitting.unspoken),
            around=heard_around(sitting.plan, background),
        )
        volumes = {Bus.BACKGROUND: asked.background_volume, Bus.BELLS: asked.bell_volume}
        with _progress("Writing") as told:
            # A file never holds, so nothing around the voice dips where a sitting would wait.
            sound = blocks(replace(timeline, holds=()), cache, told, volumes)
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
    return ensure_background(cache, Ambience(name)) if name in set(Ambience) else _own(Path(name), cache)


def _own(path: Path, cache: ClipCache) -> Background:
    if not path.is_file():
        raise BackgroundError(str(path))
    return ensure_own_background(cache, path)


def blocks(
    timeline: Timeline, cache: ClipCache, told: Told, volumes: Mapping[Bus, float]
) -> Iterator[StereoBlock]:
    """The whole timeline, a second at a time."""
    renderer = Renderer(CombinedSource(cache))
    for start in range(0, timeline.length, BLOCK):
        yield renderer.render(timeline, start, min(BLOCK, timeline.length - start), volumes)
        told(start + BLOCK, timeline.length)


def _write_captions(path: Path, sitting: Prepared) -> None:
    planning = sitting.planning
    cues = planning.cues if isinstance(planning, RecordingPlanning) else ()
    # Under another name first: nobody ever finds half a file.
    temporary = path.with_name(f".{path.stem[:40]}-{uuid4().hex[:8]}.part")
    try:
        temporary.write_text(captions_of(sitting.plan, cues), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise OutputError(path, f"{error.strerror or error}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _document(asked: argparse.Namespace, sitting: Prepared) -> dict[str, object]:
    return {
        "output": str(asked.output),
        "captions": None if asked.captions is None else str(asked.captions),
        "duration": rounded(sitting.plan.duration),
        "summary": summary_document(sitting.plan),
    }


@contextmanager
def _progress(what: str) -> Iterator[Told]:
    """A bar beside the output; where nobody watches, its last state alone is written."""
    with Bars(console=Console(stderr=True)) as bars:
        task = bars.add_task(what, total=None)

        def told(done: int, total: int) -> None:
            bars.update(task, completed=min(done, total), total=total)

        yield told
