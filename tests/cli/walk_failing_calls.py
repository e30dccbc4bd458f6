"""Lets one system call after the other fail, in what writes to a home. A program: the calls are preloaded.

    walk_failing_calls.py FOLDER prepare[-few] [-- ACTION|ERROR|once or lasting|KINDS|PLACE…] …

``ERROR`` is a name of ``errno``, or ``short`` for half a write; ``KINDS`` are bits as in
``failing_calls.c``. A ``PLACE`` is a number from 1, or ``5/24`` for the fifth of 24 parts. Prints one
JSON object for each: how the action ended, and what the next start finds. Each runs in a process of its own,
forked from this one.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import bad_homes
import walk_bad_homes

from player import __main__ as program
from player.library.recordings_list import Described, RecordingsList, RecordingsListError, copied_into
from player.practice.units import Seconds
from player.records.errors import RecordsError
from player.records.folder_upkeep import prepare_folders
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, RatingTime, Scale, StartedSitting
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.settings.file import SettingsError, SettingsFile
from player.system.folders import FolderError, find_folders
from player.system.unfinished import remove_abandoned

KIND: Final = JournalKind.THERAPY_NOTE
KEPT: Final = "the heron stood in the rain"
OURS: Final = (RecordsError, SettingsError, RecordingsListError, FolderError)
SHORT: Final = -1


@contextmanager
def log_open() -> Iterator[SessionLog]:
    folders = find_folders().make()
    keys = Keys(folders.config)
    with SessionLog.open(
        folders.data, keys.with_passphrase(bad_homes.PHRASE) if keys.needs_passphrase else keys
    ) as log:
        yield log


def a_sitting() -> None:
    """One from its beginning to its end, as the window logs it."""
    script, preset = Content(ContentKind.SCRIPT, "x", b"x"), Content(ContentKind.PRESET, "gentle", b"y")
    with log_open() as log:
        sitting = log.start(StartedSitting(script, "Another", preset, "00", Seconds(60.0), spoken=True))
        log.heard(sitting, Seconds(10.0), 1)
        log.rate(sitting, RatingTime.AFTER, Scale.DISTRESS_10, 3)
        log.reflect(sitting, "written after")
        log.finish(sitting, Outcome.COMPLETED, Seconds(60.0))


def an_entry(words: Sequence[str] = ("first", "first and second")) -> None:
    with log_open() as log:
        entry = log.journal.begin(KIND)
        for text in words:
            log.journal.save(entry, {KIND.parts[0]: text})


def a_backup() -> None:
    with log_open() as log:
        for backup in log.retention.backups():
            backup.path.unlink()
        log.retention.back_up_if_due()


def a_backup_beside() -> None:
    with log_open() as log:
        for backup in log.retention.backups():
            backup.path.unlink()
        log.retention.begin_backup_if_due()
        under_way = log.retention._under_way
        while under_way is not None and not under_way.ended:
            time.sleep(0.01)
        log.retention.heed_backup()


def a_restore() -> None:
    with log_open() as log:
        log.retention.restore_backup(log.retention.backups()[0])


def a_deletion() -> None:
    a_sitting()
    with log_open() as log:
        newest = log.sittings(1)[0]
        log.retention.delete_sitting(newest.id)


def a_moved_key() -> None:
    with log_open() as log:
        log.move_key(KeyPlace.PASSPHRASE, bad_homes.PHRASE)


def settings() -> None:
    file = SettingsFile(find_folders().make().config)
    file.save(replace(file.read().settings, speak=True))


def recordings() -> None:
    folders, given = find_folders().make(), Path(os.environ["GIVEN"]) / "talk.wav"
    listed = RecordingsList(folders.data, folders.recordings)
    listed.add([given])
    listed.describe(given, Described("A talk", "Short.", ""))
    listed.copied({given: copied_into(folders.recordings, given)})


ACTIONS: Final[Mapping[str, Callable[[], None]]] = {
    "sitting": a_sitting,
    "entry": an_entry,
    "backup": a_backup,
    "backup beside": a_backup_beside,
    "restore": a_restore,
    "deletion": a_deletion,
    "key moved": a_moved_key,
    "settings": settings,
    "recordings": recordings,
}
"""What the window does; beside them each command of ``bad_homes``."""


def ended(action: Callable[[], None]) -> int:
    try:
        action()
    except OURS as error:
        sys.stderr.write(f"kindpace: {error}\n")
        return 1
    return 0


def lost() -> Iterator[str]:
    """What of the home in good order isn't there any more, at the next start."""
    folders = find_folders()
    prepare_folders(folders)
    yield from _lost_of_log()
    yield from (str(problem) for problem in SettingsFile(folders.config).read().problems)
    kept = (path.read_text(encoding="utf-8") for path in folders.config.glob("settings*.toml"))
    if not any("speak = " in words for words in kept):
        yield "the settings"
    if (folders.scripts / "own.md").read_text(encoding="utf-8") != bad_homes.SCRIPT:
        yield "a script"
    places = (
        "recordings/talk.wav",
        "recordings/talk.vtt",
        "backgrounds/rain.wav",
        "scripts/presets/own.yaml",
    )
    yield from (place for place in places if not (folders.data / place).is_file())
    if listed := RecordingsList(folders.data, folders.recordings).problem:
        yield listed
    for _folder in remove_abandoned(folders.tops):
        pass
    unfinished = (".part", ".coming", ".leaving")
    yield from (str(path) for path in folders.data.parent.rglob("*") if path.name.endswith(unfinished))


