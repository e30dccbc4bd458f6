"""Wires everything together and opens the window. Nothing else does.

What the window needs to be painted and to answer is imported here; everything else when it is first needed,
or in the idle moments after the first paint (docs/adr/0012-start.md). ``tests/architecture`` holds this.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from audio.isolation.socket_filter import filter_sockets
from player.language.catalogue import ENGLISH, language
from player.records.errors import LogInUseError, RecordsError
from player.records.folder_upkeep import prepare_folders
from player.records.store.lock import WriterLock
from player.settings.file import SettingsFile
from player.system.folders import Folders, find_folders
from player.system.signals import handled
from player.window.controller import Controller, appearance_of
from player.window.fault_handler import FaultHandler
from player.window.given import Given
from player.window.intents import CloseWindow, OpenFiles
from player.window.log_opening import LogOpening
from player.window.parts import Clocks, Lazy, LogAccess, Messages, SettingsStore
from player.window.place_file import PlaceFile
from player.window.router import Router
from player.window.shell.display import ended_if_display_goes, said_if_no_display
from player.window.shell.idle_work import Slices
from player.window.shell.main_window import MainWindow
from player.window.shell.qt_dialogs import keep_no_recent_files, speak_as_kindpace
from player.window.shell.window_place import place_of, restore_place
from player.window.warm_up import NEXT, PLACES, RECORDS, SOUND, imported, library_read, pages_read, tidied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audio.voice.worker import SpeechWorker
    from player.library.catalog import Library
    from player.sittings.sound import Sound
    from player.sittings.spoken_lines import Lines
    from player.window.desktop.desktop import Desktop
    from player.window.state import View

LOG: Final = "sittings.db"
"""The session log's file: ``player.records.reading`` says the same, and brings the database along."""

ICON: Final = Path(__file__).parent / "shell" / "icons" / "kindpace.svg"

AFTER_PAINT_MS: Final = 50
"""The first picture gets to the screen before anything else is begun; our own choice."""

LOOK_AHEAD_MS: Final = 1000
"""How often a slow narrator's lines are looked after: each takes seconds."""


