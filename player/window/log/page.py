"""The log: what was practised and when, as rows or dots, filtered; and one sitting in detail."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from player.language.catalogue import _
from player.library.catalog import Library
from player.practice.display_text import isolated
from player.practice.own_titles import title_shown
from player.practice.plain_words import moment_in_words
from player.practice.script.model import Component
from player.records.errors import DeletionNotEndedError, RecordsError
from player.records.measures.answers import Response, ResponseId
from player.records.measures.overview import SittingOutline, notes_of, overview
from player.records.session_log import SessionLog
from player.records.store.entries import SittingId
from player.window.destinations import WriteAboutUnwanted
from player.window.intents import ConfirmDelete, Destination, Intent, KeepIt
from player.window.log.answered_described import AnsweredOutline, answered_detail, answered_outline
from player.window.log.describe import (
    CHOSEN_DAYS,
    Listed,
    LogFilter,
    LogRows,
    RowWords,
    detail_of,
    in_time,
    log_choices,
    log_filters,
    narrowed,
)
from player.window.log.dots_described import BY_COMPONENT, BY_PRACTICE, dots_view, measure_choice
from player.window.log.state import (
    DeleteSitting,
    DotsOf,
    DotsView,
    FilterLog,
    LogChoice,
    LogDetail,
    LogView,
    LogWay,
    NarrowLog,
    OpenSitting,
    ShowLogAs,
)
from player.window.parts import Clocks, Lazy, LogAccess, Messages
from player.window.shared.unwanted_note import DeleteUnwanted, OpenUnwanted
from player.window.state import Message, Option

FIRST_READ: Final = 200
"""How many sittings are read at first, so that a log of any length opens at once."""

READ_AT_A_TICK: Final = 500
"""How many more are read at each tick, so that the window stays responsive."""

READ_FOR_S: Final = 0.02
"""For how long scripts are read at once: a thousand take seconds."""

_COMPONENTS: Final = {
    Component.MINDFULNESS: _("Mindfulness"),
    Component.COMMON_HUMANITY: _("Common humanity"),
    Component.SELF_KINDNESS: _("Self-kindness"),
    Component.LEARN: _("Learning"),
}
_GROUPINGS: Final = (Option(BY_PRACTICE, _("By practice")), Option(BY_COMPONENT, _("By component")))


class LogPage:
    """What was practised and when. The view is made once, and again when something changes."""

    def __init__(
        self, clocks: Clocks, library: Lazy[Library], messages: Messages, session_log: LogAccess
    ) -> None:
        self._clocks = clocks
        self._library = library
        self._messages = messages
        self._session_log = session_log
        self._wanted = LogFilter()
        self._way = LogWay.LIST
        self._grouping = BY_PRACTICE
        self._measure = DotsOf.HARD
        self._opened: SittingId | ResponseId | None = None
        self._asked = False
        self._note = ""
        self._complete = False
        self._reading = False
        self._sittings: tuple[SittingOutline, ...] = ()
        self._notes: dict[SittingId, str] = {}
        self._notes_stale: SittingId | None = None
        self._said = RowWords(self._notes)
        self._responses: dict[ResponseId, Response] = {}
        self._answered: tuple[AnsweredOutline, ...] = ()
        self._filters: tuple[LogChoice, ...] | None = None
        self._found: tuple[SittingOutline, ...] = ()
        self._rows = LogRows((), {})
        self._drawn: dict[tuple[str, DotsOf], DotsView] = {}
        self._shown: LogView | None = None
        self._read(FIRST_READ)
        self._read_answered()
        self._narrow()

    # -- reading

    def _read(self, limit: int) -> None:
        """Read this many more sittings, older than those already read."""
        log = self._session_log.open
        self._complete = True
        if log is None:
            return
        try:
            more = overview(log, limit, len(self._sittings))
            self._notes |= notes_of(log, [sitting.id for sitting in more])
        except RecordsError as error:
            self._messages.say("log", str(error))
            return
        self._sittings += more
        self._filters = None
        self._complete = len(more) < limit
        # Done while the log is read, so that the first search doesn't have to wait.
        for sitting in more:
            self._said.of(sitting)

    def _read_notes(self) -> None:
        """Read again what was written about a sitting."""
        log, changed = self._session_log.open, self._notes_stale
        self._notes_stale = None
        if log is None or changed is None:
            return
        try:
            self._notes |= notes_of(log, [changed])
        except RecordsError as error:
            self._messages.say("log", str(error))
        self._said = RowWords(self._notes)

    def _read_answered(self) -> None:
        """Read what was answered to questionnaires."""
        log = self._session_log.open
        if log is None:
            return
        try:
            responses = log.measures.responses()
        except RecordsError as error:
            self._messages.say("log", str(error))
            return
        self._responses = {response.id: response for response in responses}
        self._answered = tuple(map(answered_outline, responses))
        self._filters = None

    def _narrow(self) -> None:
        self._found = narrowed(self._sittings, self._said, self._wanted, self._today())
        listed: Sequence[Listed] = self._found
        # Dots are of sittings alone: each has its place among their rows.
        if self._way is not LogWay.DOTS and self._answered:
            answered = narrowed(self._answered, self._said, self._wanted, self._today())
            listed = in_time(self._found, answered)
        self._rows = LogRows(listed, self._notes)
        self._drawn.clear()
        self._shown = None

    def _today(self) -> date:
        return self._clocks.now().date()

    # -- showing

    def view(self) -> LogView:
        """The log as it is now; the same object while nothing changes."""
        messages = self._messages.shown
        if self._notes_stale is not None:
            self._read_notes()
            self._narrow()
        if self._shown is None or self._shown.messages != messages:
            self._shown = self._make_view(messages)
        return self._shown

    def _make_view(self, messages: tuple[Message, ...]) -> LogView:
        nothing = _("Nothing here yet. That is fine: there is no pace to keep.")
        if self._session_log.open is None:
            nothing = _("The log is not open, so nothing is shown here, and nothing is kept.")
        dots = self._way is LogWay.DOTS
        some = bool(self._sittings or self._answered)
        chosen_days = self._wanted.period == CHOSEN_DAYS
        return LogView(
            rows=self._rows,
            filter_text=self._wanted.words,
            empty_words=_("No sitting matches that.") if some else nothing,
            messages=messages,
            way=self._way,
            choices=self._choices() if some else (),
            first_day=self._wanted.first if chosen_days else "",
            last_day=self._wanted.last if chosen_days else "",
            dots=self._dots() if dots else None,
            detail=self._detail(),
            can_export=some,
        )

    def _choices(self) -> tuple[LogChoice, ...]:
        if self._filters is None:
            self._filters = log_filters(self._sittings, self._answered)
        choices = log_choices(self._filters, self._wanted)
        if self._way is not LogWay.DOTS:
            return choices
        grouping = LogChoice("grouping", _("Rows of dots"), _GROUPINGS, self._grouping)
        return (*choices, measure_choice(self._measure), grouping)

    def _dots(self) -> DotsView:
        # Opening a sitting changes nothing that is drawn.
        drawn = self._grouping, self._measure
        if drawn not in self._drawn:
            self._drawn[drawn] = dots_view(self._found, self._grouping, self._components(), self._measure)
        return self._drawn[drawn]

    def _components(self) -> dict[str, tuple[str, ...]]:
        """Of the practices whose scripts are read; those of the others follow at the next ticks."""
        if self._grouping != BY_COMPONENT:
            return {}
        self._reading = not self._library.get().read_scripts(READ_FOR_S)
        scripts = self._library.get().scripts_so_far()
        return {
            script.id: tuple(_COMPONENTS[component] for component in script.components) for script in scripts
        }

    def _detail(self) -> LogDetail | None:
        log = self._session_log.open
        if log is None or self._opened is None:
            return None
        row = next((at for at, row in enumerate(self._rows.listed) if row.id == self._opened), None)
        if row is None:
            return None
        try:
            return self._detail_in(log, row, self._rows.listed[row])
        except RecordsError as error:
            self._messages.say("log", str(error))
            return None

    def _detail_in(self, log: SessionLog, row: int, listed: Listed) -> LogDetail:
        if isinstance(listed, SittingOutline):
            return detail_of(row, log.sitting(listed.id), asked=self._asked, note=self._note)
        response = self._responses[listed.id]
        asked = log.measures.version(response.questionnaire_hash)
        return answered_detail(row, response, asked, wanted=self._asked)

    # -- handling

    def handle(self, intent: Intent) -> Destination | None:
        """Filter the log, show it another way, open a sitting."""
        match intent:
            case FilterLog(text):
                self._want(words=text)
            case NarrowLog(name, value):
                self._narrow_by(name, value)
            case ShowLogAs(way):
                self._way = LogWay(way)
                self._narrow()
            case OpenSitting(row):
                self._open(row)
            case DeleteSitting():
                self._asked = self._opened is not None
            case DeleteUnwanted(note):
                self._note = note
            case KeepIt():
                self._asked, self._note = False, ""
            case ConfirmDelete():
                self._delete_confirmed()
            case OpenUnwanted():
                return self._write_about_unwanted()
            case _:
                return None
        self._shown = None
        return None

    def _here(self) -> Listed | None:
        """The opened row, if the filter lets it through."""
        return next((row for row in self._rows.listed if row.id == self._opened), None)

    def _write_about_unwanted(self) -> Destination | None:
        sitting = self._here()
        if not isinstance(sitting, SittingOutline):
            return None
        # What the person writes there is read when they are back.
        self._notes_stale = sitting.id
        title, started = title_shown(sitting.title), datetime.fromisoformat(sitting.started)
        about = f"{isolated(title)}, {moment_in_words(started)}"
        return WriteAboutUnwanted(sitting.id, about)

    def _delete_confirmed(self) -> None:
        if self._note:
            self._delete_note()
        elif self._asked:
            self._delete()

    def _delete(self) -> None:
        log, here = self._session_log.open, self._here()
        if log is None or here is None:
            return
        try:
            if isinstance(here, SittingOutline):
                log.retention.delete_sitting(here.id)
            else:
                log.retention.delete_response(here.id)
        except DeletionNotEndedError as error:
            # It is gone from the log all the same.
            self._messages.say("log", str(error))
        except RecordsError as error:
            self._messages.say("log", str(error))
            return
        self._opened, self._asked = None, False
        self._sittings = tuple(sitting for sitting in self._sittings if sitting is not here)
        self._answered = tuple(response for response in self._answered if response is not here)
        self._filters = None
        self._narrow()

    def _delete_note(self) -> None:
        log, here = self._session_log.open, self._here()
        if log is None or not isinstance(here, SittingOutline):
            return
        try:
            log.retention.delete_note(self._note)
        except DeletionNotEndedError as error:
            # As above.
            self._messages.say("log", str(error))
        except RecordsError as error:
            self._messages.say("log", str(error))
            return
        self._note = ""
        self._notes.pop(here.id, None)
        self._notes_stale = here.id

    def _narrow_by(self, name: str, value: str) -> None:
        if name == "grouping":
            self._grouping = value
        elif name == "measure":
            self._measure = DotsOf(value)
        elif name == "period" and value == CHOSEN_DAYS:
            today = self._today().isoformat()
            days = [
                *(sitting.day for sitting in self._sittings),
                *(response.day for response in self._answered),
            ]
            first = min(days, default=today)
            self._want(period=value, first=first, last=max(today, first))
        else:
            self._want(**{name: value})

    def _want(self, **changes: str) -> None:
        self._wanted = replace(self._wanted, **changes)
        self._narrow()

    def _open(self, row: int | None) -> None:
        within = row is not None and 0 <= row < len(self._rows)
        self._opened = self._rows.listed[row].id if within and row is not None else None
        self._asked, self._note = False, ""

    def tick(self) -> Destination | None:
        """Read the rest of a long log bit by bit; its rows are shown together, so that nothing jumps."""
        if not self._complete:
            self._read(READ_AT_A_TICK)
            if self._complete:
                self._narrow()
        elif self._reading and self._library.get().read_scripts(READ_FOR_S):
            self._reading = False
            self._drawn.clear()
            self._shown = None
        return None
