"""Makes a draft of a script from another text, in a thread, and puts it with a person's own scripts."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from player.language.catalogue import _, counted
from player.language.system_faults import system_words
from player.library.catalog import Library, LibraryError
from player.library.documents.source_text import LARGEST_SOURCE, source_text
from player.practice.display_text import isolated
from player.practice.drafting.draft import Draft, draft_of
from player.practice.errors import NotUsableError, Problem
from player.practice.file_kinds import DRAFTED, LOOKED_AT, FileKind, kind_of
from player.practice.script.model import Script
from player.sittings.drafts.honest_draft import at_standard, script_of, with_minutes_of
from player.sittings.planning import Planning
from player.system.files import read_beginning, read_bounded, write_new
from player.system.folders import make_owner_only
from player.system.paths import may_exist
from player.system.threads import begun

_MOST_ALIKE: Final = 100
"""Scripts of one name, told apart by a number."""

_UNWRITTEN: Final = _("The draft could not be written to {folder}: {reason}.")


MAKING: Final = _("A draft is being made.")
_OFFERED: Final = _(
    "{name} is {kind}, not a script. A draft can be made from it: with pauses where it has some, and a "
    "comment wherever something was guessed. The file itself stays as it is."
)
_OF_CAPTIONS: Final = _(
    "{name} has captions. They are shown with the recording of the same name beside them. A draft of a "
    "script can be made from their words."
)


def draft_offered(path: Path, problems: Sequence[Problem]) -> str:
    """What is said of a file from which a draft can be made; empty for any other.

    Args:
        path: the file.
        problems: why it is no script.
    """
    if [problem.code for problem in problems] != ["not-a-script"]:
        return ""
    try:
        kind = kind_of(path.name, read_beginning(path, LOOKED_AT))
    except NotUsableError:
        return ""
    if kind not in DRAFTED:
        return ""
    words = _OF_CAPTIONS if kind is FileKind.CAPTIONS else _OFFERED
    return words.format(name=isolated(path.name), kind=kind.value)


@dataclass(frozen=True)
class Made:
    """What became of a text.

    Attributes:
        path: of the draft; None where there is none.
        words: what is said of it, a sentence a line.
    """

    path: Path | None
    words: str


@dataclass(frozen=True)
class _Drafted:
    """A draft, what is remarked of it, and the script whose minutes are still to be measured, if any."""

    draft: Draft
    remarks: tuple[str, ...]
    unmeasured: Script | None


class Drafting:
    """One draft that is being made. Its text is read, and its minutes are measured, in a thread.

    Args:
        source: the text's file.
        folder: of the person's own scripts.
        library: has what the minutes are measured with; asked in the thread that asks for the draft alone.
    """

    def __init__(self, source: Path, folder: Path, library: Library) -> None:
        self._source, self._folder, self._library = source, folder, library
        self._begin(self._read)

    def _begin(self, work: Callable[[], _Drafted | Made]) -> None:
        self._found: _Drafted | Made | Exception | None = None
        begun(partial(self._do, work), "drafting")

    def _do(self, work: Callable[[], _Drafted | Made]) -> None:
        try:
            self._found = work()
        except NotUsableError as error:
            self._found = Made(None, str(error))
        except OSError as error:
            self._found = self._unwritten(error)
        except Exception as error:  # noqa: BLE001 - the window's handler says it, and writes it down
            self._found = error

    def _read(self) -> _Drafted:
        text, remarks = source_text(read_bounded(self._source, LARGEST_SOURCE), str(self._source))
        draft = self._named(text)
        return _Drafted(draft, remarks, script_of(draft))

    def _named(self, text: str) -> Draft:
        """The draft, under a name that no script has yet."""
        first = draft = draft_of(text, str(self._source))
        for number in range(2, _MOST_ALIKE):
            if not may_exist(self._folder / f"{draft.id}.md"):
                return draft
            name = f"{first.id}-{number}"
            draft = replace(
                first, id=name, text=first.text.replace(f"\nid: {first.id}\n", f"\nid: {name}\n", 1)
            )
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))

    def made(self) -> Made | None:
        """What became of it; None as long as it is being made."""
        found = self._found
        if found is None or isinstance(found, Made):
            return found
        if isinstance(found, Exception):
            raise found
        if found.unmeasured is None:
            return self._written(found.draft, found.remarks)
        try:
            planning = at_standard(found.unmeasured, self._library)
        except (LibraryError, NotUsableError) as error:
            return Made(None, str(error))
        self._begin(partial(_measured, found, planning))
        return None

    def _unwritten(self, error: OSError) -> Made:
        return Made(None, _UNWRITTEN.format(folder=self._folder, reason=system_words(error)))

    def _written(self, draft: Draft, remarks: tuple[str, ...]) -> Made:
        path = self._folder / f"{draft.id}.md"
        try:
            make_owner_only(self._folder)
            write_new(path, draft.text.encode())
        except OSError as error:
            return self._unwritten(error)
        decide = counted(
            "To decide: {number} thing, in a comment in it.",
            "To decide: {number} things, each in a comment in it.",
            draft.guesses,
        )
        return Made(path, "\n".join((*remarks, _("Written: {output}").format(output=path), decide)))


def _measured(drafted: _Drafted, planning: Planning) -> _Drafted:
    return _Drafted(with_minutes_of(drafted.draft, planning), drafted.remarks, None)
