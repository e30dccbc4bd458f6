"""Lets one system call after the other fail, in what writes to a home. A program: the calls are preloaded.

    walk_failing_calls.py FOLDER

Each line of its input is a step, as JSON: ``"prepare"`` or ``"prepare-few"`` first, then
``{"action": NAME, "ways": [WAY, …]}``. A way is ``[ERROR, HOW, KINDS, PLACES]``. ``ERROR`` is a name of
``errno``; ``short`` for half of what is read or written; or a signal that comes before the call. ``HOW`` is
``once``, ``lasting``, or ``that file`` for every further call on the same file. ``KINDS`` are bits as in
``failing_calls.c``. A place is a number from 1, or ``5/24`` for the fifth of 24 parts. Prints one JSON object
for each place: how the action ended, what of it is there, and what the next start finds; and after each step
an empty line. Each action runs in a process of its own, forked from this one.
"""

import ctypes
import errno
import functools
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import bad_homes
import walk_bad_homes

from player import __main__ as program
from player.library.own_voice.errors import VoiceDamagedError
from player.library.own_voice.importing import finish_bringing_in
from player.library.own_voice.store import OwnVoices
from player.library.recordings_list import Described, RecordingsList, RecordingsListError, copied_into
from player.practice.units import Seconds
from player.records.errors import RecordsError
from player.records.folder_upkeep import prepare_folders
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store import key_wrap
from player.records.store.entries import Content, ContentKind, Outcome, RatingTime, Scale, StartedSitting
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.settings.file import SettingsFile
from player.system import unfinished
from player.system.folders import FolderError, Folders, find_folders
from player.system.signals import Ended, ending_on_signals
from player.window.parts import Messages, SettingsStore

KIND: Final = JournalKind.THERAPY_NOTE
KEPT: Final = "the heron stood in the rain"
SET: Final = "text_size = 150"
LISTED: Final = "Morning"
RECORDED: Final = "a-window"
SHORT: Final = -1
SIGNAL: Final = -100
EVERY: Final = 4095
"""All kinds of calls, as in ``failing_calls.c``."""

HOW: Final = ("once", "lasting", "that file")


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
    messages = Messages()
    store = SettingsStore(SettingsFile(find_folders().make().config), messages)
    store.change(speak=True)
    if messages.shown:
        raise NotSavedError("; ".join(message.text for message in messages.shown))


