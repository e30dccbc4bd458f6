"""What the gate's tests share: which files were opened meanwhile."""

import os
import sys
from contextlib import contextmanager

import pytest

_opened: list[str] | None = None


def _note(event, arguments):
    # Every file that Python opens, whichever module does it; a hook stays for as long as its process.
    if event == "open" and _opened is not None and isinstance(arguments[0], str | bytes | os.PathLike):
        _opened.append(os.fsdecode(arguments[0]))


@pytest.fixture(scope="session")
def _hook():
    sys.addaudithook(_note)


@pytest.fixture
def files_opened(_hook):
    """A context in which the names of files are noted as they are opened."""

    @contextmanager
    def watched():
        global _opened  # noqa: PLW0603 - a hook can't be taken off again
        _opened = []
        try:
            yield _opened
        finally:
            _opened = None

    return watched
