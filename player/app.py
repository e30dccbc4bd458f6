"""Wires everything together and opens the window. Nothing else does."""

import logging
import logging.handlers
import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from audio.speech import SpeechWorker
from player.controller import Controller, appearance_of
from player.folders import FolderError, Folders, find_folders
from player.library import Library
from player.lines import Lines
from player.navigator import Navigator
from player.pages.keeping import UnlockPage
from player.records.errors import LogInUseError, RecordsError
from player.records.keys import Keys
from player.records.lock import WriterLock
from player.records.log import SessionLog
from player.services import Services
from player.settings_file import SettingsFile
from player.sound import Sound
from player.ui.front import FrontRequests, ask_to_front
from player.ui.window import MainWindow

_LOG_BYTES = 500_000


class Application:
    """One window and all behind it.

    Args:
        folders: where everything is kept; they are made if missing.
    """

    def __init__(self, folders: Folders) -> None:
        folders.make()
        _keep_technical_log(folders)
        self._notices: list[str] = []
        self.worker = SpeechWorker(folders.cache)
        settings_file = SettingsFile(folders.config)
        self.sound = Sound(folders.cache, settings_file.read().settings.device)
        self._keys = Keys(folders.config)
        self.log = self._open_log(folders)
        self.services = Services(
            folders=folders,
            library=Library(folders),
            settings_file=settings_file,
            log=self.log,
            lines=Lines(self.worker),
            engines=self.sound.engine,
            bell=self.sound.bell,
            background=self.sound.background,
            devices=self.sound.devices,
        )
        self._say_notices()
        self.window = MainWindow(appearance_of(self.services.settings))
        self.navigator = Navigator(self.services)
        if self._keys.needs_passphrase:
            self.navigator.page = UnlockPage(self.services, self._unlock)
        self.controller = Controller(self.window, self.navigator, self.services, self.sound.change_device)

    def _open_log(self, folders: Folders) -> SessionLog | None:
        if self._keys.needs_passphrase:
            return None
        try:
            log = SessionLog.open(folders.data, self._keys)
        except RecordsError as error:
            self._notices.append(str(error))
            return None
        self._notices.extend(log.opened.notices)
        return log

    def _unlock(self, passphrase: str) -> str:
        """Open the log with a passphrase; gives what was wrong in words, or nothing."""
        try:
            self.log = SessionLog.open(self.services.folders.data, self._keys.with_passphrase(passphrase))
        except RecordsError as error:
            return str(error)
        self.services.log = self.log
        for number, notice in enumerate(self.log.opened.notices):
            self.services.say(f"log:{number}", notice)
        self.look_after_log()
        return ""

    def look_after_log(self) -> None:
        """Delete what is older than the person wants to keep, and make today's backup."""
        if self.log is None:
            return
        try:
            self.log.keeping.forget_older_than(self.services.settings.keep_days)
            self.log.keeping.back_up_if_due()
        except RecordsError as error:
            self.services.say("keeping", str(error))

    def _say_notices(self) -> None:
        for number, notice in enumerate(self._notices):
            self.services.say(f"log:{number}", notice)
        for problem in self.services.library.problems():
            self.services.say(f"problem:{problem.place}", str(problem))

    def watch_for_others(self) -> None:
        """Come to the front when a second window asks for it; only the window that is open first does."""
        self._front = FrontRequests(self.window, self.services.folders.data)

    def warm(self) -> None:
        """Start the engine and the voice, so that Begin is heard at once."""
        if self.services.settings.speak:
            self.sound.engine(True)
            self.worker.warm()

    def close(self) -> None:
        """End the engine, the worker and the log."""
        self.navigator.close()
        self.sound.close()
        self.worker.close()
        self.services.surveys.close()
        if self.log is not None:
            try:
                self.log.close()
            except RecordsError:
                logging.getLogger(__name__).exception("the log could not be closed")


def _keep_technical_log(folders: Folders) -> None:
    """Technical messages only; never a word that a person wrote."""
    handler = logging.handlers.RotatingFileHandler(
        folders.log / "kindpace.log", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def main() -> int:
    """Open the window; returns when it is closed.

    Returns:
        The exit status: 0, or 2 if a folder could not be made.
    """
    try:
        folders = find_folders().make()
    except FolderError as error:
        sys.stderr.write(f"kindpace: {error}\n")
        return 2
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Kindpace")
    qt.setDesktopFileName("kindpace")
    only = WriterLock(folders.data / "window")
    if not _first_window(only) and ask_to_front(folders.data):
        return 0
    application = Application(folders)
    application.watch_for_others()
    _end_on_signals(qt)
    application.window.show()
    # After the first paint: a window that can be used comes first.
    QTimer.singleShot(0, application.warm)
    QTimer.singleShot(0, application.look_after_log)
    status = qt.exec()
    application.close()
    only.release()
    return status


def _first_window(only: WriterLock) -> bool:
    """Whether no other window is open here; if that can't be told, none is assumed."""
    try:
        only.take()
    except LogInUseError:
        return False
    except RecordsError:
        return True
    return True


def _end_on_signals(qt: QApplication) -> None:
    """Ctrl-C and a polite kill close the window in order, so that what was written is kept."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: qt.quit())
