"""Qt's own words, such as the buttons of its dialogs, in the language in use."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from player.language.catalogue import language


def speak_as_kindpace(application: QApplication) -> bool:
    """Let Qt speak the language in use; returns whether Qt brings it along, else its words stay English."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(QLocale(language()), "qtbase", "_", folder) and application.installTranslator(
        translator
    )
