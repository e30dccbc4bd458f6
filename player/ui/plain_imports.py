"""Imports as Python itself makes them.

PySide puts a function of its own in place of ``__import__``, for programs that ask for ``from __feature__``.
It reads the source of every module that is imported after it, looks for a word in it, and leaves all of it in
``linecache``: a quarter of a millisecond for each module here, and megabytes for the libraries. Nothing here
asks for a feature (docs/adr/0012-start.md).
"""

import builtins

import PySide6.QtCore


def import_plainly() -> None:
    """Put Python's own ``__import__`` back, if PySide kept it where it says it does."""
    # As ``shibokensupport/signature/loader.py`` of PySide 6.5 to 6.11 does it.
    kept = getattr(builtins, "__orig_import__", None)
    if kept is not None and hasattr(PySide6.QtCore, "__init_feature__"):
        builtins.__import__ = kept
