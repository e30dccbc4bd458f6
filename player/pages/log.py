"""The log: what was practised and when, narrowed, drawn, and one sitting looked at."""

from dataclasses import replace
from datetime import date
from typing import Final

from player.pages.page import Page
from player.practice.script import Component
from player.present.dots import BY_COMPONENT, BY_PRACTICE, dots_view
from player.present.log import CHOSEN_DAYS, LogFilter, LogRows, detail_of, log_choices, narrowed
from player.records.entries import SittingId
from player.records.errors import RecordsError
from player.records.overview import SittingOutline, notes_of_all, overview
from player.services import Services
from player.ui import intents as i
from player.ui import view as v

FIRST_READ: Final = 200
"""So many sittings are there at once, so that any log opens at once."""

READ_AT_A_TICK: Final = 2_000
"""So many more are read at each tick, so that nothing stands still meanwhile."""

_COMPONENTS: Final = {
    Component.MINDFULNESS: "Mindfulness",
    Component.COMMON_HUMANITY: "Common humanity",
    Component.SELF_KINDNESS: "Self-kindness",
    Component.LEARN: "Learning",
}
_GROUPINGS: Final = (v.Option(BY_PRACTICE, "By practice"), v.Option(BY_COMPONENT, "By component"))


class LogPage:
    """What was practised and when. What is shown is worked out once, and again when something changes."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._wanted = LogFilter()
        self._way = v.LogWay.LIST
        self._grouping = BY_PRACTICE
        self._opened: SittingId | None = None
        self._asked = False
        self._complete = False
        self._sittings: tuple[SittingOutline, ...] = ()
        self._notes: dict[SittingId, str] = {}
        self._rows = LogRows((), {})
        self._shown: v.LogView | None = None
        self._read(FIRST_READ)
        self._narrow()

    # -- reading

    def _read(self, limit: int) -> None:
        """Read so many sittings older than those that are here."""
        log = self._services.log
        self._complete = True
        if log is None:
            return
        try:
            more = overview(log, limit, len(self._sittings))
            self._notes = self._notes or notes_of_all(log)
        except RecordsError as error:
            self._services.say("log", str(error))
            return
        self._sittings += more
        self._complete = len(more) < limit

    def _narrow(self) -> None:
        found = narrowed(self._sittings, self._notes, self._wanted, self._today())
        self._rows = LogRows(found, self._notes)
        self._shown = None

    def _today(self) -> date:
        return self._services.now().date()

    # -- showing

    def view(self) -> v.LogView:
        """The log as it is now; the same object while nothing changes."""
        messages = self._services.messages
        if self._shown is None or self._shown.messages != messages:
            self._shown = self._made(messages)
        return self._shown

    def _made(self, messages: tuple[v.Message, ...]) -> v.LogView:
        nothing = "Nothing here yet. That is fine: there is no pace to keep."
        if self._services.log is None:
            nothing = "The log is not open, so nothing is shown here, and nothing is kept."
        dots = self._way is v.LogWay.DOTS
        chosen_days = self._wanted.period == CHOSEN_DAYS
        return v.LogView(
            rows=self._rows,
            filter_text=self._wanted.words,
            empty_words="No sitting matches that." if self._sittings else nothing,
            messages=messages,
            way=self._way,
            choices=self._choices() if self._sittings else (),
            first_day=self._wanted.first if chosen_days else "",
            last_day=self._wanted.last if chosen_days else "",
            dots=dots_view(self._rows.sittings, self._grouping, self._components()) if dots else None,
            detail=self._detail(),
            can_export=bool(self._sittings),
        )

    def _choices(self) -> tuple[v.LogChoice, ...]:
        choices = log_choices(self._sittings, self._wanted)
        if self._way is not v.LogWay.DOTS:
            return choices
        return (*choices, v.LogChoice("grouping", "Rows of dots", _GROUPINGS, self._grouping))

    def _components(self) -> dict[str, tuple[str, ...]]:
        scripts = self._services.library.scripts()
        return {one.id: tuple(_COMPONENTS[each] for each in one.components) for one in scripts}

    def _detail(self) -> v.LogDetail | None:
        log = self._services.log
        row = next((at for at, one in enumerate(self._rows.sittings) if one.id == self._opened), None)
        if log is None or self._opened is None or row is None:
            return None
        try:
            return detail_of(row, log.sitting(self._opened), asked=self._asked)
        except RecordsError as error:
            self._services.say("log", str(error))
            return None

    # -- taking

    def take(self, intent: i.Intent) -> Page | None:
        """Narrow it, show it another way, open a sitting."""
        match intent:
            case i.FilterLog(text):
                self._want(words=text)
            case i.NarrowLog(name, value):
                self._narrow_by(name, value)
            case i.ShowLogAs(way):
                self._way = v.LogWay(way)
            case i.OpenSitting(row):
                self._open(row)
            case i.DeleteSitting():
                self._asked = self._opened is not None
            case i.KeepIt():
                self._asked = False
            case i.ConfirmDelete() if self._asked:
                self._delete()
            case _:
                return None
        self._shown = None
        return None

    def _delete(self) -> None:
        log, opened = self._services.log, self._opened
        if log is None or opened is None:
            return
        try:
            log.keeping.delete_sitting(opened)
        except RecordsError as error:
            self._services.say("log", str(error))
            return
        self._opened, self._asked = None, False
        self._sittings = tuple(one for one in self._sittings if one.id != opened)
        self._narrow()

    def _narrow_by(self, name: str, value: str) -> None:
        if name == "grouping":
            self._grouping = value
        elif name == "period" and value == CHOSEN_DAYS:
            today = self._today().isoformat()
            first = min((one.day for one in self._sittings), default=today)
            self._want(period=value, first=first, last=max(today, first))
        else:
            self._want(**{name: value})

    def _want(self, **changes: str) -> None:
        self._wanted = replace(self._wanted, **changes)
        self._narrow()

    def _open(self, row: int | None) -> None:
        within = row is not None and 0 <= row < len(self._rows)
        self._opened = self._rows.sittings[row].id if within and row is not None else None
        self._asked = False

    def tick(self) -> Page | None:
        """Read the rest of a long log bit by bit; its rows come in together, so that nothing jumps."""
        if not self._complete:
            self._read(READ_AT_A_TICK)
            if self._complete:
                self._narrow()
        return None
