"""What each screen shows, as frozen values without Qt.

The controller makes these; ``MainWindow.show_view`` draws them. All words are ready to read.
"""

from dataclasses import dataclass
from enum import StrEnum

from player.ui.intents import Intent


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Appearance:
    """How everything looks, given to ``MainWindow.set_appearance``.

    Attributes:
        theme: light, dark, or whatever the system says.
        high_contrast: stronger lines and inks.
        text_scale: from 1.0 to 2.0.
        reduced_motion: no fades at all.
        plain_font: Atkinson Hyperlegible Next throughout, also for what is spoken.
    """

    theme: Theme = Theme.SYSTEM
    high_contrast: bool = False
    text_scale: float = 1.0
    reduced_motion: bool = False
    plain_font: bool = False


@dataclass(frozen=True)
class Message:
    """One line of plain words above a screen, never a pop-up.

    Attributes:
        text: what is the matter and what can be done.
        key: names it in ``DismissMessage``; empty if it can't be put away.
    """

    text: str
    key: str = ""


@dataclass(frozen=True)
class Option:
    """One value among several: how the code names it, and how it reads."""

    value: str
    label: str


@dataclass(frozen=True)
class Offer:
    """A button that a rule offers: its words, and the intent it emits."""

    label: str
    intent: Intent
    default: bool = False


# ------------------------------------------------------------------------------------------ practise


@dataclass(frozen=True)
class PacingBanner:
    """The pacing in force.

    Attributes:
        name: such as ``"Gentle pacing"``.
        summary: such as ``"Up to 8 minutes · no silence longer than 15 seconds"``.
        set_by: such as ``"The app's default"``, or a clinician's name and date.
        presets: all that can be changed to; empty if the pacing can't be changed here.
        selected: the value of the preset in force.
        can_soften: False when nothing softer is left.
    """

    name: str
    summary: str
    set_by: str = ""
    presets: tuple[Option, ...] = ()
    selected: str = ""
    can_soften: bool = True


@dataclass(frozen=True)
class PracticeCard:
    """One practice in the list.

    Attributes:
        practice_id: names it in intents.
        title, about: its name, and one line on what it asks.
        minutes: such as ``"3 min"``, under the pacing in force.
        rung: 0–5, for the colour; ``rung_words`` always stands with it.
        note: such as ``"Not in this pacing"``; empty if there is nothing to say.
        favourite: whether it has been marked.
        available: False if it can't be opened under the pacing in force.
    """

    practice_id: str
    title: str
    about: str
    minutes: str
    rung: int
    rung_words: str
    note: str = ""
    favourite: bool = False
    available: bool = True


@dataclass(frozen=True)
class PracticeSection:
    """The practices of one component, under its name."""

    title: str
    cards: tuple[PracticeCard, ...]


@dataclass(frozen=True)
class PractiseView:
    """The list of practices.

    Attributes:
        empty_words: shown when no section has a card.
    """

    banner: PacingBanner
    sections: tuple[PracticeSection, ...]
    search: str = ""
    empty_words: str = "No practice matches those words."
    messages: tuple[Message, ...] = ()


# ------------------------------------------------------------------------------------------ ribbon


class SegmentKind(StrEnum):
    """What a segment of the ribbon stands for."""

    VOICE = "voice"
    QUIET = "quiet"
    CHECK_IN = "check-in"
    ANCHOR = "anchor"
    BELL = "bell"


@dataclass(frozen=True)
class RibbonSegment:
    """One segment of the ribbon.

    Attributes:
        start, duration: in seconds of the sitting. A check-in may have 0: it is drawn as a mark.
        kind: what happens there.
        rung: 0–5, for its colour.
        label: written below; empty for segments that need none.
        words: shown on hover and read aloud, such as ``"Others too, common humanity, 1 minute"``.
    """

    start: float
    duration: float
    kind: SegmentKind
    rung: int
    label: str
    words: str


