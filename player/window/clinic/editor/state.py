"""What the editor of a preset shows, and what can be done there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from player.window.intents import Intent
from player.window.shared.ribbon import RibbonView
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class WriteField(Intent):
    """A field of the preset as it is being written: name, author, reason or review."""

    field: str
    text: str


@dataclass(frozen=True)
class SlideControl(Intent):
    """Move a control's slider to a position, in whole steps."""

    name: str
    position: int


@dataclass(frozen=True)
class SetNever(Intent):
    """Set a control to never, or back to a number."""

    name: str
    on: bool


@dataclass(frozen=True)
class ChooseForControl(Intent):
    """Choose one of a control's options."""

    name: str
    value: str


@dataclass(frozen=True)
class CheckForControl(Intent):
    """Take an option into a control's list, or out of it."""

    name: str
    value: str
    on: bool


@dataclass(frozen=True)
class StartWith(Intent):
    """Put an option first in a control's list."""

    name: str
    value: str


@dataclass(frozen=True)
class SwitchControl(Intent):
    """Switch a control on or off."""

    name: str
    on: bool


@dataclass(frozen=True)
class LockControl(Intent):
    """Lock a control, or unlock it."""

    name: str
    on: bool


@dataclass(frozen=True)
class HearPractice(Intent):
    """Show this practice under the presets."""

    practice_id: str


@dataclass(frozen=True)
class CompareWith(Intent):
    """Compare with this preset."""

    preset_id: str


@dataclass(frozen=True)
class AssignPractice(Intent):
    """Assign one more practice."""

    practice_id: str


@dataclass(frozen=True)
class UnassignPractice(Intent):
    """Stop assigning a practice."""

    practice_id: str


@dataclass(frozen=True)
class MovePractice(Intent):
    """Move an assigned practice one place earlier."""

    practice_id: str


@dataclass(frozen=True)
class SuggestDay(Intent):
    """Suggest an assigned practice on a day, or no longer."""

    practice_id: str
    day: str
    on: bool


@dataclass(frozen=True)
class AskQuestionnaire(Intent):
    """Assign a questionnaire, or no longer."""

    questionnaire_id: str
    on: bool


@dataclass(frozen=True)
class SavePreset(Intent):
    """Keep the preset as it is now."""


@dataclass(frozen=True)
class OpenSigning(Intent):
    """Keep the preset, and go on to sign and give it."""


class TurnKind(StrEnum):
    """How a control is changed."""

    SLIDER = "slider"
    CHOICE = "choice"
    CHECKS = "checks"
    SWITCH = "switch"


@dataclass(frozen=True)
class ControlItem:
    """One pacing control in the editor.

    Attributes:
        name: names it in intents. label, group: what it is, and the heading it stands under.
        kind: how it is changed.
        figure: its value in words, such as ``"15 s"``.
        about: its range and what it does.
        why: the reason for it, and its source or "our default".
        position, low, high: of a slider, in whole steps.
        options: of a choice, or of checks.
        chosen: the values chosen of them, in order.
        ordered: True where the first of the chosen ones is what a sitting starts with.
        on: of a switch.
        never: True or False where "never" is a value too; None where it isn't.
        locked: True or False where it may be locked; None where it may not.
        compared: the other preset's value where it differs, such as ``"Standard: 45 s"``; else empty.
    """

    name: str
    label: str
    group: str
    kind: TurnKind
    figure: str
    about: str
    why: str
    position: int = 0
    low: int = 0
    high: int = 0
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    ordered: bool = False
    on: bool = False
    never: bool | None = None
    locked: bool | None = None
    compared: str = ""


@dataclass(frozen=True)
class ComparedRow:
    """One line of the comparison: the other preset's value and this one's."""

    label: str
    other: str
    this: str
    differs: bool


@dataclass(frozen=True)
class AssignedRow:
    """One practice that a preset assigns; ``days`` has the values of the chosen days."""

    practice_id: str
    title: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class PresetView(View):
    """The editor of one preset, and what a practice becomes under it.

    Attributes:
        title: the preset's name.
        name, author, reason, review: as they are being written; the author is a name or ``"myself"``.
        date: when it was set, in words.
        defaults: the sentence that numbers are defaults, never clinical claims.
        controls: all of them, in order.
        practices, practice: the practices that may be shown, and the one that is.
        others, other: the presets it may be compared with, and the one it is compared with.
        other_name: the name of that.
        other_ribbon, ribbon: the practice under both.
        compared: in figures.
        passages: kind and anchor passages of this one, in words.
        days: the days of the week.
        assigned: the practices assigned, in order.
        assignable: those that could be as well.
        questionnaires: those that could be assigned; ``asked`` are the values of those that are.
        said: what the last action led to, such as "Saved".
        missing: fields that can't stay as they are, each with what to do.
        tried: how often saving was tried; another number leads to the first of them.
        changed: True while something isn't saved.
    """

    place: ClassVar = Place.CLINIC

    title: str
    name: str
    author: str
    reason: str
    review: str
    date: str
    defaults: str
    controls: tuple[ControlItem, ...]
    practices: tuple[Option, ...]
    practice: str
    others: tuple[Option, ...]
    other: str
    other_name: str
    other_ribbon: RibbonView
    ribbon: RibbonView
    compared: tuple[ComparedRow, ...]
    passages: str = ""
    days: tuple[Option, ...] = ()
    assigned: tuple[AssignedRow, ...] = ()
    assignable: tuple[Option, ...] = ()
    questionnaires: tuple[Option, ...] = ()
    asked: tuple[str, ...] = ()
    said: str = ""
    missing: tuple[tuple[str, str], ...] = ()
    tried: int = 0
    changed: bool = False
    messages: tuple[Message, ...] = ()
