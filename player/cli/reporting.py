"""What the commands share for their output: errors in words, tables, and progress."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import Progress as Bars
from rich.table import Table

from audio.errors import AudioError
from audio.files.sound_errors import (
    DamagedFileError,
    EmptyFileError,
    FileUnreadableError,
    NotSoundError,
    ProtectedError,
    UndecodedError,
    UnusualSoundError,
)
from player.cli.errors import CommandError, Exit, status_of_keeping
from player.cli.terminal import print_text
from player.clinic.errors import ClinicError
from player.library.catalog import BrokenContentError, LibraryError
from player.practice.display_text import one_line
from player.practice.errors import NotUsableError, PracticeError
from player.records.errors import RecordsError, WrongPassphraseError
from player.system.folders import FolderError
from player.system.standard_streams import written

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is."""


_USUAL_WIDTH: Final = 80
"""Columns."""

_UNFIT_SOUND: Final = (
    FileUnreadableError,
    EmptyFileError,
    NotSoundError,
    ProtectedError,
    UnusualSoundError,
    DamagedFileError,
    UndecodedError,
)
"""A sound file that was given can't be used."""


@contextmanager
def in_words() -> Iterator[None]:
    """Convert an error raised in the block to a CommandError with its message.

    Raises:
        CommandError: with status 2 for wrong input and 1 for a fault of this machine.
    """
    try:
        yield
    except BrokenContentError as error:
        raise CommandError(str(error), Exit.ATTENTION) from error
    except NotUsableError as error:
        first, *more = map(str, error.problems)
        raise CommandError(first, Exit.BAD_INPUT, more) from error
    except (LibraryError, ClinicError) as error:
        raise CommandError(str(error), status_of_keeping(error)) from error
    except (WrongPassphraseError, *_UNFIT_SOUND) as error:
        raise CommandError(str(error), Exit.BAD_INPUT) from error
    except (PracticeError, AudioError, RecordsError, FolderError) as error:
        raise CommandError(str(error), Exit.ATTENTION) from error


class Rows:
    """A table without lines, so that it can be pasted into a mail. Only its last column wraps.

    Cells may quote files: each becomes one line, without markup.

    Args:
        headings: the columns' headings.
    """

    def __init__(self, *headings: str) -> None:
        self.table = Table(box=None, header_style="bold", pad_edge=False)
        for heading in headings[:-1]:
            self.table.add_column(one_line(heading), no_wrap=True)
        self.table.add_column(one_line(headings[-1]), overflow="fold")

    def add(self, *cells: str) -> None:
        """Add a row."""
        self.table.add_row(*map(one_line, cells))


def show(rows: Rows) -> None:
    """Print a table."""
    console = Console(markup=False, highlight=False, emoji=False)
    # Some terminals and editors say 0, in which nothing could be read.
    console.width = console.width or _USUAL_WIDTH
    # Rich would raise where the terminal's encoding hasn't got a letter. It touches the output all the same.
    with written(), console.capture() as printed:
        console.print(rows.table)
    print_text(printed.get())


@contextmanager
def progress_bar(label: str, *, only_watched: bool = False) -> Iterator[Progress]:
    """Show a progress bar on standard error; without a terminal only its last state, or nothing."""
    console = Console(stderr=True)
    with Bars(console=console, disable=only_watched and not console.is_terminal) as bars:
        task = bars.add_task(label, total=None)

        def report(done: int, total: int) -> None:
            bars.update(task, completed=min(done, total), total=total)

        yield report
