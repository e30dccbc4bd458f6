"""``kindpace script new``: writes a draft of a script, from plain text or to write over."""

import argparse
import re
from pathlib import Path
from typing import Final

from player.cli.check import Checker
from player.cli.errors import Exit
from player.cli.outputs import OutputError, check_output
from player.cli.terminal import say
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.documents.source_text import LARGEST_SOURCE, source_text
from player.library.script_files import LARGEST_SCRIPT
from player.library.shipped_content import shipped_content
from player.practice.drafting.draft import Draft, draft_of
from player.practice.errors import Problem, Severity
from player.sittings.drafts.honest_draft import with_honest_minutes
from player.system.files import read_bounded, write_new
from player.system.folders import find_folders

_NOTHING_SEEN: Final = _("(nothing that can be seen)")
_STARTER_ID: Final = "my-practice"
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new(asked: argparse.Namespace) -> int:
    """Write the draft, and print what was guessed and what could not be placed.

    Raises:
        NotUsableError: the text can't be read, or there is nothing in it to say.
        OutputError: the script can't be written to that file.
    """
    if asked.source is None:
        return _begin(asked.output or Path(f"{_STARTER_ID}.md"))
    text, remarks = source_text(read_bounded(asked.source, LARGEST_SOURCE), str(asked.source))
    library = Library(find_folders())
    drafted = draft_of(text, str(asked.source), "" if asked.output is None else _name(asked.output))
    draft = with_honest_minutes(drafted, library)
    output = asked.output or Path(f"{draft.id}.md")
    check_output(output)
    _write(output, draft.text.encode())
    say(*remarks)
    _tell(draft, asked.source, output, library)
    return Exit.FINE


def _begin(output: Path) -> int:
    """Write the small practice that ships for authors to write over, under the file's name."""
    name = _name(output)
    check_output(output)
    starter = read_bounded(shipped_content() / "companion" / "starter.md", LARGEST_SCRIPT).decode()
    title = name.replace("-", " ").capitalize()
    named = starter.replace(f"id: {_STARTER_ID}\n", f"id: {name}\n").replace("My practice", title)
    _write(output, named.encode())
    say(
        _("Written: {output}").format(output=output),
        _(
            "It is a whole small practice, to write over. kindpace check says what is left to decide, and "
            "kindpace script listen how it is heard."
        ),
    )
    return Exit.FINE


def _name(output: Path) -> str:
    """The id that belongs to a file's name.

    Raises:
        OutputError: its name can't be an id.
    """
    if output.suffix != ".md" or not _ID.fullmatch(output.stem):
        raise OutputError(
            output, _("a script is called by lower-case words joined by hyphens, such as my-talk.md.")
        )
    return output.stem


def _write(output: Path, data: bytes) -> None:
    try:
        write_new(output, data)
    except FileExistsError as error:
        raise OutputError(output, _("there is already a file of this name. Name another.")) from error
    except OSError as error:
        raise OutputError(output, error) from error


def _tell(draft: Draft, source: Path, output: Path, library: Library) -> None:
    say(_("Written: {output}").format(output=output))
    say(
        _("To decide: {guesses} things, each in a comment in it. kindpace check lists them.").format(
            guesses=draft.guesses
        )
    )
    if draft.unplaced:
        say(_("Without a place in a script, and left in comments:"))
        say(
            *(
                f"  {source}:{passage.line}: {passage.text or _NOTHING_SEEN}. {passage.why}"
                for passage in draft.unplaced
            )
        )
    errors = _errors(output, library)
    if errors:
        say(_("What keeps it from being used as it is:"), *(f"  {problem}" for problem in errors))


def _errors(output: Path, library: Library) -> list[Problem]:
    """The errors that ``kindpace check`` finds in the draft: an order, a promise, a frightening image."""
    checker = Checker(library.presets(), library.languages)
    return [problem for problem in checker.problems(output) if problem.severity is Severity.ERROR]