class NotSavedError(Exception):
    """The window said something."""


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
        with ending_on_signals():
            action()
    except (RecordsError, RecordingsListError, FolderError, NotSavedError) as error:
        sys.stderr.write(f"kindpace: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Ended as asked:
        return asked.status
    return 0


def not_done(action: str) -> Iterator[str]:
    """What of an action isn't there that said nothing."""
    folders = find_folders()
    file = SettingsFile(folders.config)
    listed = RecordingsList(folders.data, folders.recordings)
    with log_open() as log:
        newest = log.sittings(1)[0]
        written = [entry.now.parts[KIND.parts[0]] for entry in log.journal.entries() if entry.kind is KIND]
        there = {
            "sitting": lambda: (newest.outcome, log.count_sittings()) == (Outcome.COMPLETED, 2),
            "entry": lambda: "first and second" in written,
            "backup": log.retention.backups,
            "backup beside": log.retention.backups,
            "restore": log.retention.logs_set_aside,
            "deletion": lambda: log.count_sittings() == 1,
            "key moved": lambda: log.key_place is KeyPlace.PASSPHRASE,
            "settings": lambda: file.read().settings.speak,
            "recordings": lambda: any(listed.described(path).title == "A talk" for path in listed.here),
        }.get(action)
        if there is not None and not there():
            yield f"what was done: {action}"


def lost(*, ends_noted: bool) -> Iterator[str]:
    """What of the home in good order isn't there any more, at the next start."""
    folders = find_folders()
    prepare_folders(folders)
    yield from _lost_of_log(ends_noted=ends_noted)
    yield from (str(problem) for problem in SettingsFile(folders.config).read().problems)
    kept = [path.read_text(encoding="utf-8") for path in folders.config.glob("settings*.toml")]
    if not any(SET in words for words in kept):
        yield f"the settings: {kept}"
    if not any(LISTED in path.read_text() for path in folders.data.glob("recordings*.json")):
        yield "what is said of a recording"
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
    yield from _lost_of_voice(folders)
    # As where this program has only just begun.
    unfinished._STARTED = time.time()
    for _folder in unfinished.remove_abandoned(folders.tops):
        pass
    half = (".part", ".coming", ".leaving")
    yield from (str(path) for path in folders.data.parent.rglob("*") if path.name.endswith(half))


def _lost_of_voice(folders: Folders) -> Iterator[str]:
    finish_bringing_in(folders)
    whole = Path(os.environ["GIVEN"]).parent / "whole/data"
    before = OwnVoices(folders._replace(data=whole)).usable(RECORDED)
    now = OwnVoices(folders).usable(RECORDED)
    for line in before.manifest.lines.values() if before is not None else ():
        kept = now.manifest.lines.get(line.key) if now is not None else None
        try:
            if now is None or kept is None or not now.sound(kept):
                yield f"a recorded line: {line.text}"
        except VoiceDamagedError as error:
            yield str(error)
    begun = folders.voices.glob(".*") if folders.voices.is_dir() else ()
    yield from (str(path) for path in begun if path.name.startswith(".leaving"))


def _lost_of_log(*, ends_noted: bool) -> Iterator[str]:
    with log_open() as log:
        if ends_noted and log.opened.interrupted:
            yield "a sitting's end"
        if log.opened.set_aside is not None:
            yield f"the log: {log.opened.set_aside}"
        if log.count_sittings() < 1:
            yield "a sitting"
        if not any(KEPT in entry.now.parts.values() for entry in log.journal.entries()):
            yield "an entry"
        if log.database.rows("PRAGMA integrity_check") != [("ok",)]:
            yield "a page"


def tell_lost(action: str, status: int, *, by_signal: bool) -> int:
    # How a sitting of the window ends, its event loop sees to.
    found = [*lost(ends_noted=by_signal and action.startswith("play"))]
    print(json.dumps(found + ([*not_done(action)] if status == 0 else [])))  # noqa: T201 - it is read
    return 0


def made_in(home: Path, out: Path) -> dict[str, int]:
    """The files that were made, and their sizes; not what grows by itself."""
    places = (out, home / "data/scripts", home / "data/recordings", home / "data/voices")
    return {str(path): path.stat().st_size for each in places for path in each.rglob("*") if path.is_file()}


def walked(top: Path, name: str, failing: tuple[int, int, int], at: int) -> dict[str, Any]:
    """An action in a new home with the call of this number failing; 0 for none."""
    home, out, note = top / "home", top / "out", top / "note"
    os.environ["KINDPACE_HOME"] = str(home)
    walk_bad_homes.new_home(top, home, out)
    command = bad_homes.commands(home, top / "given", out).get(name)
    calls = ctypes.CDLL(None)
    calls.failing_calls_failed.restype = ctypes.c_char_p
    calls.failing_calls_kinds.restype = ctypes.POINTER(ctypes.c_ushort)
    number, how, kinds = failing
    note.write_text('[[], "killed"]')

    def run() -> int:
        calls.failing_calls_arm(f"{home}:{out}".encode(), ctypes.c_long(at), number, how, kinds)
        try:
            return program.main(command) if command is not None else ended(ACTIONS[name])
        finally:
            calls.failing_calls_disarm()
            seen = calls.failing_calls_kinds()[: calls.failing_calls_seen()]
            note.write_text(json.dumps([seen, calls.failing_calls_failed().decode()]))

    began = time.monotonic()
    status, said, err = walk_bad_homes.in_process(run, top)
    took = time.monotonic() - began
    seen, call = json.loads(note.read_text())
    killed = status == -signal.SIGKILL
    begun = (path for each in (home, out) for path in walk_bad_homes.unfinished_in(each))
    left = [] if killed else [str(path) for path in begun]
    made = made_in(home, out)
    later = functools.partial(tell_lost, name, status, by_signal=number < SIGNAL and not killed)
    _, later_said, trouble = walk_bad_homes.in_process(later, top)
    found = json.loads(later_said) if later_said.startswith("[") else [trouble]
    about = {"action": name, "command": name, "at": at, "calls": seen, "failed": call, "left": left}
    said_of = {"status": status, "out": said, "err": err, "lost": found, "made": made}
    return {**about, **said_of, "took": round(took, 2)}


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
    folders = find_folders()
    (folders.config / "settings.toml").write_text(f"# Mine.\nspeak = false\n{SET}\n")
    elsewhere = top / "given/elsewhere.wav"
    shutil.copy(top / "given/talk.wav", elsewhere)
    RecordingsList(folders.data, folders.recordings).describe(elsewhere, Described(LISTED, "", ""))
    if wholly:
        # With this entry, so that it is there once everything is brought back.
        target = top / "given/all.kindpace"
        target.unlink()
        phrase = str(top / "given/phrase")
        walk_bad_homes.run(["transfer", "take", str(target), "--passphrase-file", phrase], top)


def number_of(error: str) -> int:
    """As ``failing_calls.c`` is told of it."""
    if error == "short":
        return SHORT
    return SIGNAL - getattr(signal, error) if error.startswith("SIG") else int(getattr(errno, error))


def walk(top: Path, name: str, ways: Sequence[tuple[str, str, int, Sequence[str]]]) -> None:
    """One action: with no call failing, and then in each way with the call at each place failing in turn."""
    whole = walked(top, name, (0, 0, EVERY), 0)
    kinds_seen = whole.pop("calls")
    print(json.dumps(whole), flush=True)  # noqa: T201 - the test reads it
    for error, how, kinds, places in ways:
        calls = sum(1 for kind in kinds_seen if kind & kinds)
        for place in dict.fromkeys(place_of(words, calls) for words in places):
            if place <= calls:
                found = walked(top, name, (number_of(error), HOW.index(how), kinds), place)
                found["calls"] = calls
                print(json.dumps({**found, "error": error, "how": how}), flush=True)  # noqa: T201 - as above


def place_of(words: str | int, calls: int) -> int:
    """The number of a call, of so many."""
    part, _, of = str(words).partition("/")
    return max(1, round(calls * (int(part) - 0.5) / int(of))) if of else int(part)


def main(folder: str) -> None:
    """Some walks."""
    top = Path(folder)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["GIVEN"] = str(top / "given")
    tempfile.tempdir = str(top)
    os.umask(0o077)
    # Behind something else these may be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # As in tests/conftest.py: what makes a passphrase slow isn't looked at here.
    cheap = functools.partial(key_wrap.Wrapped, memory_kib=64, passes=1, lanes=1)
    key_wrap.Wrapped = cheap  # type: ignore[assignment, misc]
    walk_bad_homes.put_doubles_in(top)
    # What is here already needn't be gone through in each process.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        step = json.loads(line)
        if isinstance(step, str):
            prepare(top, wholly=step == "prepare")
        else:
            walk(top, step["action"], step["ways"])
        print(flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main(*sys.argv[1:])
