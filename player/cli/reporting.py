"""Shared output of the commands: errors in words, tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table

from audio.errors import AudioError
from player.cli.errors import CommandError, Exit
from player.library.catalog import BrokenContentError, LibraryError
from player.practice.display_text import one_line
from player.practice.errors import NotUsableError, PracticeError
from player.records.errors import RecordsError, WrongPassphraseError
from player.system.folders import FolderError


@contextmanager
def in_words() -> Iterator[None]:
    """Turn an error raised in the block into a CommandError with its message.

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
    except (LibraryError, WrongPassphraseError) as error:
        raise CommandError(str(error), Exit.BAD_INPUT) from error
    except (PracticeError, AudioError, RecordsError, FolderError) as error:
        raise CommandError(str(error), Exit.ATTENTION) from error


class Rows:
    """A table without rules, so that it pastes well into a mail. Only its last column wraps.

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
    Console(markup=False, highlight=False, emoji=False).print(rows.table)


def minutes(seconds: float) -> str:
    """A length as minutes and seconds, such as 4:07."""
    whole, rest = divmod(round(seconds), 60)
    return f"{whole}:{rest:02}"