def _lost_of_log() -> Iterator[str]:
    with log_open() as log:
        if log.opened.set_aside is not None:
            yield f"the log: {log.opened.set_aside}"
        if log.count_sittings() < 1:
            yield "a sitting"
        if not any(KEPT in entry.now.parts.values() for entry in log.journal.entries()):
            yield "an entry"
        if log.database.rows("PRAGMA integrity_check") != [("ok",)]:
            yield "a page"


def tell_lost() -> int:
    print(json.dumps(list(lost())))  # noqa: T201 - it is read
    return 0


def walked(top: Path, name: str, failing: tuple[int, int, int], at: int) -> dict[str, Any]:
    """An action in a new home with the call of this number failing; 0 for none."""
    home, out, note = top / "home", top / "out", top / "note"
    os.environ["KINDPACE_HOME"] = str(home)
    walk_bad_homes.new_home(top, home, out)
    command = bad_homes.commands(home, top / "given", out).get(name)
    calls = ctypes.CDLL(None)
    calls.failing_calls_failed.restype = ctypes.c_char_p

    def run() -> int:
        number, lasting, kinds = failing
        calls.failing_calls_arm(f"{home}:{out}".encode(), ctypes.c_long(at), number, lasting, kinds)
        try:
            return program.main(command) if command is not None else ended(ACTIONS[name])
        finally:
            calls.failing_calls_disarm()
            note.write_text(f"{calls.failing_calls_seen()} {calls.failing_calls_failed().decode()}")

    status, said, err = walk_bad_homes.in_process(run, top)
    seen, _, call = note.read_text().partition(" ")
    _, later, trouble = walk_bad_homes.in_process(tell_lost, top)
    found = json.loads(later) if later.startswith("[") else [trouble]
    about = {"action": name, "command": name, "at": at, "calls": int(seen), "failed": call, "left": []}
    return {**about, "status": status, "out": said, "err": err, "lost": found}


def prepare(top: Path, *, wholly: bool) -> None:
    """Make the home, and what is given to commands; without those, what the window's actions need."""
    os.environ["KINDPACE_HOME"] = str(top / "whole")
    if wholly:
        walk_bad_homes.prepare(top)
        shutil.rmtree(top / "out")
        os.environ["KINDPACE_HOME"] = str(top / "whole")
    else:
        bad_homes.make_home()
        bad_homes.make_material(top / "given")
        shutil.copy(top / "given/one.yaml", top / "given/made.yaml")
        shutil.copy(top / "given/one.yaml", top / "whole/data/scripts/presets/own.yaml")
    an_entry([KEPT])
    a_backup()
    if wholly:
        # With this entry, so that it is there once everything is brought back.
        target = top / "given/all.kindpace"
        target.unlink()
        phrase = str(top / "given/phrase")
        walk_bad_homes.run(["transfer", "take", str(target), "--passphrase-file", phrase], top)


def walk(top: Path, name: str, error: str, how: str, kinds: str, *places: str) -> None:
    """One action, with the call at each of these places failing in turn."""
    number = SHORT if error == "short" else int(getattr(errno, error))
    failing = number, int(how == "lasting"), int(kinds)
    whole = walked(top, name, failing, 0)
    print(json.dumps(whole), flush=True)  # noqa: T201 - the test reads it
    for place in places:
        part, _, of = place.partition("/")
        at = max(1, round(whole["calls"] * (int(part) - 0.5) / int(of))) if of else int(part)
        if at <= whole["calls"]:
            print(json.dumps(walked(top, name, failing, at)), flush=True)  # noqa: T201 - as above


def main(folder: str, *words: str) -> None:
    """Some walks, with ``--`` between them."""
    top = Path(folder)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["GIVEN"] = str(top / "given")
    tempfile.tempdir = str(top)
    os.umask(0o077)
    walk_bad_homes.put_doubles_in(top)
    for asked in " ".join(words).split(" -- "):
        first, *others = asked.split("|")
        if first.startswith("prepare"):
            prepare(top, wholly=first == "prepare")
        else:
            walk(top, first, *others)


if __name__ == "__main__":
    main(*sys.argv[1:])
