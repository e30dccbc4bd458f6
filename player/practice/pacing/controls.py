"""Every pacing control, declared once: validator, preset format, editor and docs are read off it.

Ranges and directions follow the practice brief, section 2. Sources give the direction only; each number is
our default, which a clinician may change inside the safe range, and never a clinical claim.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from player.practice.choices import Anchor, Eyes, Touch, Wording

Value = float | int | bool | str | tuple[str, ...] | None
"""A control's value as a preset file has it; ``None`` stands for "never"."""

OUR_DEFAULT: Final = "our default"


class ControlKind(StrEnum):
    """What sort of value a control takes."""

    INT = "whole number"
    FLOAT = "number"
    CHOICE = "one of"
    SET = "list"
    FLAG = "yes or no"


class Softer(StrEnum):
    """Which way a control is turned to make a sitting softer."""

    LOWER = "lower is softer"
    HIGHER = "higher is softer"
    NEITHER = "a matter of taste"


class Group(StrEnum):
    """How the controls are grouped where they are shown."""

    LENGTH = "Length"
    VOICE = "Voice and pauses"
    SILENCE = "Silence and company"
    BODY = "Eyes, anchor and touch"
    DEPTH = "How far it goes"
    ASKING = "Checking in"
    SOUND = "Sound"


@dataclass(frozen=True)
class Control:
    """One control.

    Attributes:
        name: as in a preset file.
        label: as a person sees it.
        kind: what sort of value it takes.
        default: Gentle's value.
        effect: what turning it does, in plain words.
        reason: why it is there.
        group: where it is shown.
        unit: of the number; empty where there is none.
        low, high: the safe range of a number, both ends included.
        options: what a choice or a list may hold.
        may_be_never: True where "never" is a value too.
        may_be_empty: True where a list may hold nothing.
        softer: which way is softer.
        lockable: True where a clinician may lock it (caps on intensity only).
        source: where the direction comes from, or "our default".
    """

    name: str
    label: str
    kind: ControlKind
    default: Value
    effect: str
    reason: str
    group: Group
    unit: str = ""
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()
    may_be_never: bool = False
    may_be_empty: bool = False
    softer: Softer = Softer.NEITHER
    lockable: bool = False
    source: str = OUR_DEFAULT

    @property
    def range_words(self) -> str:
        """What it may hold, in plain words."""
        if self.kind is ControlKind.FLAG:
            return "yes or no"
        if self.options:
            lead = "one of" if self.kind is ControlKind.CHOICE else "any of"
            return f"{lead} {', '.join(self.options)}"
        never = ", or never" if self.may_be_never else ""
        return f"{self.low:g} to {self.high:g}{never}"

    def clip(self, number: float) -> float:
        """The nearest number inside the safe range."""
        low = number if self.low is None else self.low
        high = number if self.high is None else self.high
        return min(max(number, low), high)


_TRAUMA = "Treleaven, Trauma-Sensitive Mindfulness; numbers are our default"
_BACKDRAFT = "Germer & Neff 2019; numbers are our default"
_THREAT = "Creaser 2022; numbers are our default"
_UNWANTED = "Britton 2021; numbers are our default"

# One control a paragraph reads better than one argument a line.
# fmt: off
_LENGTH: Final = (
    Control(
        "session_max_min", "Longest sitting", ControlKind.FLOAT, 8.0,
        "No sitting is longer. Where time is short, optional parts go first, then the ends of others.",
        "Short sittings can be stopped before they become too much.", Group.LENGTH, "min", 1, 20,
        softer=Softer.LOWER, lockable=True,
    ),
    Control(
        "sessions_per_day_suggested", "Sittings a day, as a suggestion", ControlKind.INT, 2,
        "Shown as a suggestion. Nobody is reminded, and nothing is counted against anyone.",
        "Little and often tends to be easier than long and seldom.", Group.LENGTH, "a day", 1, 3,
        softer=Softer.LOWER,
    ),
    Control(
        "orient_s", "Opening, at least", ControlKind.FLOAT, 30.0,
        "The opening, which arrives in the room, lasts at least this long; built-in lines fill it up.",
        "Knowing where one is comes before anything else.", Group.LENGTH, "s", 20, 120,
        softer=Softer.HIGHER, source=_TRAUMA,
    ),
    Control(
        "return_s", "Return, at least", ControlKind.FLOAT, 45.0,
        "The return to the room lasts at least this long; built-in lines fill it up.",
        "A slow return leaves nobody stranded in what came up.", Group.LENGTH, "s", 20, 120,
        softer=Softer.HIGHER, source=_TRAUMA,
    ),
)