class Application:
    """One window and all behind it.

    Args:
        folders: where everything is kept; they are made if missing.
    """

    def __init__(self, folders: Folders) -> None:
        said = prepare_folders(folders)
        first = first_visit(folders)
        folders.make()
        self._folders = folders
        messages = Messages()
        self._log_opening = LogOpening(folders, messages.say)
        locked = self._log_opening.locked
        self.sound = Lazy(self._make_sound)
        self.worker = Lazy(self._make_worker)
        self.given = Given(
            folders=folders,
            messages=messages,
            settings_store=SettingsStore(SettingsFile(folders.config), messages),
            session_log=LogAccess(Lazy(self._log_opening.open), self._unlock if locked else None),
            library=Lazy(self._make_library),
            lines=Lazy(self._make_lines),
            sound=self.sound,
            clocks=Clocks(seconds=self._seconds),
            release=self._let_go,
        )
        for number, words in enumerate(said):
            messages.say(f"folders:{number}", words)
        self.window = MainWindow(appearance_of(self.given.settings_store.current))
        self._place = PlaceFile(folders.config)
        restore_place(self.window, self._place.read())
        self.router = Router(self.given)
        if locked:
            self.router.ask_for_passphrase()
        elif first:
            self.router.welcome()
        self.faults = FaultHandler(messages.say)
        self.controller = Controller(
            self.window, self.router, self.given.settings_store, self._change_device, self.faults.handle
        )
        self._desktop = Lazy(self._make_desktop)
        self.controller.shown.connect(self._tell_desktop)
        self._idle = Slices(self._afterwards(), self.window, self.faults.handle)
        self._now_and_then = QTimer(self.window)

    # ------------------------------------------------------------------ parts, each made when first needed

    def _make_worker(self) -> SpeechWorker:
        # After the first paint.
        from audio.voice.worker import SpeechWorker  # noqa: PLC0415

        return SpeechWorker(self._folders.cache)

    def _make_sound(self) -> Sound:
        # After the first paint.
        from player.sittings.sound import Sound  # noqa: PLC0415

        return Sound(self._folders.cache, self.given.settings_store.current.device)

    def _make_library(self) -> Library:
        # After the first paint: with parsers and verification.
        from player.library.catalog import Library  # noqa: PLC0415

        return Library(self._folders, language=lambda: self.given.settings_store.current.wanted_language)

    def _make_lines(self) -> Lines:
        # After the first paint.
        from player.sittings.spoken_lines import Lines  # noqa: PLC0415

        return Lines(self.worker.get())

    def _make_desktop(self) -> Desktop:
        # In the first sitting: with D-Bus.
        from player.window.desktop.desktop import Desktop  # noqa: PLC0415

        return Desktop(self.window)

    def _seconds(self) -> float:
        # With the engine, after the first paint; before it nothing asks.
        from audio.engine.stalls import boot_seconds  # noqa: PLC0415

        return boot_seconds()

    def _change_device(self, device: str) -> None:
        if self.sound.made:
            self.sound.get().change_device(device)

    def _let_go(self) -> None:
        """End all that reads or writes in the folders; each part is made again when it is next needed."""
        # Only where everything is deleted.
        from player.system.technical_log import close_technical_log  # noqa: PLC0415

        self.router.start_afresh()
        self._end_work()
        close_technical_log()
        self._place.forget()

    def _end_work(self) -> None:
        if "player.window.background_task" in sys.modules:
            # Only where there may be a task.
            from player.window.background_task import end_tasks  # noqa: PLC0415

            end_tasks()
        if self.sound.made:
            self.sound.get().close()
            self.sound.forget()
        if self.given.narration.made:
            self.given.narration.get().pause()
            self.given.narration.forget()
        if self.worker.made:
            self.worker.get().close()
            self.worker.forget()

    # ------------------------------------------------------------------ the log

    def _unlock(self, passphrase: str) -> str:
        """Open the log with a passphrase; gives what was wrong in words, or nothing."""
        try:
            self.given.session_log.use(self._log_opening.unlocked(passphrase))
        except RecordsError as error:
            return str(error)
        self._look_after_log()
        return ""

    def _look_after_log(self) -> None:
        log = self.given.session_log.open
        if log is not None:
            self._log_opening.look_after(log, self.given.settings_store.current.keep_days)

    # ------------------------------------------------------------------ after the first paint

    def open_files(self, paths: tuple[str, ...]) -> None:
        """Open files that were given on the command line, here or to a second window."""
        self.controller.handle(OpenFiles(paths))

    def _tell_desktop(self, view: View) -> None:
        """Tell the desktop of a sitting, from the first one on."""
        sitting = self.router.in_sitting
        if sitting or self._desktop.made:
            titled = self.given.settings_store.current.title_outside
            self._desktop.get().show(view if sitting else None, titled=titled)

    def warm(self) -> None:
        """Start the engine and the voice and make ready for the next page, so that Begin is heard at once.

        It goes on in idle moments. What is asked for meanwhile is made at once.
        """
        self._idle.start(AFTER_PAINT_MS)

    def _afterwards(self) -> tuple[Iterator[None], ...]:
        return (
            self._watch_for_others(),
            self._begin_technical_log(),
            self._open_log(),
            self._warm_sound(),
            self._watch_sleep(),
            imported(NEXT),
            self._settle(),
            pages_read(self.given.library),
            imported(PLACES),
            self._settle(),
            library_read(self.given.library, self.given.questionnaires),
            self._care_for_log(),
            self._look_ahead(),
            self._show_icon(),
            tidied(self._folders),
            self._settle(),
        )

    def _watch_for_others(self) -> Iterator[None]:
        """Come to the front when a second window asks for it; only the window that is open first does."""
        # After the first paint.
        from player.window.shell.single_instance import FrontRequests  # noqa: PLC0415

        self._front = FrontRequests(self.window, self._folders.data, self.open_files)
        yield

    def _begin_technical_log(self) -> Iterator[None]:
        # After the first paint.
        from player.system.technical_log import start_technical_log  # noqa: PLC0415

        start_technical_log(self._folders)
        yield

    def _open_log(self) -> Iterator[None]:
        yield from imported(RECORDS)
        self.given.session_log.open  # noqa: B018 - opened by asking for it
        yield

    def _warm_sound(self) -> Iterator[None]:
        if self.given.settings_store.current.speak:
            yield from imported(SOUND)
            self.sound.get().engine(True)
            yield
            self.worker.get().warm()
            yield
            # Lines that are ready wait for nothing, so their sitting would have no background either.
            self.sound.get().background(self.given.settings_store.current.background)
            yield

    def _watch_sleep(self) -> Iterator[None]:
        """Pause a sitting before the computer sleeps."""
        if sys.platform == "linux":
            # After the first paint: with D-Bus.
            from player.window.shell.sleep_watch import SleepWatch  # noqa: PLC0415

            self._sleep = SleepWatch(self.window)
            self._sleep.falling_asleep.connect(self.router.hold_up)
        yield

    def _care_for_log(self) -> Iterator[None]:
        self._look_after_log()
        yield

    def _look_ahead(self) -> Iterator[None]:
        # After the first paint.
        from player.window.looking_ahead import LookingAhead  # noqa: PLC0415

        ahead = self.given.passed_to(LookingAhead, in_sitting=lambda: self.router.in_sitting)
        for work in (ahead.go_on, self._log_opening.heed_backup, self.given.write_later):
            self._now_and_then.timeout.connect(work)
        self._now_and_then.start(LOOK_AHEAD_MS)
        yield

    def _show_icon(self) -> Iterator[None]:
        # After the first paint: it is drawn by the reader of SVG, a plugin.
        from PySide6.QtGui import QIcon  # noqa: PLC0415

        QApplication.setWindowIcon(QIcon(str(ICON)))
        yield

    def _settle(self) -> Iterator[None]:
        # Or else each full collection goes through all that is loaded by now, and nothing is drawn for 0.1 s.
        gc.freeze()
        yield

    def close(self) -> None:
        """End the engine, the worker and the log."""
        self._idle.end()
        gc.unfreeze()
        self._now_and_then.stop()
        self._place.keep(place_of(self.window))
        self.controller.handle(CloseWindow())
        if self._desktop.made:
            self._desktop.get().close()
        self._end_work()
        try:
            self.given.close()
        except RecordsError:
            # Something is the matter: the price of the import is no matter then.
            import logging  # noqa: PLC0415

            logging.getLogger(__name__).exception("the log could not be closed")


