"""Practices assigned in an order, with suggested days, and questionnaires."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.clinic.editor.state import (
    AskQuestionnaire,
    AssignedRow,
    AssignPractice,
    MovePractice,
    PresetView,
    SuggestDay,
    UnassignPractice,
)
from player.window.intents import Intent
from player.window.shell.widgets.basics import CheckBox, button, clear, column, label, row, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import FlowLayout
from player.window.state import Option

_ADD = _("Choose a practice to add")
_NOTHING = _("None yet. The practices you add here come first; all the others stay.")


class AssignedPractices(QWidget):
    """The practices, one below the other, and a box to add one more."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, AssignedPracticeRow] = {}
        self._rows = column(gap=12)
        self._nothing = label("", "secondary")
        self.add = ChoiceBox(_ADD)
        self.add.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add.setMinimumContentsLength(20)
        self.add.setPlaceholderText(_ADD)
        self.add.chosen.connect(lambda value: self.intended.emit(AssignPractice(value)))
        inside = column(self, gap=12)
        inside.addLayout(self._rows)
        inside.addWidget(self._nothing)
        inside.addWidget(self.add)

    def show_view(self, view: PresetView) -> None:
        """Show the practices, keeping the rows that stay."""
        set_words(self._nothing, "" if view.assigned else _NOTHING)
        if [(practice.practice_id, practice.title) for practice in view.assigned] != [
            each.outline for each in self.rows.values()
        ]:
            clear(self._rows)
            self.rows = {
                practice.practice_id: AssignedPracticeRow(practice, view.days) for practice in view.assigned
            }
            for at, each in enumerate(self.rows.values()):
                each.earlier.setEnabled(at > 0)
                each.intended.connect(self.intended)
                self._rows.addWidget(each)
        for practice in view.assigned:
            self.rows[practice.practice_id].show_days(practice)
        self.add.show_options(view.assignable, "")


class AssignedPracticeRow(QWidget):
    """One practice: its days, and buttons to move it up and to take it out."""

    intended = Signal(object)

    def __init__(self, practice: AssignedRow, days: tuple[Option, ...]) -> None:
        super().__init__()
        self.outline = (practice.practice_id, practice.title)
        self.earlier = button(
            _("Earlier"), name=_("{title}: earlier in the order").format(title=practice.title)
        )
        self.out = button(_("Remove"), name=_("{title}: remove").format(title=practice.title))
        self.days = {day.value: self._day(practice, day) for day in days}
        self._press(self.earlier, MovePractice(practice.practice_id))
        self._press(self.out, UnassignPractice(practice.practice_id))
        inside = column(self, gap=4)
        inside.addWidget(label(practice.title, "strong"))
        for parts in ((*self.days.values(),), (self.earlier, self.out)):
            line = QWidget()
            flow = FlowLayout(line, gap=12)
            for each in parts:
                flow.addWidget(each)
            inside.addWidget(line)

    def _day(self, practice: AssignedRow, day: Option) -> CheckBox:
        check = CheckBox(day.label)
        check.setAccessibleName(f"{practice.title}: {day.label}")
        check.clicked.connect(lambda on: self.intended.emit(SuggestDay(practice.practice_id, day.value, on)))
        return check

    def _press(self, made: QPushButton, intent: Intent) -> None:
        made.clicked.connect(lambda: self.intended.emit(intent))

    def show_days(self, practice: AssignedRow) -> None:
        """Mark its days."""
        for value, check in self.days.items():
            check.setChecked(value in practice.days)


_AS_THEIR_FILES = _(
    "A published questionnaire is asked as its file has it, and isn't translated here: another wording is "
    "another questionnaire. If you hold one in the person's language, you might put it into a file of "
    "your own."
)


class QuestionnaireBoxes(QWidget):
    """A box to check for each."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.checks: dict[str, CheckBox] = {}
        self._options: tuple[Option, ...] = ()
        whole = column(self, gap=12)
        self._column = column(gap=12)
        whole.addWidget(label(_AS_THEIR_FILES, "secondary"))
        whole.addLayout(self._column)

    def show_view(self, view: PresetView) -> None:
        """Show which are assigned."""
        if view.questionnaires != self._options:
            self._options = view.questionnaires
            clear(self._column)
            self.checks = {option.value: self._check(option) for option in self._options}
        for value, check in self.checks.items():
            check.setChecked(value in view.asked)

    def _check(self, option: Option) -> CheckBox:
        check = CheckBox()
        check.setAccessibleName(option.label)
        check.clicked.connect(lambda on: self.intended.emit(AskQuestionnaire(option.value, on)))
        line = QWidget()
        inside = row(line, gap=8)
        inside.addWidget(check)
        # The box holds no words of its own: a label wraps where there is little room, a box's words don't.
        inside.addWidget(label(option.label), 1)
        self._column.addWidget(line)
        return check