_VOICE: Final = (
    Control(
        "speech_wpm", "Speech", ControlKind.FLOAT, 105.0,
        "How fast a sentence is spoken, counted within the sentence.",
        "Unhurried speech is easier to follow; speech that drags is not.", Group.VOICE, "words a minute",
        85, 140, softer=Softer.LOWER,
    ),
    Control(
        "sentence_pause_s", "Between sentences", ControlKind.FLOAT, 3.0, "The pause after each sentence.",
        "Time to take a sentence in, and to leave it if it does not suit.", Group.VOICE, "s", 1, 8,
    ),
    Control(
        "pause_scale", "The author's pauses", ControlKind.FLOAT, 1.25,
        "Pauses that the author wrote are made so many times as long, up to the longest silence.",
        "Some people want more room, some less.", Group.VOICE, "times", 0.5, 3,
    ),
    Control(
        "wording", "Wording", ControlKind.SET, (Wording.GENTLE.value, Wording.LITERAL.value),
        "Which of the author's wordings may be chosen; the first is spoken unless another is chosen.",
        "The same step can be put plainly, gently or without any images.", Group.VOICE,
        options=tuple(Wording),
    ),
)

_SILENCE: Final = (
    Control(
        "max_silence_s", "Longest silence", ControlKind.FLOAT, 15.0,
        "Nobody is left without a voice for longer than this.",
        "In a long silence a person can drift, or be alone with too much.", Group.SILENCE, "s", 3, 60,
        softer=Softer.LOWER, lockable=True, source=_UNWANTED,
    ),
    Control(
        "long_silence", "A longer silence becomes", ControlKind.CHOICE, "companioned",
        "Cut to the longest silence; kept company by short presence lines; or cut, with the time shown.",
        "Company or a visible end makes quiet easier to bear.", Group.SILENCE,
        options=("shortened", "companioned", "countdown"), source=_UNWANTED,
    ),
    Control(
        "option_phrase_every_s", "A word about options, at least every", ControlKind.FLOAT, 90.0,
        "A line saying that one may stop, change or go on is never longer ago than this.",
        "Stopping is a choice only while one remembers it.", Group.SILENCE, "s", 30, 180,
        softer=Softer.LOWER, source=_TRAUMA,
    ),
)

_BODY: Final = (
    Control(
        "eyes", "Eyes", ControlKind.SET, (Eyes.OPEN.value,),
        "What may be chosen; the first is spoken unless another is chosen. Open eyes can always be chosen.",
        "Closed eyes do not suit everyone.", Group.BODY, options=tuple(Eyes), source=_TRAUMA,
    ),
    Control(
        "anchors", "Anchors", ControlKind.SET,
        (Anchor.SOUND.value, Anchor.FEET.value, Anchor.HANDS.value, Anchor.ROOM.value),
        "Where attention may rest; the first is used unless another is chosen.",
        "An anchor that one has chosen steadies better than one that is set.", Group.BODY,
        options=tuple(Anchor), source=_TRAUMA,
    ),
    Control(
        "breath_opt_in", "Breath only if chosen", ControlKind.FLAG, True,
        "The breath may be chosen as an anchor, though it is not in the list.",
        "The breath is not neutral for everyone.", Group.BODY, source=_TRAUMA,
    ),
    Control(
        "touch", "Supportive touch", ControlKind.SET,
        (Touch.OBJECT.value, Touch.HAND.value, Touch.NONE.value),
        "What may be chosen; the first is spoken unless another is chosen. No touch can always be chosen.",
        "Touch comforts some people and alarms others.", Group.BODY, options=tuple(Touch),
        source=_BACKDRAFT,
    ),
)

