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
from player.records.errors import RecordsError
from player.records.keys import Keys
from player.records.log import SessionLog
from player.services import Services
from player.settings_file import SettingsFile
from player.sound import Sound
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
        self.controller = Controller(self.window, self.navigator, self.services, self.sound.change_device)

    def _open_log(self, folders: Folders) -> SessionLog | None:
        try:
            log = SessionLog.open(folders.data, Keys(folders.config))
        except RecordsError as error:
            self._notices.append(str(error))
            return None
        self._notices.extend(log.opened.notices)
        return log

    def _say_notices(self) -> None:
        for number, notice in enumerate(self._notices):
            self.services.say(f"log:{number}", notice)
        for problem in self.services.library.problems():
            self.services.say(f"problem:{problem.place}", str(problem))

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
    application = Application(folders)
    _end_on_signals(qt)
    application.window.show()
    # After the first paint: a window that can be used comes first.
    QTimer.singleShot(0, application.warm)
    status = qt.exec()
    application.close()
    return status


def _end_on_signals(qt: QApplication) -> None:
    """Ctrl-C and a polite kill close the window in order, so that what was written is kept."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: qt.quit())
