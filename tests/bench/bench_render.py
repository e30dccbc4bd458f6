"""Compares writing a sitting to a file with real time, and with pydub overlaying the same clips."""

import pickle
import sys
import wave

from driven import HERE
from homes import PACING, SITTING, home, spoken
from measures import Result, Settings, median, spread
from players import environment_of, kindpace, sink
from processes import run_program


def run(settings: Settings) -> list[Result]:
    """Measure whole programs, from their start to the file on disk."""
    where = home(settings.folder, settings.pick(10, 6))
    out, peer_out = settings.folder / "ours.wav", settings.folder / "pydub.wav"
    clips = settings.folder / "clips.pickle"
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment)
    clips.write_bytes(pickle.dumps(_clips(where)))
    command = kindpace("render", SITTING, "--preset", PACING, "-o", str(out))
    peer = [sys.executable, str(HERE / "drive_pydub.py"), str(clips), str(peer_out)]
    ours, theirs = [], []
    for _ in range(settings.runs):
        ours.append(run_program(command, environment, 300))
        theirs.append(run_program(peer, environment, 600))
    with wave.open(str(peer_out)) as written:
        length = written.getnframes() / written.getframerate()
    our_seconds, peer_seconds = [ran.seconds for ran in ours], [ran.seconds for ran in theirs]
    return [
        Result(
            f"Rendering a sitting of {length / 60:.1f} min to WAV",
            spread(our_seconds, "s"),
            peers=(("pydub overlay", spread(peer_seconds, "s")),),
            ratio=median(our_seconds) / median(peer_seconds),
            note=f"{length / median(our_seconds):.0f} × real time (pydub "
            f"{length / median(peer_seconds):.0f} ×); peak memory {median(ran.peak for ran in ours):.0f} MB "
            f"(pydub {median(ran.peak for ran in theirs):.0f} MB). "
            "Ours also reads script and pacing, plans, and mixes in floating point.",
            duration=f"{settings.runs} runs each, lines in the cache",
        )
    ]


def _clips(where) -> tuple[float, list[tuple[float, str]]]:
    """The length of the sitting in seconds, and for each clip its start in seconds and its file."""
    import os  # noqa: PLC0415

    os.environ["KINDPACE_HOME"] = str(where)
    from audio.files.clip_cache import ClipCache  # noqa: PLC0415 - finds its folders by the variable above
    from player.cli.arguments import make_parser  # noqa: PLC0415
    from player.cli.preparing import planning_of, prepare  # noqa: PLC0415
    from player.sittings.soundtrack import timeline_of  # noqa: PLC0415
    from player.system.folders import find_folders  # noqa: PLC0415

    asked = make_parser().parse_args(["plan", SITTING, "--preset", PACING])
    folders = find_folders()
    cache = ClipCache(folders.cache)
    sitting = prepare(planning_of(asked, folders), cache)
    timeline = timeline_of(sitting.plan, sitting.clips, sitting.bell)
    placed = [(clip.start / 48_000, str(cache.path_of(clip.clip))) for clip in timeline.clips]
    return timeline.length / 48_000, placed
