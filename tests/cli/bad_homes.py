"""A home in good order, the kinds of badness, and the commands that are given in it."""

import os
import re
import shutil
import wave
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np
from argon2 import PasswordHasher
from nobody import NOBODY
from own_script import SCRIPT

from audio.engine.latencies import Latencies
from audio.units import Seconds as SoundSeconds
from player.clinic.pin import ClinicPin
from player.clinic.preset_signing import OwnKey
from player.clinic.secret_file import Cost
from player.library.recordings_list import Described, RecordingsList
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.system.folders import Folders, find_folders
from player.window.place_file import PlaceFile

SHIPPED: Final = Path(__file__).parents[2] / "scripts"
PHRASE: Final = "seven rivers on an island"
RATE: Final = 8_000
NAMELESS: Final = b"odd-\xff\n\x1b[2J"
"""A name that is no text, and moves a terminal's cursor."""


# ------------------------------------------------------------------ what is bad


def of_another_kind(path: Path) -> None:
    """A folder in a file's place, or a file in a folder's."""
    was_folder = path.is_dir()
    _remove(path)
    if was_folder:
        path.write_text("in the folder's place")
    else:
        path.mkdir(parents=True)


def leads_nowhere(path: Path) -> None:
    _remove(path)
    path.symlink_to("nowhere/at-all")


def leads_to_itself(path: Path) -> None:
    _remove(path)
    path.symlink_to(path.name)


def somebody_elses(path: Path) -> None:
    path.chmod(0)
    os.chown(path, NOBODY, NOBODY)


def unreadable(path: Path) -> None:
    path.chmod(0)


def oddly_named_beside(path: Path) -> None:
    """A copy beside it, under such a name."""
    name = os.path.join(os.fsencode(path.parent), NAMELESS + os.fsencode(path.suffix))  # noqa: PTH118
    shutil.copytree(path, os.fsdecode(name)) if path.is_dir() else shutil.copyfile(path, os.fsdecode(name))


def a_pipe(path: Path) -> None:
    """Whoever opens it waits for a writer."""
    _remove(path)
    os.mkfifo(path)


def junk(path: Path) -> None:
    if path.is_file():
        path.write_bytes(b"\x00\xff\xfe junk \x1b[2J" * 50)


def empty(path: Path) -> None:
    if path.is_file():
        path.write_bytes(b"")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


KINDS: Final[Mapping[str, Callable[[Path], None]]] = {
    kind.__name__: kind
    for kind in (
        of_another_kind,
        leads_nowhere,
        leads_to_itself,
        somebody_elses,
        unreadable,
        oddly_named_beside,
        a_pipe,
        junk,
        empty,
    )
}


# ------------------------------------------------------------------ a home in good order