@dataclass(frozen=True)
class RibbonView:
    """A whole sitting at a glance; ``duration`` in seconds."""

    segments: tuple[RibbonSegment, ...]
    duration: float


# ------------------------------------------------------------------------------------------ before


@dataclass(frozen=True)
class ChoiceGroup:
    """One thing to choose before a sitting, such as the eyes."""

    subject: str
    label: str
    options: tuple[Option, ...]
    selected: str


@dataclass(frozen=True)
class BriefingView:
    """What is said and chosen before a sitting begins.

    Attributes:
        practice_id, title: which practice.
        asks: what it will ask, in a sentence or two.
        caution: who may want the gentle way, or empty.
        minutes: such as ``"About 4 minutes"``.
        longest_silence: such as ``"15 seconds, with a voice now and then"``.
        check_ins: such as ``"Three times, always skippable"``.
        how_to_stop: how to stop, in a sentence.
        choices: the choice groups.
        ribbon: of the sitting as chosen, or None while it is being worked out.
        sound_message: why nothing can be heard, or empty. Then a text-only sitting is offered.
        left_out: phases left out and why, in words.
        ready: False while Begin can't be pressed yet.
        notice: what Kindpace is not (practice brief, section 8).
        favourite: whether it has been marked; the mark is set here.
    """

    practice_id: str
    title: str
    asks: str
    minutes: str
    longest_silence: str
    check_ins: str
    how_to_stop: str
    caution: str = ""
    choices: tuple[ChoiceGroup, ...] = ()
    ribbon: RibbonView | None = None
    sound_message: str = ""
    left_out: tuple[str, ...] = ()
    ready: bool = True
    notice: str = ""
    favourite: bool = False
    messages: tuple[Message, ...] = ()


# ------------------------------------------------------------------------------------------ sitting


@dataclass(frozen=True)
class QuietView:
    """A silence that is meant.

    Attributes:
        words: such as ``"quiet for 5 more seconds"``, or ``"quiet"`` if the countdown is hidden.
        fraction: how much of it has gone by, 0 to 1; drawn only when ``countdown``.
        countdown: False to hide how long it lasts.
    """

    words: str
    fraction: float = 0.0
    countdown: bool = True


@dataclass(frozen=True)
class SittingView:
    """The sitting. Arrives up to 20 times a second.

    Attributes:
        title: of the practice.
        status: pacing and time left, such as ``"Gentle · about 4 minutes left"``.
        line_before, line: captions; both may be empty.
        quiet: the marker, or None while the voice speaks.
        position: seconds into the sitting.
        ribbon: keep the same object while the plan is unchanged; it is compared by identity first.
        paused: whether it is paused.
        waiting: such as ``"Getting the voice ready…"``, or empty.
        message: such as a lost sound device, or empty.
        voice_volume: 0 to 1.
        can_back, can_skip: whether those do anything here.
        softened: such as ``"One step softer"``; empty if not softened. "As before" is offered with it.
        can_soften: False when nothing softer is left.
        text_only: no voice, so no volume.
    """

    title: str
    status: str
    line: str
    ribbon: RibbonView
    line_before: str = ""
    quiet: QuietView | None = None
    position: float = 0.0
    paused: bool = False
    waiting: str = ""
    message: str = ""
    voice_volume: float = 0.7
    can_back: bool = True
    can_skip: bool = True
    softened: str = ""
    can_soften: bool = True
    text_only: bool = False


@dataclass(frozen=True)
class RatingView:
    """A 0–10 question. Nothing is preselected; "Rather not say" is always there.

    Attributes:
        question: what is asked.
        low_words, high_words: at the ends.
        chosen: the number given, or None.
        declined: True once "Rather not say" was pressed.
    """

    question: str
    low_words: str
    high_words: str
    chosen: int | None = None
    declined: bool = False


