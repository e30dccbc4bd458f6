"""Keeps what a person opens and saves out of the desktop's lists of recent files.

Seen by strace (docs/privacy.md): the desktop's own dialog puts a saved file's name into
``recently-used.xbel``, and Qt's keeps the folders it was in, in ``QtProject.conf``. Both lie outside
Kindpace's folders, and both can be read by whoever sits down at this computer.
"""

import os

from PySide6.QtCore import QCoreApplication, QSettings, Qt


def keep_no_recent_files() -> None:
    """Have Qt draw the dialogs itself and keep nothing of them; before the application is made."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    # Nothing of Kindpace's own is kept in Qt's settings. In a folder that can't be, Qt drops them silently.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