def make_home() -> None:
    """Files of a person's own, and what Kindpace keeps, in the folders of ``KINDPACE_HOME``."""
    folders = find_folders().make()
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        files = Content(ContentKind.SCRIPT, "x", b"x"), Content(ContentKind.PRESET, "gentle", b"y")
        started = StartedSitting(files[0], "Others too", files[1], "00", Seconds(60.0), spoken=True)
        log.finish(log.start(started), Outcome.COMPLETED, Seconds(60.0))
        log.retention.back_up_if_due()
    (folders.scripts / "own.md").write_text(SCRIPT)
    shutil.copy(SHIPPED / "measures/distress.yaml", folders.measures / "own.yaml")
    sound(folders.recordings / "talk.wav")
    sound(folders.backgrounds / "rain.wav")
    (folders.recordings / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n")
    (folders.config / "settings.toml").write_text("speak = false\n")
    (folders.config / "latest-day.toml").write_text("latest_day = 2026-01-01\n")
    for path in (folders.config / "trusted-authors.toml", folders.log / "kindpace.log"):
        path.write_text("")
    _what_the_window_keeps(folders)
    _an_own_language(folders.languages / "de")


def _what_the_window_keeps(folders: Folders) -> None:
    OwnKey(folders.config, CHEAP).make("Ada", PHRASE, PHRASE)
    ClinicPin(folders.config, hasher=PasswordHasher(memory_cost=64, time_cost=1)).set("2468")
    PlaceFile(folders.config).keep(b"somewhere")
    Latencies(folders.cache).remember("loudspeakers", SoundSeconds(0.2))
    listed = RecordingsList(folders.data, folders.recordings)
    listed.describe(folders.recordings / "talk.wav", Described("A talk", "Short.", ""))
    backup = next((folders.data / "backups").iterdir())
    shutil.copy(backup, folders.data / "sittings-set-aside-20260101T000000.db")
    (folders.log / "crashes.log").write_text("builtins.LookupError\n")
    (folders.cache / "practises.json").write_text("{}")


def _an_own_language(folder: Path) -> None:
    shutil.copytree(SHIPPED / "de/companion", folder / "companion")
    shutil.copy(SHIPPED / "de/rules.yaml", folder)
    shutil.copy(SHIPPED / "de/interface.po", folder)
    (folder / "a-window.md").write_text(SCRIPT.replace("language: en", "language: de"))


def sound(path: Path, seconds: float = 4.0) -> None:
    """A tone between two silences."""
    at = np.arange(round(seconds * RATE)) / RATE
    heard = 8_000 * np.sin(at * 2 * np.pi * 220) * (np.abs(at - seconds / 2) < seconds / 4)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(heard.astype("<i2").tobytes())


def make_material(folder: Path) -> None:
    """What commands are given that doesn't lie in the home."""
    folder.mkdir()
    (folder / "phrase").write_text(f"{PHRASE}\n")
    (folder / "one.md").write_text(SCRIPT)
    shutil.copy(SHIPPED / "presets/gentle.yaml", folder / "one.yaml")
    (folder / "draft.txt").write_text("Breathe in. (pause 3 seconds) And out.\n")
    sound(folder / "talk.wav")


CHEAP: Final = Cost(operations=32_768, memory=2**20)
"""What makes a passphrase slow isn't looked at here."""

QUIET: Final = ("quiet", "--minutes", "1", "--choose", "voice=off", "bells=off")


def commands(home: Path, given: Path, out: Path) -> dict[str, tuple[str, ...]]:
    """Every command there is, as it is given in this home.

    Args:
        home: the home.
        given: the folder with what lies elsewhere.
        out: a folder to write to.
    """
    phrase = ("--passphrase-file", f"{given}/phrase")
    preset, key = f"{given}/made.yaml", f"{given}/made.key"
    talk, rain = f"{home}/data/recordings/talk.wav", f"{home}/data/backgrounds/rain.wav"
    words = {
        "list": "list",
        "list --json": "list --json",
        "list --questionnaires": "list --questionnaires",
        "list --paths": "list --paths --preset own",
        "log": "log",
        "log --json": "log --json",
        "log export": f"log export -o {out}/log.csv",
        "log export json": f"log export --format json -o {out}/log.json",
        "log export pdf": f"log export --format pdf -o {out}/log.pdf",
        "log export fhir": f"log export --format fhir -o {out}/log.fhir",
        "log import": f"log import {given}/log.json",
        "plan": "plan a-window --preset own --estimate",
        "plan shipped": "plan others-too --estimate",
        "plan recording": f"plan {talk}",
        "render": f"render a-window --preset own --choose voice=on -o {out}/own.wav --captions {out}/own.vtt",
        "render quiet": f"render {' '.join(QUIET)} -o {out}/quiet.flac",
        "render recording": f"render {talk} -o {out}/talk.ogg",
        "render background": f"render a-window --background {rain} -o {out}/rain.m4a",
        "play": "play a-window --preset own --choose voice=on",
        "play quiet": f"play {' '.join(QUIET)}",
        "play recording": f"play {talk}",
        "play --go-on": "play a-window --go-on",
        "check": f"check {home}/data/scripts/own.md {given}/one.yaml",
        "narrators": "narrators",
        "narrators --json": "narrators --json",
        "narrators --sample": f"narrators --sample {out}/sample.wav",
        "narrators --prepare": "narrators --prepare a-window",
        "narrators --take-in": f"narrators --take-in {given}/draft.txt",
        "times": f"times 7:30 -o {out}/times.ics",
        "transfer take": f"transfer take {out}/all.kindpace",
        "transfer bring-back": f"transfer bring-back {given}/all.kindpace",
        "doctor": "doctor",
        "doctor --json": "doctor --json",
        "preset new": f"preset new Mine --from own -o {out}/new.yaml",
        "preset edit": f"preset edit {preset} --set max_rung=1 -o {out}/edited.yaml",
        "preset show": "preset show own",
        "preset diff": "preset diff own gentle",
        "preset check": f"preset check {home}/data/scripts/presets/own.yaml",
        "preset key": f"preset key --author Ada -o {out}/ada.key",
        "preset sign": f"preset sign {out}/sign.yaml --key {key}",
        "preset verify": "preset verify own",
        "preset trust": "preset trust",
        "preset trust KEY": f"preset trust {given}/made.pub --name Ada --yes",
        "preset import": f"preset import {given}/one.yaml --name other",
        "preset export": f"preset export own -o {out}/exported.yaml",
        "script listen": "script listen a-window --preset own",
        "script new": f"script new --from {given}/draft.txt {out}/draft.md",
        "voice sheet": f"voice sheet a-window -o {out}/sheet.html",
        "voice take": f"voice take a-window --from {given}/lines",
        "voice delete": "voice delete a-window --yes",
        "voice give": f"voice give a-window --preset own --key {key} -o {out}/own.voice",
        "voice verify": f"voice verify {given}/own.voice",
        "voice import": f"voice import {given}/own.voice --name theirs",
    }
    asks = ("transfer take", "transfer bring-back", "preset key", "preset sign", "voice give")
    return {name: (*line.split(), *(phrase if name in asks else ())) for name, line in words.items()}


def places(home: Path) -> Iterator[Path]:
    """Every folder and file of a home, relative to it; of the cache's clips one of each kind."""
    seen = set()
    for path in sorted(home.rglob("*")):
        place = path.relative_to(home)
        kind = (len(place.parts), place.suffix) if place.parts[0] == "cache" else place
        if kind not in seen:
            seen.add(kind)
            yield place


NEAR: Final[Mapping[str, str]] = {
    "data/scripts/measures": "list --questionnaires; transfer take",
    "data/scripts/presets": "list --paths; plan; play; preset show; preset diff; preset import; voice give",
    "data/scripts": "list; plan; check; render; script listen; voice sheet; doctor; transfer bring-back",
    "data/languages": "list; list --paths; plan shipped; check; doctor; narrators; transfer take",
    "data/recordings": "list; plan recording; render recording; play recording; transfer take",
    "data/backgrounds": "render background; transfer bring-back",
    "data/voices": "render; play; voice sheet; voice take; voice delete; voice give; transfer take",
    "data/": "log; log export; log import; play; play --go-on; transfer take; transfer bring-back; doctor",
    "config/trusted": "list --paths; preset trust KEY; voice import; voice verify; preset verify",
    "config/log-key": "log --json; log export pdf; play quiet; transfer take; transfer bring-back; doctor",
    "config/": "list --paths; render quiet; play quiet; preset trust; preset trust KEY; voice verify; doctor",
    "cache/": "list; plan recording; render; play recording; narrators --sample; narrators --prepare",
    "log/": "play quiet; doctor --json",
}
"""Which commands come near a place: the first that fits. The top folders are everybody's."""

NEEDED: Final[Mapping[str, str]] = {
    "data/scripts/presets": r"list --paths|plan|play|preset (show|diff|import)|voice give",
    "data/scripts/measures": r"",
    "data/scripts": r"plan|check|render|script listen|voice (sheet|give)|transfer bring-back",
    "data/languages": r"",
    "data/recordings.json": r"",
    "data/sittings-set-aside": r"",
    "data/recordings": r"(plan|render|play) recording",
    "data/backgrounds": r"render background|transfer bring-back",
    "data/voices": r"voice .*",
    "data/backups": r"",
    "data/sittings": r"log.*|transfer .*",
    "data": (
        r"(?!narrators($| --(json|sample|take-in))|times|preset (edit|key|sign)|list(?! --paths)|script new)"
        r".*"
    ),
    "config/log-key": r"log.*|transfer .*",
    "config/trusted": r"preset (trust.*|import)|voice (import|verify)",
    "config/": r"",
    "config": r"log.*|transfer .*|preset trust.*|preset import|voice (import|verify|take)|play.*",
    "cache/": r"",
    "cache": r"(plan|play|render) recording|render.*|narrators --(prepare|sample)|voice (delete|take|import)",
    "log": r"",
}
"""Which commands can't do without a place, by their names: the first that fits. All others end as in a home
in good order, but for doctor, who says what is bad."""


def near(place: Path) -> tuple[str, ...]:
    """The names of the commands that come near a place; none for all."""
    names = next((names for prefix, names in NEAR.items() if str(place).startswith(prefix)), "")
    return tuple(names.split("; ")) if names else ()


def may_stop(place: str, command: str) -> bool:
    """Whether a command may end otherwise where this is bad."""
    needed = next(words for prefix, words in NEEDED.items() if place.startswith(prefix))
    return command.startswith("doctor") or re.fullmatch(needed, command) is not None


def remove_home(home: Path) -> None:
    """Also where something in it is somebody else's."""
    if not home.exists():
        return
    for place, folders, _ in os.walk(home):
        for path in (Path(place, name) for name in folders):
            if not path.is_symlink():
                os.chown(path, os.getuid(), os.getgid())
                path.chmod(0o700)
    shutil.rmtree(home)
