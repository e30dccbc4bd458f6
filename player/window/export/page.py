"""Exporting the log: previewed first, then written to where the person says."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.language.numbers import figure
from player.language.system_faults import system_words
from player.practice.files_said import THERE_ALREADY, file_said, files_said
from player.records.errors import RecordsError
from player.records.export.chosen import Chosen, Kind
from player.records.export.material import Material, gather_in_slices
from player.records.export.preview import Format, Preview, preview_in_slices
from player.records.export.report import ReportWords
from player.records.export.shown_table import shown_table
from player.records.export.slices import SITTINGS, Slices
from player.records.measures.overview import first_and_last_day
from player.records.reading import LogReader
from player.system.files import write_whole
from player.system.paths import exists, with_ending
from player.window.export.audiences import COPIES, FORMS, KINDS, Audience
from player.window.export.kept_message import KeptMessage
from player.window.export.state import (
    Copy,
    ExportView,
    KindChoice,
    SaveExport,
    SetExport,
    TakeKind,
    WriteMessage,
)
from player.window.intents import Destination, Intent
from player.window.parts import Clocks, LogAccess, Messages
from player.window.shell.local_days import local_day
from player.window.shell.report_pdf import pdf_in_slices
from player.window.state import Option

AT_ONCE: Final = 0.04
"""Seconds of work right after a choice, so that an ordinary log is shown without a flicker; the screen has
to be made and painted as well before the next key is answered."""

MOMENT: Final = 0.05
"""Seconds of work in each tick after that: few enough that the window stays responsive."""

TYPING: Final = 0.6
"""Seconds after the last letter of a message until the pages are made again."""


class ExportPage:
    """A preview of the export, made again bit by bit after each choice; nothing is written before Save.

    The bytes that are written are those that were made for the preview.
    """

    def __init__(self, clocks: Clocks, messages: Messages, session_log: LogAccess) -> None:
        self._clocks = clocks
        self._messages = messages
        self._session_log = session_log
        self._for = Audience.THERAPIST
        self._form = COPIES[self._for].forms[0]
        self._chosen = Chosen(kinds=COPIES[self._for].kinds)
        self._message = KeptMessage(clocks, messages, session_log)
        self._typed_at: float | None = None
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
        self._work, self._typed_at = None, None
        if log is not None:
            words = ReportWords(self._message.text, local_day)
            material = gather_in_slices(log, self._held(), self._clocks.now())
            self._work = self._making(material, self._form, self._file_name(), words)
            if _is_short(log):
                self._go_on(AT_ONCE)

    def _making(
        self, gathering: Slices[Material], form: Format, name: str, words: ReportWords
    ) -> Slices[Preview]:
        material = yield from gathering
        made = yield from preview_in_slices(material, form, name, lambda _page: b"", words)
        if form is Format.PDF:
            # Its pages are shown while they are drawn for the file, which takes longer than all before.
            self._preview = made
            yield self._far
            drawn = yield from pdf_in_slices(made.page)
            made = replace(made, files=(replace(made.files[0], data=drawn),))
        return made

    def _held(self) -> Chosen:
        """What is chosen, without what there is no room for: no box is shown for that."""
        return replace(self._chosen, kinds=self._chosen.kinds & self._form.holds)

    def _file_name(self) -> str:
        return f"{COPIES[self._for].file_name}{self._form.ending}"

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
            self._work, self._preview = None, None
            self._messages.say("export", str(error))

    # -- showing

    def view(self) -> ExportView:
        """The preview as it is now; the same object while nothing changes."""
        if self._shown is None or self._shown.messages != self._messages.shown:
            made = self._make_view()
            self._shown = replace(made, messages=self._messages.shown)
        return self._shown

    def _make_view(self) -> ExportView:
        chosen, copy = self._chosen, COPIES[self._for]
        view = ExportView(
            copies=tuple(Copy(kind.value, made.label, made.about) for kind, made in COPIES.items()),
            chosen_for=self._for.value,
            forms=tuple(Option(form.value, FORMS[form]) for form in copy.forms),
            form=self._form.value,
            kinds=tuple(
                KindChoice(kind.value, words, chosen.has(kind), about)
                for kind, (words, about) in KINDS.items()
                if kind in self._form.holds
            ),
            first_day=chosen.first_day.isoformat() if chosen.first_day else self._days[0],
            last_day=chosen.last_day.isoformat() if chosen.last_day else self._days[1],
            contains=(),
            left_out=(),
            message=self._message.text if self._form is Format.PDF else None,
            file_name=self._file_name(),
            done=self._done,
            ready=False,
        )
        if self._work is not None and self._preview is None:
            return replace(
                view,
                contains=(
                    _("Putting it together: {far} sittings so far.").format(far=figure(self._far, ",d")),
                ),
            )
        if self._preview is None:
            return view
        return replace(_with_preview(view, self._preview), ready=self._ready())

    def _ready(self) -> bool:
        some = self._preview is not None and bool(self._preview.material.sittings)
        return some and self._work is None and self._typed_at is None

    # -- handling

    def handle(self, intent: Intent) -> Destination | None:
        """Choosing form, days and kinds; saving."""
        match intent:
            case SetExport("for", value):
                self._choose(Audience(value))
            case SetExport("form", value):
                self._form = Format(value)
            case SetExport("first", value):
                self._chosen = replace(self._chosen, first_day=date.fromisoformat(value))
            case SetExport("last", value):
                self._chosen = replace(self._chosen, last_day=date.fromisoformat(value))
            case TakeKind(kind, taken):
                kinds = self._chosen.kinds - {Kind(kind)}
                self._chosen = replace(self._chosen, kinds=kinds | {Kind(kind)} if taken else kinds)
            case WriteMessage(text):
                self._message.write(text)
                self._typed_at = self._clocks.seconds()
                self._shown, self._done = None, ""
                return None
            case SaveExport(path):
                self._save(Path(path))
                self._shown = None
                return None
            case _:
                return None
        self._done = ""
        self._begin()
        return None

    def _choose(self, whom: Audience) -> None:
        """Another copy begins with what is usual for it; the days stay."""
        self._for, self._form = whom, COPIES[whom].forms[0]
        self._chosen = replace(self._chosen, kinds=COPIES[whom].kinds)

    def _save(self, path: Path) -> None:
        if self._preview is None or not self._ready():
            return
        # The dialog has asked about a file that is there under the name given to it, and about no other.
        named, path = path, with_ending(path, self._form.ending)
        files = self._preview.named(path.name)
        others = [path.with_name(file.name) for file in files if path.with_name(file.name) != named]
        standing = next((other for other in others if exists(other) and not exists(named)), None)
        if standing is not None:
            self._messages.say("export", THERE_ALREADY.format(name=standing.name))
            return
        try:
            for file in files:
                write_whole(path.with_name(file.name), file.data)
        except OSError as error:
            reason = system_words(error)
            words = _(
                "Nothing could be written to {path}: {reason}. You might choose another folder."
            ).format(path=file_said(path), reason=reason)
            self._messages.say("export", words)
            return
        names = files_said([path.with_name(file.name) for file in files])
        self._done = _("Saved: {names}. It is not encrypted, so anybody who has it can read it.").format(
            names=names
        )

    def leave(self) -> None:
        """Keep what was typed. Called however the screen is left, closing the window included."""
        self._message.save()

    def tick(self) -> Destination | None:
        """Go on making the preview, if it isn't complete, or begin again after a message was typed."""
        self._message.tick()
        if self._typed_at is not None and self._clocks.seconds() - self._typed_at >= TYPING:
            self._begin()
        elif self._work is not None:
            self._go_on(MOMENT)
        return None


def _is_short(log: LogReader) -> bool:
    """Whether a log is gathered in one slice; of a longer one the screen is painted before it is begun."""
    try:
        return log.count_sittings() <= SITTINGS
    except RecordsError:
        # Gathering says why.
        return True


def _with_preview(view: ExportView, found: Preview) -> ExportView:
    view = replace(view, contains=found.contains, left_out=found.left_out, html=found.page)
    table = shown_table(found.material, found.format, local_day)
    if table is None:
        return view
    rest = table.total - len(table.rows)
    more = (
        [_("These are its first lines; {rest} more follow.").format(rest=figure(rest, ",d"))] if rest else []
    )
    if found.format in (Format.CSV, Format.FHIR):
        more.append(_("The file also has numbers that programs use to tell sittings and versions apart."))
    return replace(view, headings=table.headings, rows=table.rows, more=" ".join(more))
