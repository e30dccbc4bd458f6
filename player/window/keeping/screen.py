"""What is kept: the log's key, backups, for how long, and deleting."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPushButton, QVBoxLayout, QWidget

from player.language.catalogue import _
from player.practice.plain_words import within_sentence
from player.settings.declaration import setting
from player.window.intents import ConfirmDelete, DeleteEverything, Intent, KeepIt, OpenSettings, SetSetting
from player.window.keeping.state import (
    BackupView,
    DeleteDays,
    KeepingView,
    KeepOwnFiles,
    KeyPlaceView,
    LookIntoBackup,
    MoveKey,
    OwnFilesView,
    PutBack,
    SetAsideView,
    SetLogAside,
    TakeBackLog,
)
from player.window.keeping.widgets.another_computer import AnotherComputer
from player.window.keeping.widgets.copies import Copies, Copy, Press
from player.window.keeping.widgets.new_passphrase import NewPassphrase
from player.window.shell.idle_work import InTurns
from player.window.shell.screen_base import Screen
from player.window.shell.widgets.basics import (
    READING_PX,
    CheckBox,
    Page,
    button,
    clear,
    column,
    frame,
    label,
    set_words,
)
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.day import day_field
from player.window.shell.widgets.flow import flowing
from player.window.state import View

BELOW_PX = 1000
"""About as high is what follows in turns: the page scrolls from the beginning, so nothing gets narrower."""

ENCRYPTED = _("Your log is encrypted. Its key can be kept in any of these places.")

UNSET = "2000-01-01"
"""The day that a date field shows until it is given one."""


class KeepingScreen(Screen):
    """Each choice says what it protects from; deleting asks once, at the top.

    The key's places fill a window: what stands below them is made in turns, right after them.

    Attributes:
        carry, retention, days: there once they are made.
    """

    carry: AnotherComputer
    retention: ChoiceBox
    days: dict[str, QDateEdit]

    def __init__(self) -> None:
        super().__init__()
        self._view: KeepingView | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._backups, self._aside = Copies(), Copies()
        self.adopt(self._backups, self._aside)
        self.own_files: dict[str, CheckBox] = {}
        self._own_shown: list[tuple[str, str]] = []
        self._asked, self._done = label(""), label("")
        self.yes, self.no = button(""), button(_("Keep it"))
        self.yes.clicked.connect(lambda: self.intended.emit(ConfirmDelete()))
        self.no.clicked.connect(lambda: self.intended.emit(KeepIt()))
        self._places = column(gap=8)
        self._key_heading = label(_("The log's key"), "section")
        self._encrypted = label("", "secondary")
        self._new: NewPassphrase | None = None
        self._page = Page(gap=16, widest=READING_PX)
        self._below = column(gap=16)
        self._shows: list[Callable[[KeepingView], None]] = []
        self._room = QWidget()
        self._room.setMinimumHeight(BELOW_PX)
        self._turns = InTurns(self, afterwards=self._end_turns)
        self._build()

    def _build(self) -> None:
        column(self).addWidget(self._page)
        inside = self._page.column
        inside.addWidget(label(_("Keeping and deleting"), "title"))
        self._question, self._told = frame("notice"), frame("banner")
        asked = column(self._question, gap=8, margin=14)
        asked.addWidget(self._asked)
        asked.addWidget(flowing(self.no, self.yes))
        column(self._told, margin=14).addWidget(self._done)
        inside.addWidget(self._question)
        inside.addWidget(self._told)
        self._waiting, self._waiting_words = frame("notice"), label("")
        waiting = column(self._waiting, gap=8, margin=14)
        waiting.addWidget(self._waiting_words)
        waiting.addWidget(
            flowing(self._button("set-aside", _("Set it aside and begin a new log"), SetLogAside()))
        )
        inside.addWidget(self._waiting)
        inside.addWidget(self._key_heading)
        inside.addWidget(self._encrypted)
        inside.addLayout(self._places)
        self._passphrase_place = column(gap=0)
        inside.addLayout(self._passphrase_place)
        inside.addLayout(self._below)
        inside.addWidget(self._room)
        inside.addStretch(1)

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """All buttons that are there, by their names."""
        return {**self._buttons, **self._backups.buttons, **self._aside.buttons}

    @property
    def passphrase(self) -> QLineEdit:
        """Where a new passphrase is typed."""
        return self._new_passphrase().passphrase

    @property
    def again(self) -> QLineEdit:
        """Where it is typed once more."""
        return self._new_passphrase().again

    # -- what stands below, each part made in a turn of its own

    def _add_backups(self) -> None:
        self._backups_words = label("", "secondary")
        part, inside = _part()
        inside.addWidget(label(_("Backups"), "section"))
        inside.addWidget(
            label(_("One for each day of use, encrypted like the log. The last seven are kept."))
        )
        inside.addWidget(self._backups_words)
        inside.addWidget(self._backups)
        self._settle(part, self._show_backups)

    def _add_set_aside(self) -> None:
        self._aside_title, self._aside_words = label(_("Logs set aside"), "section"), label("", "secondary")
        self._aside_part, inside = _part()
        for each in (self._aside_title, self._aside_words, self._aside):
            inside.addWidget(each)
        self._settle(self._aside_part, self._show_set_aside)

    def _add_another_computer(self) -> None:
        self.carry = AnotherComputer()
        self.adopt(self.carry)
        part, inside = _part()
        inside.addWidget(label(_("Another computer"), "section"))
        inside.addWidget(self.carry)
        self._settle(part, lambda view: self.carry.show_busy(view.busy))

    def _add_how_long(self) -> None:
        self.retention = ChoiceBox(setting("keep_days").label)
        self.retention.chosen.connect(lambda value: self.intended.emit(SetSetting("keep_days", value)))
        part, inside = _part()
        inside.addWidget(label(_("For how long"), "section"))
        inside.addWidget(
            label(_("Whenever Kindpace starts, anything older is deleted, from the backups too."))
        )
        inside.addWidget(self.retention, 0, Qt.AlignmentFlag.AlignLeft)
        self._days_title = label(_("Deleting"), "section")
        inside.addWidget(self._days_title)
        self.days = {"first": day_field(_("From this day")), "last": day_field(_("Until this day"))}
        days = self._buttons["days"] = button(_("Delete these days"))
        days.clicked.connect(self._delete_days)
        self._day_line = flowing(*self.days.values(), days)
        inside.addWidget(self._day_line)
        self._settle(part, self._show_how_long)

    def _add_everything(self) -> None:
        self._own, self._own_words = column(gap=4), label(_("These stay, if they are ticked:"))
        self._everything, self._disk = label(""), label("", "secondary")
        part, inside = _part()
        inside.addWidget(label(_("Deleting everything"), "section"))
        inside.addWidget(self._everything)
        inside.addWidget(self._own_words)
        inside.addLayout(self._own)
        inside.addWidget(flowing(self._button("everything", _("Delete everything"), DeleteEverything())))
        inside.addWidget(self._disk)
        back = button(_("Back to the settings"))
        back.clicked.connect(lambda: self.intended.emit(OpenSettings()))
        inside.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._settle(part, self._show_everything)

    def _end_turns(self) -> None:
        self._room.hide()
        self.order_tree()

    def _settle(self, part: QWidget, show: Callable[[KeepingView], None]) -> None:
        # Without a parent, what is shown would be a window.
        part.setParent(self._page.inside)
        self._shows.append(show)
        if self._view is not None:
            show(self._view)
            self._page.settle(into=self._below, part=part)
            # Settling shows also a part that there is nothing in.
            show(self._view)

    # -- showing

    def show_view(self, view: View) -> None:
        """Show it without touching what is being typed."""
        if not isinstance(view, KeepingView):
            return
        before, self._view = self._view, view
        self._show_question(view, before)
        set_words(self._done, view.done)
        self._told.setVisible(bool(view.done))
        if before is None or before.places != view.places:
            self._show_places(view.places)
        set_words(self._waiting_words, view.waiting)
        self._waiting.setVisible(bool(view.waiting))
        self._show_passphrase(wanted=view.passphrase_wanted)
        for show in self._shows:
            show(view)
        if before is None:
            below = (
                self._add_backups,
                self._add_set_aside,
                self._add_another_computer,
                self._add_how_long,
                self._add_everything,
            )
            self._turns.begin(below, at_once=0)

    def _show_question(self, view: KeepingView, before: KeepingView | None) -> None:
        set_words(self._asked, view.asked)
        self.yes.setText(view.yes)
        self.yes.setAccessibleName(view.yes)
        self._question.setVisible(bool(view.asked))
        if view.asked and (before is None or not before.asked):
            self._page.verticalScrollBar().setValue(0)
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)
            # It may come a while after what asked for it, under a key that is pressed just then.
            self.rearranged.emit()

    def _show_places(self, places: tuple[KeyPlaceView, ...]) -> None:
        clear(self._places)
        self._key_heading.setVisible(bool(places))
        set_words(self._encrypted, ENCRYPTED if places else "")
        for place in places:
            box = frame("panel")
            inside = column(box, gap=6, margin=14)
            title = _("{title} (now)").format(title=place.title) if place.here else place.title
            inside.addWidget(label(title, "strong"))
            inside.addWidget(label(place.words, "secondary"))
            if not place.here or place.place == "passphrase":
                words = _("A new passphrase") if place.here else _("Keep it here")
                move = self._button(f"place-{place.place}", words, MoveKey(place.place))
                move.setAccessibleName(f"{place.title}: {within_sentence(words)}")
                inside.addWidget(flowing(move))
            self._places.addWidget(box)

    def _show_passphrase(self, *, wanted: bool) -> None:
        shown = self._new is not None and not self._new.isHidden()
        if wanted is shown:
            return
        if wanted:
            self._new_passphrase().begin()
        else:
            self._new_passphrase().forget()

    def _new_passphrase(self) -> NewPassphrase:
        if self._new is None:
            self._new = NewPassphrase()
            self._new.hide()
            self._passphrase_place.addWidget(self._new)
            self.adopt(self._new)
        return self._new

    def _show_backups(self, view: KeepingView) -> None:
        set_words(self._backups_words, view.backups_words)
        self._backups.show_copies(tuple(map(_backup, view.backups)))
        self._backups.setVisible(bool(view.backups))

    def _show_set_aside(self, view: KeepingView) -> None:
        set_words(self._aside_words, view.set_aside_words)
        self._aside.show_copies(tuple(map(_set_aside, view.set_aside)))
        self._aside_part.setVisible(bool(view.set_aside))

    def _show_how_long(self, view: KeepingView) -> None:
        self.retention.show_options(view.retention_options, view.retention)
        for day, words in zip(self.days.values(), (view.first_day, view.last_day), strict=True):
            blocker = QSignalBlocker(day)
            if words and day.date().toString(Qt.DateFormat.ISODate) == UNSET:
                day.setDate(QDate.fromString(words, Qt.DateFormat.ISODate))
            day.setVisible(bool(words))
            blocker.unblock()
        for part in (self._days_title, self._day_line):
            part.setVisible(bool(view.first_day))

    def _show_everything(self, view: KeepingView) -> None:
        set_words(self._disk, view.disk_words)
        set_words(self._everything, view.everything_words)
        self._own_words.setVisible(bool(view.own_files))
        if [(kind.kind, kind.files) for kind in view.own_files] != self._own_shown:
            self._own_shown = [(kind.kind, kind.files) for kind in view.own_files]
            clear(self._own)
            self.own_files = {kind.kind: self._own_box(kind) for kind in view.own_files}
        for kind in view.own_files:
            self.own_files[kind.kind].setChecked(kind.kept)

    def _own_box(self, files: OwnFilesView) -> CheckBox:
        made = CheckBox(files.label)
        made.setAccessibleName(_("Keep: {label}").format(label=files.label))
        made.setAccessibleDescription(files.files)
        made.clicked.connect(lambda kept: self.intended.emit(KeepOwnFiles(files.kind, kept)))
        self._own.addWidget(made)
        count = label(files.files, "secondary")
        count.setContentsMargins(36, 0, 0, 8)
        self._own.addWidget(count)
        return made

    # -- emitting

    def _button(self, name: str, words: str, intent: Intent) -> QPushButton:
        made = self._buttons[name] = button(words)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def _delete_days(self) -> None:
        first, last = (day.date().toString(Qt.DateFormat.ISODate) for day in self.days.values())
        self.intended.emit(DeleteDays(first, last))


def _part() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    return made, column(made, gap=16)


def _backup(backup: BackupView) -> Copy:
    look = Press(f"look-{backup.name}", _("What is in it"), LookIntoBackup(backup.name))
    put = Press(f"put-{backup.name}", _("Put it back"), PutBack(backup.name))
    return Copy(backup.name, backup.words, backup.contains, (look, put))


def _set_aside(found: SetAsideView) -> Copy:
    take = Press(f"take-{found.name}", _("Take it back"), TakeBackLog(found.name))
    return Copy(found.name, found.words, found.contains, (take,) if found.opens else ())