def first_visit(folders: Folders) -> bool:
    """Whether nobody was here before: there are neither settings nor a log."""
    return not any(os.path.lexists(path) for path in (SettingsFile(folders.config).path, folders.data / LOG))


def main(files: tuple[str, ...], signals: list[int]) -> int:
    """Open the window; returns when it is closed.

    Ctrl-C, a polite kill and a closed terminal close it in order: what was written is kept.

    Args:
        files: to open in it, in full; where a window is open, it opens them.
        signals: takes those that had it closed.

    Returns:
        The exit status: 0, or 2 if a folder could not be made.
    """

    def end(number: int) -> None:
        signals.append(number)
        if QApplication.instance() is not None:
            # Later: a signal is heard in the midst of a paint too, which would go on in a closed window.
            QTimer.singleShot(0, _quit)

    with handled(end):
        return _opened(files, signals)


def _quit() -> None:
    """Close the window, after what was typed while it was busy: for half a second at most (our default)."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 500)
    QApplication.quit()


def _opened(files: tuple[str, ...], signals: Sequence[int]) -> int:
    folders = find_folders().make()
    keep_no_recent_files()
    with said_if_no_display():
        qt = QApplication(sys.argv[:1])
    # Where the display is reached over the network, the filter had to wait until it was.
    filter_sockets()
    if language() != ENGLISH:
        speak_as_kindpace(qt)
    qt.setApplicationName("Kindpace")
    qt.setDesktopFileName("kindpace")
    only = WriterLock(folders.data / "window")
    if not _first_window(only) and _first_came(folders, files):
        return 0
    application = Application(folders)
    application.faults.install()
    with ended_if_display_goes(application.close):
        application.window.painted.connect(application.warm)
        if files:
            application.open_files(files)
        application.window.show()
        # Before the loop runs nothing can be asked to quit.
        QTimer.singleShot(0, lambda: signals and qt.quit())
        status = qt.exec()
        application.close()
    only.release()
    return status


def _first_came(folders: Folders, files: tuple[str, ...]) -> bool:
    # For a second window alone.
    from player.window.shell.single_instance import ask_to_front  # noqa: PLC0415

    return ask_to_front(folders.data, files)


def _first_window(only: WriterLock) -> bool:
    """Whether no other window is open here; if that can't be told, none is assumed."""
    try:
        only.take()
    except LogInUseError:
        return False
    except RecordsError:
        return True
    return True