_DEPTH: Final = (
    Control(
        "max_rung", "Highest rung", ControlKind.INT, 3,
        "Parts of a practice above this rung of the ladder are left out.",
        "Compassion is approached in steps, each taken by the person's own hand.", Group.DEPTH, "rung", 0,
        5, softer=Softer.LOWER, lockable=True, source=_THREAT,
    ),
    Control(
        "rung_by_choice", "The person sets the rung", ControlKind.FLAG, False,
        "Sittings stay at rung 1 until the person chooses a higher one.",
        "Some people want to see the whole ladder and climb it themselves.", Group.DEPTH,
        softer=Softer.HIGHER,
    ),
    Control(
        "difficulty_max", "Hardest memory asked for", ControlKind.INT, 2,
        "Parts that ask for a harder memory than this, from 0 to 4, are left out.",
        "A small hard thing is enough to practise with.", Group.DEPTH, "of 4", 0, 4, softer=Softer.LOWER,
        lockable=True, source=_THREAT,
    ),
    Control(
        "contact_max_s", "Contact, at most", ControlKind.FLOAT, 45.0,
        "So long with hard or kind material before resting on an anchor; at never, such parts are left out.",
        "Going to and fro keeps what comes up within reach.", Group.DEPTH, "s", 10, 120,
        may_be_never=True, softer=Softer.LOWER, lockable=True, source=_BACKDRAFT,
    ),
    Control(
        "anchor_min_s", "Anchor after contact, at least", ControlKind.FLOAT, 30.0,
        "How long the rest on the anchor lasts.", "Settling takes longer than stirring up.", Group.DEPTH,
        "s", 15, 60, softer=Softer.HIGHER, source=_BACKDRAFT,
    ),
)

_ASKING: Final = (
    Control(
        "check_in", "Check-ins", ControlKind.SET, ("start", "middle", "end"),
        "When the player asks how it is. It can always be skipped.",
        "A moment to notice, and to choose a softer way.", Group.ASKING,
        options=("start", "middle", "end"), may_be_empty=True, lockable=True,
    ),
    Control(
        "check_in_style", "Asked with", ControlKind.CHOICE, "numbers",
        "Numbers from 0 to 10, icons, or words.", "Numbers are not everybody's language.", Group.ASKING,
        options=("numbers", "icons", "words"),
    ),
    Control(
        "start_rating_grounding", "Grounding only from a first rating of", ControlKind.INT, 7,
        "If the first rating is this high or higher, only grounding is offered.",
        "On a hard day grounding is enough.", Group.ASKING, "of 10", 3, 9, may_be_never=True,
        softer=Softer.LOWER,
    ),
    Control(
        "rise_offers_softer", "A softer way from a rise of", ControlKind.INT, 1,
        "If a rating rises by this much, a softer way is offered.",
        "A small rise is the time for a small change.", Group.ASKING, "points", 1, 3, may_be_never=True,
        softer=Softer.LOWER,
    ),
    Control(
        "rise_offers_stop", "Stopping from a rise of", ControlKind.INT, 2,
        "If a rating rises by this much, stopping is offered.",
        "Stopping is always fine, and easier when it is offered.", Group.ASKING, "points", 1, 3,
        may_be_never=True, softer=Softer.LOWER,
    ),
    Control(
        "rating_offers_stop", "Stopping from a rating of", ControlKind.INT, 8,
        "If any rating is this high or higher, stopping is offered first.",
        "Stopping is always fine, and easier when it is offered.", Group.ASKING, "of 10", 5, 9,
        may_be_never=True, softer=Softer.LOWER,
    ),
)

_SOUND: Final = (
    Control(
        "fade_in_s", "Fade in", ControlKind.FLOAT, 5.0,
        "How slowly sound comes in.", "A slow beginning startles nobody.",
        Group.SOUND, "s", 2, 10, softer=Softer.HIGHER,
    ),
    Control(
        "fade_out_s", "Fade out", ControlKind.FLOAT, 5.0,
        "How slowly sound goes out.", "A slow end startles nobody.",
        Group.SOUND, "s", 2, 10, softer=Softer.HIGHER,
    ),
    Control(
        "bells", "Bells may be chosen", ControlKind.FLAG, False,
        "Bells sound where the author put them, if the person asks for them as well.",
        "Sudden sound can startle.", Group.SOUND, softer=Softer.LOWER,
    ),
    Control(
        "background", "Background sound may be chosen", ControlKind.FLAG, True,
        "Rain, a stream or the like may be chosen to sound behind the voice.",
        "For some a background steadies, for others it is one thing too many.", Group.SOUND,
    ),
    Control(
        "text_first", "Text first", ControlKind.FLAG, False,
        "Sittings begin as text, and the voice is there for the asking.",
        "Reading leaves the pace and the volume with the reader.", Group.SOUND,
    ),
)
# fmt: on

CONTROLS: Final[tuple[Control, ...]] = (*_LENGTH, *_VOICE, *_SILENCE, *_BODY, *_DEPTH, *_ASKING, *_SOUND)
"""All controls, in the order in which they are shown."""

_BY_NAME: Final = {one.name: one for one in CONTROLS}


def control(name: str) -> Control:
    """The control of that name.

    Raises:
        KeyError: no control is called so.
    """
    return _BY_NAME[name]
