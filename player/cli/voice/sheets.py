"""``kindpace voice sheet``: the numbered lines of a practice, printed or written to a file."""

import argparse
from collections.abc import Callable
from pathlib import Path

from player.cli.errors import Exit
from player.cli.outputs import OutputError, check_output
from player.cli.preparing import NotOfferedError
from player.cli.terminal import say
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.own_voice.sheet import Sheet, sheet_of
from player.library.own_voice.sheet_pages import as_html, as_text
from player.library.own_voice.store import OwnVoices
from player.practice.choices import Choices
from player.practice.pacing.built_in import shown_name
from player.settings.file import wanted_language
from player.sittings.planning import Planning
from player.system.files import write_whole
from player.system.folders import Folders, find_folders
from player.system.paths import exists


def sheet(asked: argparse.Namespace) -> int:
    """Print the sheet, or write it; existing files are never overwritten.

    Raises:
        OutputError: the file can't be written.
        NotUsableError, LibraryError: the script or the preset can't be used.
    """
    write = None if asked.output is None else _writer(asked.output)
    made = sheet_for(planning_for(asked, find_folders()), find_folders())
    if write is None:
        say(*as_text(made))
        return Exit.FINE
    try:
        write_whole(asked.output, write(made))
    except OSError as error:
        raise OutputError(asked.output, error) from error
    say(_("{output} is written: {count} lines.").format(output=asked.output, count=len(made.lines)))
    return Exit.FINE


def planning_for(asked: argparse.Namespace, folders: Folders) -> Planning:
    """The planning of a practice under the preset asked for, signed or not, with nothing else chosen.

    Raises:
        NotUsableError, LibraryError: the script or the preset can't be used.
        NotOfferedError: the practice isn't offered under it.
    """
    library = Library(folders, language=wanted_language(folders.config))
    script, pacing = library.script(asked.script), library.preset(asked.preset)
    planning = Planning.in_its_language(library, script, pacing, Choices())
    reason = planning.why_not()
    if reason:
        raise NotOfferedError(
            _("{title} isn't offered under {name}. {reason}").format(
                title=script.title, name=shown_name(pacing), reason=reason
            )
        )
    return planning


def sheet_for(planning: Planning, folders: Folders) -> Sheet:
    """The sheet of a practice as it is heard, with what is recorded here."""
    voice = OwnVoices(folders).of(planning.script.id)
    return sheet_of(planning.fresh(planning.estimated), voice, planning.estimated)


def _writer(path: Path) -> Callable[[Sheet], bytes]:
    check_output(path)
    if exists(path):
        raise OutputError(path, _("there is already a file of this name. Name another."))
    writers: dict[str, Callable[[Sheet], bytes]] = {
        ".txt": lambda made: ("\n".join(as_text(made)) + "\n").encode(),
        ".html": lambda made: as_html(made).encode(),
        ".pdf": _as_pdf,
    }
    if path.suffix.lower() not in writers:
        raise OutputError(path, _("a sheet can't be written with this ending. Use .html, .pdf or .txt."))
    return writers[path.suffix.lower()]


def _as_pdf(made: Sheet) -> bytes:
    # Imported here: Qt takes longer than everything else.
    from player.window.shell.report_pdf import report_pdf  # noqa: PLC0415

    return report_pdf(as_html(made), made.title, pages=0)
