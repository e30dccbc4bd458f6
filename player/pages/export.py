"""Taking a copy out of the log: looked at first, then written where the person says."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from player.files import write_whole
from player.pages.page import Page
from player.records.errors import RecordsError
from player.records.export.chosen import Chosen, Kind
from player.records.export.material import Material, gather
from player.records.export.preview import Format, Preview, preview
from player.records.export.report import report
from player.records.overview import SittingOutline, overview
from player.services import Services
from player.ui import intents as i
from player.ui import view as v
from player.ui.report_pdf import report_pdf

SHOWN: Final = 20_000
"""Letters of a file that are shown; how many more there are is said."""

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
    """What would leave, worked out anew at each choice; nothing is written before Save."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._chosen = Chosen()
        self._form = Format.CSV
        self._done = ""
        self._days = self._days_there_are()
        self._shown: v.ExportView | None = None

    def _days_there_are(self) -> tuple[str, str]:
        sittings = _overview(self._services)
        return (sittings[-1].day, sittings[0].day) if sittings else ("", "")

    # -- showing

    def view(self) -> v.ExportView:
        """The preview as it is now; the same object while nothing changes."""
        if self._shown is None or self._shown.messages != self._services.messages:
            made = self._made()
            self._shown = replace(made, messages=self._services.messages)
        return self._shown

    def _made(self) -> v.ExportView:
        chosen = self._chosen
        view = v.ExportView(
            forms=tuple(v.Option(form.value, words) for form, words in _FORMS.items()),
            form=self._form.value,
            kinds=tuple(
                v.KindChoice(kind.value, words, chosen.has(kind), about)
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
        found = self._preview(view.file_name)
        return view if found is None else _with_preview(view, *found)

    def _preview(self, name: str) -> tuple[Preview, Material] | None:
        log = self._services.log
        if log is None:
            return None
        try:
            material = gather(log, self._chosen, self._services.now())
        except RecordsError as error:
            self._services.say("export", str(error))
            return None
        return preview(material, self._form, name, report_pdf), material

    # -- taking

    def take(self, intent: i.Intent) -> Page | None:
        """Another form, other days, other kinds; saving."""
        match intent:
            case i.SetExport("form", value):
                self._form = Format(value)
            case i.SetExport("first", value):
                self._chosen = replace(self._chosen, first_day=date.fromisoformat(value))
            case i.SetExport("last", value):
                self._chosen = replace(self._chosen, last_day=date.fromisoformat(value))
            case i.TakeKind(kind, taken):
                kinds = self._chosen.kinds - {Kind(kind)}
                self._chosen = replace(self._chosen, kinds=kinds | {Kind(kind)} if taken else kinds)
            case i.SaveExport(path):
                self._save(Path(path))
                self._shown = None
                return None
            case _:
                return None
        self._done, self._shown = "", None
        return None

    def _save(self, path: Path) -> None:
        found = self._preview(path.name)
        if found is None:
            return
        others = [path.with_name(file.name) for file in found[0].files if file.name != path.name]
        standing = next((other for other in others if other.exists() and not path.exists()), None)
        if standing is not None:
            words = f"{standing} is there already, so nothing was written. You might choose another name."
            self._services.say("export", words)
            return
        try:
            for file in found[0].files:
                write_whole(path.with_name(file.name), file.data)
        except OSError as error:
            reason = error.strerror or str(error)
            words = f"Nothing could be written to {path}: {reason}. You might choose another folder."
            self._services.say("export", words)
            return
        names = " and ".join(str(path.with_name(file.name)) for file in found[0].files)
        self._done = f"Written: {names}. It is not encrypted: whoever has it can read it."

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None


def _with_preview(view: v.ExportView, found: Preview, material: Material) -> v.ExportView:
    something = bool(material.sittings or material.responses)
    base = replace(view, contains=found.contains, left_out=found.left_out, ready=something)
    if found.format is Format.PDF:
        return replace(base, html=report(material, found.left_out))
    text = found.files[0].data.decode("utf-8-sig", "replace")
    rest = len(text) - SHOWN
    more = f"{rest:,} more letters follow in the file." if rest > 0 else ""
    return replace(base, text=text[:SHOWN], more=more)


def _overview(services: Services) -> tuple[SittingOutline, ...]:
    if services.log is None:
        return ()
    try:
        return overview(services.log)
    except RecordsError as error:
        services.say("export", str(error))
        return ()
