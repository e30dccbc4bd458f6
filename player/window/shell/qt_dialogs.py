"""What Qt's own dialogs say, and what they keep.

They would keep what a person opens and saves in the desktop's lists of recent files. Seen by strace
(docs/privacy.md): the desktop's own dialog puts a saved file's name into ``recently-used.xbel``, and Qt's
keeps the folders it was in, in ``QtProject.conf``. Both lie outside Kindpace's folders, and both can be read
by whoever sits down at this computer.
"""

import os

from PySide6.QtCore import QCoreApplication, QSettings, Qt

from player.language.catalogue import language


def keep_no_recent_files() -> None:
    """Have Qt draw the dialogs itself and keep nothing of them; before the application is made."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    # Nothing of Kindpace's own is kept in Qt's settings. In a folder that can't be, Qt drops them silently.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def speak_as_kindpace(application: QCoreApplication) -> bool:
    """Let Qt speak the language in use; returns whether Qt brings it along, else its words stay English."""
    # English needs none of these.
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator  # noqa: PLC0415

    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(QLocale(language()), "qtbase", "_", folder) and application.installTranslator(
        translator
    )
