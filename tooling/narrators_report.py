"""Sits a practice with each narrator, in the window and a home of its own, and says what was heard of it.

``narrators_report.py`` writes two tables of ``docs/voice.md`` (``make narrators-report``). Each sitting is a
program of its own beside a sound server with a null sink, and what is told of it is what was recorded there.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "bench"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "whole"))

import numpy as np
from drive_window import Person
from null_sink import NullSink
from whole_sitting import lag, onset

from audio.files.clip_cache import ClipCache
from audio.own_voice.line import speech_loudness
from audio.units import SAMPLE_RATE
from audio.voice.narrator_catalog import DEFAULT_NARRATOR, why_missing
from audio.voice.phrases import word_count
from player.cli.narrators.choice import all_narrators
from player.library.languages.kept_joints import kept_joints
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.session.events import Answered
from player.practice.session.table import State
from player.sittings.soundtrack import Clips
from player.system.folders import Folders, find_folders

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "voice.md"
BEGIN: Final = "<!-- heard: made by make narrators-report -->"
END: Final = "<!-- heard: end -->"
PRACTICE: Final = "ease-back"
PRESET: Final = "gentle"
PATIENCE: Final = 400.0
"""Seconds, the longest that a sitting may take with its check-ins."""

FIRST_WORDS: Final = 12.0
"""Seconds to listen where only the beginning counts."""

BLOCK: Final = SAMPLE_RATE // 100
REACH: Final = SAMPLE_RATE // 5
ANSWER_REACH: Final = 8 * SAMPLE_RATE


@dataclass
class Heard:
    """What was heard of one sitting; seconds, LUFS and dBFS.

    Attributes:
        first_word: from Begin until there was sound.
        spoke: the narrator whose lines are in the recording.
        waited: how long it stood still for a line that wasn't ready.
        pace: words a minute over all lines.
        lines: the loudness of each line in the recording.
        late: by how much lines are off their place in the plan, from the first one or a check-in on.
        quiet: the level between lines.
        hole: the largest difference of 10 ms of a line from what a file holds.
        load: of the machine before and after.
    """

    first_word: float
    spoke: str
    waited: float = 0.0
    pace: float = 0.0
    lines: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    quiet: list[float] = field(default_factory=list)
    hole: list[float] = field(default_factory=list)
    load: list[float] = field(default_factory=list)


# ---------------------------------------------------------------------- one sitting, in a program of its own


def sit(*, whole: bool) -> Heard:
    """Press Begin as soon as it can be pressed, and listen: to all of it, or to the first words."""
    from player.window.briefing.state import Begin, BriefingView  # noqa: PLC0415 - once the sink is there
    from player.window.intents import ChoosePractice  # noqa: PLC0415
    from player.window.sitting.page import SittingPage  # noqa: PLC0415

    load = os.getloadavg()[0]
    sink = NullSink()
    os.environ.update(sink.environment)
    try:
        person = Person()
        person.does(ChoosePractice(PRACTICE))
        person.until(lambda: isinstance(person.view, BriefingView))
        mark = sink.recorded()
        person.does(Begin())
        page = person.app.router.page
        if not isinstance(page, SittingPage):
            raise TypeError(type(page).__name__)
        waited = _listened(person, page, FIRST_WORDS if not whole else PATIENCE)
        person.wait(0.5)
        sound = sink.recording(mark)[:, 0]
        plan, lines = page.sitting.session.plan, page.sitting._parts.lines  # noqa: SLF001 - who spoke
        if plan is None or lines is None:
            raise ValueError(PRACTICE)
        clips = lines.clips(page.sitting.planning.words_per_minute)
        folders = find_folders()
        heard = _described(plan, clips, folders, sound) if whole else Heard(onset(sound) / SAMPLE_RATE, "")
        heard.spoke = _who(page.sitting.planning.choices.narrator.value, plan, clips, sound)
        heard.waited, heard.load = waited, [load, os.getloadavg()[0]]
        person.close()
        return heard
    finally:
        sink.close()


def _listened(person: Person, page: Any, patience: float) -> float:
    """Stay until it is over, answering check-ins; how long it waited for a line meanwhile."""
    sitting, waited, last = page.sitting, 0.0, time.monotonic()
    end = last + patience
    while person.app.router.page is page and time.monotonic() < end:
        person.wait(0.02)
        now = time.monotonic()
        if sitting.session.state is State.PLAYING and sitting.waiting:
            waited += now - last
        last = now
        if sitting.session.state is State.CHECKING_IN:
            person.wait(2.0)
            sitting.send(Answered(3, 10))
            last = time.monotonic()
    return waited


def _voiced(plan: Plan, clips: Clips) -> list[Step]:
    return [step for step in plan.steps if step.kind.voiced and step.spoken in clips]


def _samples(clips: Clips, step: Step, cache: ClipCache) -> np.ndarray:
    clip = clips[step.spoken]
    samples = np.asarray(cache.read(clip.name, 0, clip.length), np.float32)
    return samples if samples.ndim == 1 else samples[:, 0]


def _who(chosen: str, plan: Plan, clips: Clips, sound: np.ndarray) -> str:
    """Whose the first line is, Heart's or the chosen one's: whose reading, made anew, is more like it."""
    from audio.voice.loading import loaded_voice  # noqa: PLC0415 - half a gigabyte

    step = _voiced(plan, clips)[0]
    begin = onset(sound)
    found = {}
    for narrator in {chosen, DEFAULT_NARRATOR}:
        line = loaded_voice(narrator).speak(step.spoken, 105.0, kept_joints(step.spoken)).samples
        found[narrator] = _likeness(line, sound[begin : begin + len(line) + SAMPLE_RATE])
    return max(found, key=lambda name: found[name])


def _likeness(line: np.ndarray, heard: np.ndarray) -> float:
    """How alike two readings' spectra are, 0 to 1: a reading isn't the same to the sample each time."""
    one, other = (_spectrum(sound) for sound in (line, heard))
    return float(np.corrcoef(one, other)[0, 1])


def _spectrum(sound: np.ndarray) -> np.ndarray:
    width = 4096
    blocks = sound[: len(sound) // width * width].reshape(-1, width) * np.hanning(width)
    power = (np.abs(np.fft.rfft(blocks, axis=1)) ** 2).mean(axis=0)[5:600]
    return np.log(power + 1e-9)


def _described(plan: Plan, clips: Clips, folders: Folders, sound: np.ndarray) -> Heard:
    cache = ClipCache(folders.cache)
    heard = Heard(onset(sound) / SAMPLE_RATE, "")
    words = seconds = 0.0
    shift: int | None = None
    ended: int | None = None
    for step in plan.steps:
        if step.kind is StepKind.CHECK_IN:
            shift = ended = None
        elif step.kind.voiced and step.spoken in clips:
            line, at = _samples(clips, step, cache), round(step.start * SAMPLE_RATE)
            if shift is None:
                shift = _found(sound, line, at, first=not heard.lines)
            off = lag(sound, line, at + shift, REACH)
            begin = at + shift + off
            part = sound[begin : begin + len(line)]
            heard.late.append(off / SAMPLE_RATE)
            heard.lines.append(float(speech_loudness(np.ascontiguousarray(part))))
            heard.hole.append(_hole(part, line, first=not heard.hole))
            if ended is not None:
                heard.quiet.append(_level(sound[ended + BLOCK : begin - BLOCK]))
            ended = begin + len(line)
            words, seconds = words + word_count(step.text), seconds + len(line) / SAMPLE_RATE
    heard.pace = 60 * words / seconds
    return heard


def _found(sound: np.ndarray, line: np.ndarray, at: int, *, first: bool) -> int:
    """Where the recording is against the plan: at its first line, and after each check-in."""
    if first:
        return lag(sound, line, onset(sound), REACH) + onset(sound) - at
    return lag(sound, line, len(sound) // 2, len(sound) // 2) + len(sound) // 2 - at


def _hole(heard: np.ndarray, line: np.ndarray, *, first: bool) -> float:
    """The largest difference in 10 ms, beside the line; the first 0.2 s of a sitting fade in."""
    skip = REACH if first else 0
    count = min(len(heard), len(line))
    return max(map(_level, _blocks((heard[:count] - line[:count])[skip:])))


def _blocks(sound: np.ndarray) -> np.ndarray:
    return sound[: len(sound) // BLOCK * BLOCK].reshape(-1, BLOCK)


def _level(sound: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(sound**2)) + 1e-9))


def _able() -> list[str]:
    return [choice.value for choice in all_narrators() if not why_missing(choice.value)]


# ---------------------------------------------------------------------- all of them


def main() -> None:
    """Have each narrator sit, and write the tables; or, asked by itself, sit once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "narrators-report")
    parser.add_argument("--narrators", nargs="+", default=None, help="only these")
    parser.add_argument("--sit", choices=("whole", "beginning"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.sit is not None:
        _answer(whole=asked.sit == "whole")
    asked.folder.mkdir(parents=True, exist_ok=True)
    kept = asked.folder / "found.json"
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    for narrator in asked.narrators or _able():
        found[narrator] = measured(narrator)
        kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
        sys.stdout.write(f"{narrator}: {json.dumps(found[narrator])[:300]}\n")
        sys.stdout.flush()
    write(found)


def _answer(*, whole: bool) -> NoReturn:
    """Sit once, write what was heard, and end at once: an open window's threads would outlast a fault."""
    status = 1
    try:
        sys.stdout.write(json.dumps(asdict(sit(whole=whole))) + "\n")
        status = 0
    finally:
        if status:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def measured(narrator: str) -> dict[str, Any]:
    """A narrator in a home of its own: with no line ready, prepared, and with all lines ready."""
    with tempfile.TemporaryDirectory(prefix="kindpace-narrators-") as home:
        environment = {**os.environ, "KINDPACE_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        config = find_folders(environment).make().config
        settings = f'narrator = "{narrator}"\nvoice_volume = 1.0\nreduced_motion = true\n'
        (config / "settings.toml").write_text(settings, encoding="utf-8")
        fresh = _sat("whole" if narrator == "heart" else "beginning", environment)
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        prepare = ("narrators", "--prepare", PRACTICE, "--preset", PRESET, "--narrator", narrator)
        words = subprocess.run(
            (sys.executable, "-m", "player", *prepare),
            env=environment,
            cwd=ROOT,
            check=True,
            text=True,
            capture_output=True,
        ).stdout
        after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        ready = _sat("whole", environment)
    return {"fresh": fresh, "ready": ready, "prepared": [words.strip(), took, cpu]}


def _sat(how: str, environment: dict[str, str]) -> dict[str, Any]:
    command = (sys.executable, str(Path(__file__)), "--sit", how)
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def write(found: dict[str, Any]) -> None:
    """Put the tables between the page's marks."""
    commit = subprocess.run(
        ("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, check=True, text=True, capture_output=True
    ).stdout.strip()
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN, 1)
    _, after = rest.split(END, 1)
    PAGE.write_text(f"{before}{BEGIN}\n{tables(found, commit)}\n{END}{after}", encoding="utf-8")


def tables(found: dict[str, Any], commit: str) -> str:
    """Both tables, and under which load."""
    heart = found.get("heart", next(iter(found.values())))["ready"]["pace"]
    loads = [load for one in found.values() for sat in ("fresh", "ready") for load in one[sat]["load"]]
    when = datetime.now(UTC)
    return "\n".join(
        [
            "| chosen | with nothing ready | with all ready | stood still for a line | made ready before |",
            "|---|---|---|---|---|",
            *(_begun(name, one) for name, one in found.items()),
            "",
            "| narrator | words a minute | beside Heart | lines | off place | between them | beside a file |",
            "|---|---|---|---|---|---|---|",
            *(_sounded(name, one["ready"], heart) for name, one in found.items()),
            "",
            f"{when.day} {when:%B %Y}, at {commit}, load {min(loads):.1f} to {max(loads):.1f}.",
            "",
        ]
    )


def _begun(name: str, one: dict[str, Any]) -> str:
    fresh, ready, (words, took, cpu) = one["fresh"], one["ready"], one["prepared"]
    still = max(fresh["waited"], ready["waited"])
    return (
        f"| {name.capitalize()} | {fresh['first_word']:.2f} s, {fresh['spoke'].capitalize()} "
        f"| {ready['first_word']:.2f} s, {ready['spoke'].capitalize()} | {still:.2f} s "
        f"| {words.split()[0]} lines in {took:.0f} s ({cpu:.0f} s of processor time) |"
    )


def _sounded(name: str, sat: dict[str, Any], heart: float) -> str:
    beside = "–" if name == "heart" else f"{100 * (sat['pace'] / heart - 1):+.1f} %"
    return (
        f"| {name.capitalize()} | {sat['pace']:.1f} | {beside} | {_from_to(sat['lines'])} LUFS "
        f"| at most {1000 * max(map(abs, sat['late'])):.1f} ms | {_from_to(sat['quiet'])} dBFS "
        f"| {max(sat['hole']):.0f} dBFS |"
    )


def _from_to(values: Sequence[float]) -> str:
    low, high = f"{min(values):.1f}", f"{max(values):.1f}"
    return low if low == high else f"{low} to {high}"


if __name__ == "__main__":
    main()
