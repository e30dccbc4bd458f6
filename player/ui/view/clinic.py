"""What the clinic's screens show: the list of presets, the editor, signing, bringing one in, and the PIN."""

from enum import StrEnum

from player.late_dataclass import dataclass
from player.ui.view.ribbon import RibbonView
from player.ui.view.shared import Message, Option


@dataclass(frozen=True)
class ClinicGateView:
    """The PIN before the clinic.

    Attributes:
        notice: what a PIN is for, and what it is not.
        error: what came of the last try, or empty.
    """

    notice: str
    error: str = ""
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class PresetRow:
    """One preset in the clinic's list.

    Attributes:
        preset_id: names it in intents.
        name: such as ``"Gentle"``.
        about: who set it, when and why, or why it can't be in force.
        own: True for one that can be changed here; the others are copied.
        mine: True for a file of the person's own, which can be taken away.
        usable: whether it may be in force.
        in_force: whether it is.
    """

    preset_id: str
    name: str
    about: str
    own: bool
    mine: bool
    usable: bool
    in_force: bool


@dataclass(frozen=True)
class TrustedRow:
    """Somebody whose signatures count here, and the words of their key."""

    key_id: str
    name: str
    words: str
    since: str


@dataclass(frozen=True)
class ClinicView:
    """The clinic's first screen.

    Attributes:
        defaults: the sentence that numbers are defaults, never clinical claims.
        presets: all of them.
        trusted: whose signatures count.
        key: the words and number of the key made here; empty where there is none.
        pin_set: whether there is a PIN.
        pin_notice: what a PIN is for, and what it is not.
        pin_said: what came of setting one, or empty.
        unsaved: the name of a preset that was left before it was saved, or empty.
        clock: what is to be said where the clock is behind a day that was seen here, or empty.
    """

    defaults: str
    presets: tuple[PresetRow, ...]
    trusted: tuple[TrustedRow, ...] = ()
    key: str = ""
    pin_set: bool = False
    pin_notice: str = ""
    pin_said: str = ""
    unsaved: str = ""
    clock: str = ""
    messages: tuple[Message, ...] = ()


class TurnKind(StrEnum):
    """How a control is turned."""

    SLIDER = "slider"
    CHOICE = "choice"
    CHECKS = "checks"
    SWITCH = "switch"


@dataclass(frozen=True)
class ControlItem:
    """One pacing control in the editor.

    Attributes:
        name: names it in intents. label, group: what it is, and the heading it stands under.
        kind: how it is turned.
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
    """One practice that a preset assigns; ``days`` holds the values of the chosen days."""

    practice_id: str
    title: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class PresetView:
    """The editor of one preset, and what a practice becomes under it.

    Attributes:
        title: the preset's name.
        name, author, reason, review: as they are being written; the author is a name or ``"myself"``.
        date: when it was set, in words.
        defaults: the sentence that numbers are defaults, never clinical claims.
        controls: all of them, in order.
        practices, practice: which practice may be heard, and which is.
        others, other: what it may be compared with, and what it is compared with.
        other_name: the name of that.
        other_ribbon, ribbon: the practice under both.
        compared: in figures.
        passages: kind and anchor passages of this one, in words.
        days: the days of the week.
        assigned: the practices assigned, in order.
        assignable: those that could be as well.
        questionnaires: those that could be assigned; ``asked`` are the values of those that are.
        said: what came of the last doing, such as "Saved".
        changed: True while something isn't saved.
    """

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
    changed: bool = False
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class SignView:
    """Signing a preset and giving it to somebody.

    Attributes:
        title: the preset's name.
        because: its reason, as the person will see it.
        has_key: whether there is a key here; without one it is made first.
        key_words: the key's words, to be read to the person; empty without a key.
        key_detail: the key's number and fingerprint.
        folder: where the files go.
        said: what came of it: the files written, or what was wrong.
        done: True once it is signed.
        busy: True while a key is being made or opened, and nothing can be pressed but going back.
    """

    title: str
    because: str
    has_key: bool
    key_words: str = ""
    key_detail: str = ""
    folder: str = ""
    said: str = ""
    done: bool = False
    busy: bool = False
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class ImportView:
    """A preset somebody gave, before it is kept.

    Attributes:
        title: its name, or its file's.
        found: what was found of it: who set it and why, or what is wrong.
        key_words, key_detail: of the key that signed it, where that is to be trusted first.
        key_name: the name that the key's file gives its owner.
        needs_key: True where the key's file is still to be given.
        can_keep: True where it may be kept.
        question: where it is older than one that is here, what is asked before it is kept, with both dates.
        kept: True once it is.
        said: what came of the last doing, or empty.
    """

    title: str
    found: str
    key_words: str = ""
    key_detail: str = ""
    key_name: str = ""
    needs_key: bool = False
    can_keep: bool = False
    question: str = ""
    kept: bool = False
    said: str = ""
    messages: tuple[Message, ...] = ()
