"""Compares looking through an hour's recording with ffmpeg, finding silence and loudness in the same file."""

import os
import shutil
import sys

from driven import HERE
from measures import Result, Settings, median, spread
from processes import run_program
from sounds import narration


def run(settings: Settings) -> list[Result]:
    """Measure whole programs, from their start to their end."""
    minutes = settings.pick(60, 10)
    path = narration(settings.folder, minutes * 60)
    cache = settings.folder / "scanned"
    meters = "silencedetect=noise=-40dB:d=0.8,ebur128=peak=true"
    peer = ["ffmpeg", "-nostdin", "-v", "error", "-i", str(path), "-af", meters, "-f", "null", "-"]
    ours, theirs = [], []
    for _ in range(settings.runs):
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir()
        command = [sys.executable, str(HERE / "drive_scan.py"), str(path), str(cache)]
        ours.append(run_program(command, dict(os.environ), 1200))
        theirs.append(run_program(peer, dict(os.environ), 1200))
    used, peers_used = [ran.cpu for ran in ours], [ran.cpu for ran in theirs]
    return [
        Result(
            f"Looking through a recording of {minutes:.0f} min, processor time",
            spread(used, "s"),
            peers=(("ffmpeg: silencedetect, ebur128", spread(peers_used, "s")),),
            ratio=median(used) / median(peers_used),
            note="Once for each recording. ffmpeg decodes the same file, looks for silence by one threshold "
            "and measures loudness and true peak; Kindpace also hears who speaks, where words begin and end "
            f"over a bed, and what the bed is. Peak memory {median(ran.peak for ran in ours):.0f} MB "
            f"(ffmpeg {median(ran.peak for ran in theirs):.0f} MB).",
            duration=f"{settings.runs} runs each, one after the other",
        )
    ]
