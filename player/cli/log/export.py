"""``kindpace log export`` and ``kindpace log import``: exporting a log, and importing into an empty one."""

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from player.cli.errors import CommandError, Exit
from player.cli.log.key import keys_of
from player.cli.outputs import OutputError, check_output
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import say, tell
from player.language.catalogue import _
from player.records.export.chosen import USUAL, Chosen, Kind
from player.records.export.material import gather
from player.records.export.preview import Format, Preview, preview
from player.records.export.report import ReportWords
from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.system.files import read_bounded, write_whole
from player.system.folders import find_folders
from player.system.paths import exists

_WRITTEN: Final = _("Written: {name}, {count} bytes")
_WOULD_BE_WRITTEN: Final = _("Would be written: {name}, {count} bytes")
_SHOWN_COLUMNS = ("day", "practice", "preset", "outcome", "heard_seconds", "distress_start", "distress_end")


def export(asked: argparse.Namespace) -> int:
    """Show what would be exported; with an output file, write it."""
    chosen, form = _chosen(asked), Format(asked.format)
    if asked.output is not None:
        check_output(asked.output)
    folders = find_folders()
    name = f"kindpace-log{form.ending}" if asked.output is None else asked.output.name
    with in_words(), LogReader.open_to_read(folders.data, keys_of(folders)) as log:
        shown = preview(gather(log, chosen), form, name, _draw if form is Format.PDF else None, _words(form))
    if asked.output is not None:
        _write(shown, asked.output.absolute().parent)
    _say(shown, written=asked.output is not None)
    return Exit.FINE


def import_log(asked: argparse.Namespace) -> int:
    """Import a JSON export into an empty log."""
    # Imported here: needs pydantic, which a table's export doesn't.
    from player.records.export.read_back import LARGEST, read_back  # noqa: PLC0415

    folders = find_folders().make()
    with in_words():
        data = read_bounded(asked.file, LARGEST)
        log = SessionLog.open(folders.data, keys_of(folders))
        try:
            imported = read_back(log, data, str(asked.file))
        finally:
            log.close()
    say(
        _("Read back: {sittings} sittings, {entries} journal entries, {responses} answers.").format(
            sittings=imported.sittings, entries=imported.entries, responses=imported.responses
        )
    )
    return Exit.FINE


def _chosen(asked: argparse.Namespace) -> Chosen:
    kinds = (USUAL | _kinds(asked.with_kinds)) - _kinds(asked.without_kinds)
    return Chosen(_day(asked.first_day), _day(asked.last_day), kinds)


def _kinds(asked: list[str]) -> frozenset[Kind]:
    names = [name.strip() for part in asked for name in part.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Kind)]
    if unknown:
        known = ", ".join(Kind)
        raise CommandError(
            _("Nothing is called {unknown!r} here. Use some of {known}.").format(
                unknown=unknown[0], known=known
            ),
            Exit.BAD_INPUT,
        )
    return frozenset(Kind(name) for name in names)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(
            _("{text!r} is not a day. Write it as 2026-11-22.").format(text=text), Exit.BAD_INPUT
        ) from error


def _draw(html: str) -> bytes:
    # Imported here: Qt takes longer than everything else.
    from player.window.shell.report_pdf import report_pdf  # noqa: PLC0415

    return report_pdf(html)


def _words(form: Format) -> ReportWords | None:
    if form is not Format.PDF:
        return None
    # Imported here: as above.
    from player.window.shell.local_days import local_day  # noqa: PLC0415

    return ReportWords(day=local_day)


def _write(shown: Preview, folder: Path) -> None:
    for file in shown.files:
        if exists(folder / file.name):
            raise OutputError(folder / file.name, _("there is already a file of this name. Name another."))
    for file in shown.files:
        try:
            write_whole(folder / file.name, file.data)
        except OSError as error:
            raise OutputError(folder / file.name, error) from error


def _say(shown: Preview, *, written: bool) -> None:
    if not written:
        wanted = [shown.columns.index(name) for name in _SHOWN_COLUMNS if name in shown.columns]
        rows = Rows(*(shown.columns[index] for index in wanted))
        for row in shown.rows:
            rows.add(*(row[index] for index in wanted))
        show(rows)
    say(_("In it:"), *(f"  {line}" for line in shown.contains))
    say(_("Not in it:"), *(f"  {line}" for line in shown.left_out))
    for file in shown.files:
        say((_WRITTEN if written else _WOULD_BE_WRITTEN).format(name=file.name, count=len(file.data)))
    if not written:
        tell(_("nothing was written. Add -o FILE to write it."))
