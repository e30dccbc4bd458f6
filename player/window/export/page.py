"""Exporting the log: previewed first, then written to where the person says."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from player.records.errors import RecordsError
from player.records.export.chosen import Chosen, Kind
from player.records.export.material import gather_in_slices
from player.records.export.preview import Format, Preview, preview_in_slices
from player.records.export.slices import Slices
from player.records.measures.overview import first_and_last_day
from player.records.reading import LogReader
from player.system.files import write_whole
from player.system.paths import exists
from player.window.export.state import ExportView, KindChoice, SaveExport, SetExport, TakeKind
from player.window.intents import Destination, Intent
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shell.report_pdf import report_pdf
from player.window.state import Option

SHOWN: Final = 20_000
"""How many characters of a file are shown; the screen says how much more there is."""

AT_ONCE: Final = 0.15
"""Seconds of work right after a choice, so that an ordinary log is shown without a flicker."""

MOMENT: Final = 0.05
"""Seconds of work in each tick after that: few enough that the window stays responsive."""

_KB: Final = 1000

_FORMS: Final = {
    Format.CSV: "A table",
    Format.JSON: "Everything, to be read back",
    Format.PDF: "Two pages to print",
    Format.FHIR: "For a clinic's records",
}
_KINDS: Final = {
    Kind.RATINGS: ("Ratings", "How hard it was, mood and energy."),
    Kind.EVENTS: ("What happened when", "Each sitting, moment by moment."),
    Kind.FILES: ("Scripts and presets", "Copies of those that were used."),
    Kind.MEASURES: ("Questionnaires", "Your answers to them."),
    Kind.NOTES: ("Your notes", "Your sentences, why you stopped, and anything unwanted."),
    Kind.JOURNAL: ("Your journal", "All entries of these days, with what they said before."),
}


class ExportPage:
    """A preview of the export, made again bit by bit after each choice; nothing is written before Save.

    The bytes that are written are those that were made for the preview.
    """

    def __init__(self, clocks: Clocks, messages: Messages, session_log: LogAccess) -> None:
        self._clocks = clocks
        self._messages = messages
        self._session_log = session_log
        self._chosen = Chosen()
        self._form = Format.CSV
        self._done = ""
        self._days = self._days_there_are()
        self._shown: ExportView | None = None
        self._work: Slices[Preview] | None = None
        self._far = 0
        self._preview: Preview | None = None
        self._begin()

    def _days_there_are(self) -> tuple[str, str]:
        log = self._session_log.open
        if log is None:
            return "", ""
        try:
            return first_and_last_day(log)
        except RecordsError as error:
            self._messages.say("export", str(error))
            return "", ""

    # -- making the preview

    def _begin(self) -> None:
        """Drop the preview, and begin one of what is chosen now."""
        log = self._session_log.open
        self._shown, self._preview, self._far = None, None, 0
        self._work = None
        if log is not None:
            name = f"kindpace-log{self._form.ending}"
            self._work = _making(log, self._chosen, self._form, name, self._clocks.now())
            self._go_on(AT_ONCE)

    def _go_on(self, moment: float) -> None:
        """Work for this many seconds. An ordinary log is done at once; twenty years take longer."""
        until = self._clocks.seconds() + moment
        self._shown = None
        try:
            while self._work is not None:
                self._far = next(self._work)
                if self._clocks.seconds() >= until:
                    return
        except StopIteration as stop:
            self._work, self._preview = None, stop.value
        except RecordsError as error:
            self._work = None
            self._messages.say("export", str(error))

    # -- showing

    def view(self) -> ExportView:
        """The preview as it is now; the same object while nothing changes."""
        if self._shown is None or self._shown.messages != self._messages.shown:
            made = self._make_view()
            self._shown = replace(made, messages=self._messages.shown)
        return self._shown

    def _make_view(self) -> ExportView:
        chosen = self._chosen
        view = ExportView(
            forms=tuple(Option(form.value, words) for form, words in _FORMS.items()),
            form=self._form.value,
            kinds=tuple(
                KindChoice(kind.value, words, chosen.has(kind), about)
                for kind, (words, about) in _KINDS.items()
            ),
            first_day=chosen.first_day.isoformat() if chosen.first_day else self._days[0],
            last_day=chosen.last_day.isoformat() if chosen.last_day else self._days[1],
            contains=(),
            left_out=(),
            file_name=f"kindpace-log{self._form.ending}",
            done=self._done,
            ready=False,
        )
        if self._work is not None:
            return replace(view, contains=(f"Being put together, from {self._far:,} sittings so far.",))
        return view if self._preview is None else _with_preview(view, self._preview)

    # -- handling

    def handle(self, intent: Intent) -> Destination | None:
        """Choosing form, days and kinds; saving."""
        match intent:
            case SetExport("form", value):
                self._form = Format(value)
            case SetExport("first", value):
                self._chosen = replace(self._chosen, first_day=date.fromisoformat(value))
            case SetExport("last", value):
                self._chosen = replace(self._chosen, last_day=date.fromisoformat(value))
            case TakeKind(kind, taken):
                kinds = self._chosen.kinds - {Kind(kind)}
                self._chosen = replace(self._chosen, kinds=kinds | {Kind(kind)} if taken else kinds)
            case SaveExport(path):
                self._save(Path(path))
                self._shown = None
                return None
            case _:
                return None
        self._done = ""
        self._begin()
        return None

    def _save(self, path: Path) -> None:
        if self._preview is None:
            return
        files = self._preview.named(path.name)
        others = [path.with_name(file.name) for file in files[1:]]
        standing = next((other for other in others if exists(other) and not exists(path)), None)
        if standing is not None:
            words = f"{standing} is there already, so nothing was written. You might choose another name."
            self._messages.say("export", words)
            return
        try:
            for file in files:
                write_whole(path.with_name(file.name), file.data)
        except OSError as error:
            reason = error.strerror or str(error)
            words = f"Nothing could be written to {path}: {reason}. You might choose another folder."
            self._messages.say("export", words)
            return
        names = " and ".join(str(path.with_name(file.name)) for file in files)
        self._done = f"Written: {names}. It is not encrypted: whoever has it can read it."

    def tick(self) -> Destination | None:
        """Go on making the preview, if it isn't complete."""
        if self._work is not None:
            self._go_on(MOMENT)
        return None


def _making(log: LogReader, chosen: Chosen, form: Format, name: str, made: datetime) -> Slices[Preview]:
    material = yield from gather_in_slices(log, chosen, made)
    return (yield from preview_in_slices(material, form, name, report_pdf))


def _with_preview(view: ExportView, found: Preview) -> ExportView:
    ready = bool(found.material.sittings)
    base = replace(view, contains=found.contains, left_out=found.left_out, ready=ready)
    if found.format is Format.PDF:
        return replace(base, html=found.page)
    # Only what is shown is read: a character has at most four bytes.
    data = found.files[0].data
    text = data[: 4 * SHOWN].decode("utf-8-sig", "ignore")[:SHOWN]
    rest = len(data) - len(text.encode())
    more = f"This is its beginning; {rest / _KB:,.0f} kB more follow in the file." if rest >= _KB else ""
    return replace(base, text=text if more else data.decode("utf-8-sig", "replace"), more=more)
