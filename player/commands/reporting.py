"""What the commands share in telling: the rooms' errors in words, tables, JSON."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table

from audio.errors import AudioError
from player.commands.errors import CommandError, Exit
from player.folders import FolderError
from player.library import BrokenContentError, LibraryError
from player.practice.errors import NotUsableError, PracticeError
from player.records import RecordsError
from player.records.errors import WrongPassphraseError


@contextmanager
def in_words() -> Iterator[None]:
    """End the command with the message of an error that one of the rooms raised.

    Raises:
        CommandError: with status 2 for what a person gave and 1 for what is wrong on this machine.
    """
    try:
        yield
    except BrokenContentError as error:
        raise CommandError(str(error), Exit.ATTENTION) from error
    except (NotUsableError, LibraryError, WrongPassphraseError) as error:
        raise CommandError(str(error), Exit.BAD_INPUT) from error
    except (PracticeError, AudioError, RecordsError, FolderError) as error:
        raise CommandError(str(error), Exit.ATTENTION) from error


def print_json(value: Any) -> None:
    """Print a JSON document, readable and stable: keys in the order given, UTF-8 as it is."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def tell(words: str) -> None:
    """Say something beside the command's own output."""
    print(f"kindpace: {words}", file=sys.stderr)


def table(*headings: str) -> Table:
    """An empty table without rules, so that it pastes well into a mail. Only its last column wraps."""
    made = Table(box=None, header_style="bold", pad_edge=False)
    for heading in headings[:-1]:
        made.add_column(heading, no_wrap=True)
    made.add_column(headings[-1], overflow="fold")
    return made


def show(made: Table) -> None:
    """Print a table; its words are shown as they are, never read as markup."""
    Console(markup=False, highlight=False, emoji=False).print(made)


def minutes(seconds: float) -> str:
    """A length as minutes and seconds, such as 4:07."""
    whole, rest = divmod(round(seconds), 60)
    return f"{whole}:{rest:02}"