@dataclass(frozen=True)
class CheckInView:
    """A check-in, which waits for as long as it takes.

    Attributes:
        title, status: as in the sitting.
        rating: the question.
        hold_text: the anchor text it holds on.
        offer_words, offers: what a rule offers after the answer; no offers before.
    """

    title: str
    status: str
    rating: RatingView
    hold_text: str = ""
    offer_words: str = ""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class EaseBackView:
    """Easing back, a step at a time.

    Attributes:
        line: the words in large type.
        step, count: 1-based, such as step 2 of 5.
        detail: a smaller line below, such as the date and place, or empty.
        rating: the optional rating, or None.
        offers: at the end, what can be chosen; while empty, "Next" is shown.
    """

    line: str
    step: int
    count: int
    detail: str = ""
    rating: RatingView | None = None
    offers: tuple[Offer, ...] = ()


# ------------------------------------------------------------------------------------------ after


@dataclass(frozen=True)
class AfterView:
    """After a sitting.

    Attributes:
        what_happened: such as ``"A few mindful breaths · 3 minutes · you stopped by choice"``.
        heading: the words at the top.
        rating: the rating, or None if the pacing asks none.
        reflection: the sentence for oneself so far; ask with ``reflection_label``.
        offer_words, offers: such as a lower rung after two stops running.
    """

    what_happened: str
    heading: str = "However far you went is far enough."
    rating: RatingView | None = None
    reflection: str = ""
    reflection_label: str = "A sentence for yourself, if you like"
    offer_words: str = ""
    offers: tuple[Offer, ...] = ()
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class LogRow:
    """One sitting in the log, all in words."""

    when: str
    practice: str
    minutes: str
    ended: str
    pacing: str
    ratings: str = ""
    reflection: str = ""


@dataclass(frozen=True)
class LogView:
    """The log, newest first."""

    rows: tuple[LogRow, ...]
    filter_text: str = ""
    empty_words: str = "Nothing here yet. That is fine: there is no pace to keep."
    messages: tuple[Message, ...] = ()


# ------------------------------------------------------------------------------------------ settings


class SettingKind(StrEnum):
    """Which control a setting gets."""

    CHOICE = "choice"
    TOGGLE = "toggle"
    SLIDER = "slider"


@dataclass(frozen=True)
class SettingItem:
    """One setting.

    Attributes:
        name: names it in ``SetSetting``.
        label, explanation: what it is, and what it does.
        kind: which control.
        value: as text: an option's value, ``"on"`` or ``"off"``, or a whole number for a slider.
        options: for a choice.
        low, high, step, unit: for a slider.
        group: the heading it stands under.
    """

    name: str
    label: str
    kind: SettingKind
    value: str
    explanation: str = ""
    options: tuple[Option, ...] = ()
    low: int = 0
    high: int = 100
    step: int = 5
    unit: str = ""
    group: str = ""


@dataclass(frozen=True)
class Fact:
    """Something the person may want to know, such as where the log's key is kept."""

    label: str
    words: str


@dataclass(frozen=True)
class SettingsView:
    """All settings in order, and the facts below them (data folder, where the key is kept)."""

    settings: tuple[SettingItem, ...]
    facts: tuple[Fact, ...] = ()
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Contact:
    """One helpline: ``reach`` is the number or address as one would dial it."""

    name: str
    reach: str
    about: str
    checked_on: str


@dataclass(frozen=True)
class SupportView:
    """People to contact.

    Attributes:
        notice: what Kindpace is not.
        regions, region: which can be chosen, and which is; ``region`` may be empty.
        contacts: for that region.
        own_contact: the person's own contact, editable.
    """

    notice: str
    regions: tuple[Option, ...]
    region: str
    contacts: tuple[Contact, ...]
    own_contact: str = ""
    messages: tuple[Message, ...] = ()


View = (
    PractiseView
    | BriefingView
    | SittingView
    | CheckInView
    | EaseBackView
    | AfterView
    | LogView
    | SettingsView
    | SupportView
)
"""Any of the screens."""
