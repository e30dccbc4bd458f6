"""What is kept: the log's key, backups, for how long, and deleting."""

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

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

UNSET = "2000-01-01"
"""The day that a date field shows until it is given one."""


class KeepingScreen(Screen):
    """Each choice says what it protects from; deleting asks once, at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._view: KeepingView | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._asked, self._done = label(""), label("")
        self.yes, self.no = button(""), button(_("Keep it"))
        self.yes.clicked.connect(lambda: self.intended.emit(ConfirmDelete()))
        self.no.clicked.connect(lambda: self.intended.emit(KeepIt()))
        self._places, self._backups, self._aside = column(gap=8), column(gap=8), column(gap=8)
        self._aside_words = label("", "secondary")
        self.carry = AnotherComputer()
        self.carry.intended.connect(self.intended)
        self.passphrase, self.again = self._secret(_("A new passphrase")), self._secret(_("The same again"))
        self._unlike = label("", "secondary")
        self.retention = ChoiceBox(setting("keep_days").label)
        self.retention.chosen.connect(lambda value: self.intended.emit(SetSetting("keep_days", value)))
        self.days = {"first": day_field(_("From this day")), "last": day_field(_("Until this day"))}
        self.own_files: dict[str, CheckBox] = {}
        self._own_shown: list[tuple[str, str]] = []
        self._own, self._own_words = column(gap=4), label(_("These stay, if they are ticked:"))
        self._everything = label("")
        self._backups_words, self._disk = label("", "secondary"), label("", "secondary")
        self._page = Page(gap=16, widest=READING_PX)
        self._build()

    def _secret(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.returnPressed.connect(self._move_to_passphrase)
        return made

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
        inside.addWidget(label(_("The log's key"), "section"))
        inside.addLayout(self._places)
        self._new = frame("panel")
        new = column(self._new, gap=8, margin=14)
        new.addWidget(label(_("Nobody can look a passphrase up for you. If it is lost, so is the log.")))
        use, leave = button(_("Use this passphrase")), button(_("Leave it as it is"))
        use.clicked.connect(self._move_to_passphrase)
        leave.clicked.connect(lambda: self.intended.emit(KeepIt()))
        for part in (self.passphrase, self.again, self._unlike, flowing(use, leave)):
            new.addWidget(part)
        inside.addWidget(self._new)
        self._build_rest()

    def _build_rest(self) -> None:
        inside = self._page.column
        inside.addWidget(label(_("Backups"), "section"))
        inside.addWidget(
            label(_("One for each day of use, encrypted like the log. The last seven are kept."))
        )
        inside.addWidget(self._backups_words)
        inside.addLayout(self._backups)
        self._aside_title = label(_("Logs set aside"), "section")
        for part in (self._aside_title, self._aside_words):
            inside.addWidget(part)
        inside.addLayout(self._aside)
        inside.addWidget(label(_("Another computer"), "section"))
        inside.addWidget(self.carry)
        inside.addWidget(label(_("For how long"), "section"))
        inside.addWidget(
            label(_("Whenever Kindpace starts, anything older is deleted, from the backups too."))
        )
        inside.addWidget(self.retention, 0, Qt.AlignmentFlag.AlignLeft)
        self._days_title = label(_("Deleting"), "section")
        inside.addWidget(self._days_title)
        days = button(_("Delete these days"))
        days.clicked.connect(self._delete_days)
        everything = button(_("Delete everything"))
        everything.clicked.connect(lambda: self.intended.emit(DeleteEverything()))
        self.buttons |= {"days": days, "everything": everything}
        self._day_line = flowing(*self.days.values(), days)
        inside.addWidget(self._day_line)
        inside.addWidget(label(_("Deleting everything"), "section"))
        inside.addWidget(self._everything)
        inside.addWidget(self._own_words)
        inside.addLayout(self._own)
        inside.addWidget(flowing(everything))
        inside.addWidget(self._disk)
        back = button(_("Back to the settings"))
        back.clicked.connect(lambda: self.intended.emit(OpenSettings()))
        inside.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)

    # -- showing

    def show_view(self, view: View) -> None:
        """Show it without touching what is being typed."""
        if not isinstance(view, KeepingView):
            return
        before, self._view = self._view, view
        set_words(self._asked, view.asked)
        self.yes.setText(view.yes)
        self.yes.setAccessibleName(view.yes)
        self._question.setVisible(bool(view.asked))
        set_words(self._done, view.done)
        self._told.setVisible(bool(view.done))
        if before is None or before.places != view.places:
            self._show_places(view.places)
        if before is None or before.backups != view.backups:
            self._show_backups(view.backups)
        set_words(self._backups_words, view.backups_words)
        self._show_set_aside(view, before)
        self.carry.show_busy(view.busy)
        set_words(self._waiting_words, view.waiting)
        self._waiting.setVisible(bool(view.waiting))
        set_words(self._disk, view.disk_words)
        set_words(self._everything, view.everything_words)
        if before is None or before.own_files != view.own_files:
            self._show_own_files(view.own_files)
        self.retention.show_options(view.retention_options, view.retention)
        self._show_passphrase(wanted=view.passphrase_wanted)
        self._show_days(view)
        if view.asked and (before is None or not before.asked):
            self._page.verticalScrollBar().setValue(0)
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_places(self, places: tuple[KeyPlaceView, ...]) -> None:
        clear(self._places)
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

    def _show_backups(self, backups: tuple[BackupView, ...]) -> None:
        clear(self._backups)
        for backup in backups:
            box = frame("panel")
            inside = column(box, gap=6, margin=14)
            inside.addWidget(label(backup.words, "strong"))
            if backup.contains:
                inside.addWidget(label(backup.contains, "secondary"))
            look = self._button(f"look-{backup.name}", _("What is in it"), LookIntoBackup(backup.name))
            put = self._button(f"put-{backup.name}", _("Put it back"), PutBack(backup.name))
            inside.addWidget(flowing(look, put))
            self._backups.addWidget(box)

    def _show_set_aside(self, view: KeepingView, before: KeepingView | None) -> None:
        set_words(self._aside_words, view.set_aside_words)
        self._aside_title.setVisible(bool(view.set_aside))
        if before is not None and before.set_aside == view.set_aside:
            return
        clear(self._aside)
        for each in view.set_aside:
            self._aside.addWidget(self._set_aside_box(each))

    def _set_aside_box(self, found: SetAsideView) -> QWidget:
        box = frame("panel")
        inside = column(box, gap=6, margin=14)
        inside.addWidget(label(found.words, "strong"))
        if found.contains:
            inside.addWidget(label(found.contains, "secondary"))
        if found.opens:
            inside.addWidget(
                flowing(self._button(f"take-{found.name}", _("Take it back"), TakeBackLog(found.name)))
            )
        return box

    def _show_own_files(self, files: tuple[OwnFilesView, ...]) -> None:
        self._own_words.setVisible(bool(files))
        if [(kind.kind, kind.files) for kind in files] != self._own_shown:
            self._own_shown = [(kind.kind, kind.files) for kind in files]
            clear(self._own)
            self.own_files = {kind.kind: self._own_box(kind) for kind in files}
        for kind in files:
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

    def _show_passphrase(self, *, wanted: bool) -> None:
        if wanted is not self._new.isHidden():
            return
        for field in (self.passphrase, self.again):
            field.clear()
        set_words(self._unlike, "")
        self._new.setVisible(wanted)
        if wanted:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_days(self, view: KeepingView) -> None:
        for day, words in zip(self.days.values(), (view.first_day, view.last_day), strict=True):
            blocker = QSignalBlocker(day)
            if words and day.date().toString(Qt.DateFormat.ISODate) == UNSET:
                day.setDate(QDate.fromString(words, Qt.DateFormat.ISODate))
            day.setVisible(bool(words))
            blocker.unblock()
        for part in (self._days_title, self._day_line):
            part.setVisible(bool(view.first_day))

    # -- emitting

    def _button(self, name: str, words: str, intent: Intent) -> QPushButton:
        made = self.buttons[name] = button(words)
        made.clicked.connect(lambda: self.intended.emit(intent))
        return made

    def _move_to_passphrase(self) -> None:
        if self.passphrase.text() != self.again.text():
            set_words(self._unlike, _("The two don't match. Please type them again."))
            return
        self.intended.emit(MoveKey("passphrase", self.passphrase.text()))

    def _delete_days(self) -> None:
        first, last = (day.date().toString(Qt.DateFormat.ISODate) for day in self.days.values())
        self.intended.emit(DeleteDays(first, last))
