"""What is shown before, during and after a sitting. Frozen values without Qt."""

from enum import StrEnum

from player.late_dataclass import dataclass
from player.ui.view.journal import WritingView
from player.ui.view.ribbon import RibbonView
from player.ui.view.shared import Message, Offer, Option


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
        offer_words, offers: what is offered first, such as a lower rung; may be left alone.
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
    offer_words: str = ""
    offers: tuple[Offer, ...] = ()
    messages: tuple[Message, ...] = ()


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
class VolumeItem:
    """One volume that can be turned in a sitting.

    Attributes:
        name: names it in intents.
        label: such as ``"Voice"``.
        percent: 0 to 100.
    """

    name: str
    label: str
    percent: int

    @property
    def words(self) -> str:
        """How loud it is."""
        return f"{self.percent} %" if self.percent else "Silent"


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
        device_offer: the output that sound could go to if asked, in words, or empty.
        volumes: of everything that can be heard here.
        volumes_open: True while they are shown.
        can_back, can_skip: whether those do anything here.
        softened: such as ``"One step softer"``; empty if not softened. "As before" is offered with it.
        can_soften: False when nothing softer is left.
        text_only: no voice, so no volume.
        writing: where to write in this sitting, or None.
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
    device_offer: str = ""
    volumes: tuple[VolumeItem, ...] = (VolumeItem("voice", "Voice", 70),)
    volumes_open: bool = False
    can_back: bool = True
    can_skip: bool = True
    softened: str = ""
    can_soften: bool = True
    text_only: bool = False
    writing: WritingView | None = None


class RatingStyle(StrEnum):
    """How a rating is answered; the values are those of the pacing control."""

    NUMBERS = "numbers"
    ICONS = "icons"
    WORDS = "words"


@dataclass(frozen=True)
class RatingAnswer:
    """One answer in words, and the number that it stands for."""

    value: int
    label: str


@dataclass(frozen=True)
class RatingView:
    """A 0–10 question. Nothing is preselected; "Rather not say" is always there.

    Attributes:
        question: what is asked.
        low_words, high_words: at the ends.
        chosen: the number given, or None.
        declined: True once "Rather not say" was pressed.
        style: numbers, icons with words, or words alone.
        answers: those of icons and of words, lowest first.
        highest: 10, or 100 where it is asked in finer numbers.
    """

    question: str
    low_words: str
    high_words: str
    chosen: int | None = None
    declined: bool = False
    style: RatingStyle = RatingStyle.NUMBERS
    answers: tuple[RatingAnswer, ...] = ()
    highest: int = 10


@dataclass(frozen=True)
class GridView:
    """Mood across and energy upwards. Nothing is preselected; "Rather not say" is always there.

    Attributes:
        question: what is asked.
        moods, energies: the words of each column and of each row, lowest first.
        chosen: mood and energy, 1 for the lowest of each; None where none was given.
        declined: True once "Rather not say" was pressed.
    """

    question: str
    moods: tuple[str, ...]
    energies: tuple[str, ...]
    chosen: tuple[int, int] | None = None
    declined: bool = False

    def words(self, mood: int, energy: int) -> str:
        """A place in words, such as ``"mood: rather low, energy: some"``."""
        return f"mood: {self.moods[mood - 1]}, energy: {self.energies[energy - 1]}"


@dataclass(frozen=True)
class CheckInView:
    """A check-in, which waits for as long as it takes.

    Attributes:
        title, status: as in the sitting.
        rating: the question.
        grid: the question after it, asked instead once the first was answered; None otherwise.
        hold_text: the anchor text it holds on.
        holding: True once nobody has answered for a while: the anchor's words stand out, nothing else moves.
        offer_words, offers: what a rule offers after the answer; no offers before.
    """

    title: str
    status: str
    rating: RatingView
    hold_text: str = ""
    holding: bool = False
    offer_words: str = ""
    offers: tuple[Offer, ...] = ()
    grid: GridView | None = None


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


@dataclass(frozen=True)
class AfterView:
    """After a sitting.

    Attributes:
        what_happened: such as ``"A few mindful breaths · 3 minutes · you stopped by choice"``.
        heading: the words at the top.
        rating: the rating, or None if the pacing asks none.
        grid: mood and energy, or None where they aren't asked for.
        asks_why: whether there is a line for why one stopped; ``why`` is what stands in it.
        reflection: the sentence for oneself so far; ask with ``reflection_label``.
        offer_words, offers: such as a lower rung after two stops running.
        asked_words, asked: a questionnaire that is due; may be left alone.
        can_write: whether something unwanted can be written down about it.
    """

    what_happened: str
    heading: str = "However far you went is far enough."
    rating: RatingView | None = None
    reflection: str = ""
    reflection_label: str = "A sentence for yourself, if you like"
    offer_words: str = ""
    offers: tuple[Offer, ...] = ()
    asked_words: str = ""
    asked: tuple[Offer, ...] = ()
    can_write: bool = False
    grid: GridView | None = None
    asks_why: bool = False
    why: str = ""
    messages: tuple[Message, ...] = ()
