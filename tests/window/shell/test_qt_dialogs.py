"""Qt's own words speak the language in use, where Qt brings it along."""

import pytest
from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from player.language.catalogue import use
from player.window.shell.qt_dialogs import speak_as_kindpace


@pytest.fixture
def translators(qapp, monkeypatch):
    """Those that were installed; they are gone afterwards, and the language is English."""
    installed: list[QTranslator] = []

    class Noted(QTranslator):
        def __init__(self, parent) -> None:
            super().__init__(parent)
            installed.append(self)

    monkeypatch.setattr(QtCore, "QTranslator", Noted)
    yield installed
    use(None)
    for each in installed:
        qapp.removeTranslator(each)


@pytest.mark.parametrize(
    ("language", "spoken", "cancel"), [("de", True, "Abbrechen"), ("xq", False, "Cancel")]
)
def test_a_dialogs_buttons_are_in_the_language(qapp: QApplication, translators, language, spoken, cancel):
    use(None, language)

    assert speak_as_kindpace(qapp) is spoken
    assert len(translators) == 1
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
