"""Every pacing control, declared once, as a field of ``Controls``.

Preset files, their validator and schema, the clinic's editor, ``kindpace preset``, locks and the docs are all
made from these declarations, and so is ``Pacing``. To add a control, declare it here, write the code that
applies it, and set it in the presets that differ from the default (``docs/README.md``).

Ranges and directions follow the practice brief, section 2. Sources support the direction only; each number is
our default, which a clinician may change within the safe range, and never a clinical claim.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from player.practice.choices import Anchor, Eyes, NarratorChoice, Touch, Wording
from player.practice.declared.declaration import Declared, Softer, declare, declared_in
from player.practice.declared.kinds import OnOff, OrNever
from player.practice.declared.numbers import Number, OnLadder, Whole
from player.practice.declared.options import OneOf, SomeOf
from player.practice.pacing.control_options import CheckInAt, CheckInStyle, LongSilence
from player.practice.units import Rung

Control = Declared[Any]
"""One control."""


class Group(StrEnum):
    """How the controls are grouped where they are shown."""

    LENGTH = "Length"
    VOICE = "Voice and pauses"
    SILENCE = "Silence and company"
    BODY = "Eyes, anchor and touch"
    DEPTH = "How far it goes"
    ASKING = "Checking in"
    SOUND = "Sound"


_TRAUMA: Final = "Treleaven, Trauma-Sensitive Mindfulness; numbers are our default"
_BACKDRAFT: Final = "Germer & Neff 2019; numbers are our default"
_THREAT: Final = "Creaser 2022; numbers are our default"
_UNWANTED: Final = "Britton 2021; numbers are our default"


@dataclass(frozen=True, kw_only=True)
class Controls:
    """The value of every control, in the order in which they are shown. The defaults are Gentle's."""

    session_max_min: float = declare(
        Number(1, 20, "min"),
        8.0,
        label="Longest sitting",
        group=Group.LENGTH,
        description="No sitting is longer. "
        "Where time is short, optional parts go first, then the ends of others.",
        reason="Short sittings can be stopped before they become too much.",
        softer=Softer.LOWER,
        lockable=True,
    )
    quiet_time_max_min: float = declare(
        Number(1, 60, "min"),
        8.0,
        label="Longest quiet time",
        group=Group.LENGTH,
        description="Quiet time, which has no guide, is no longer than this. A preset that doesn't set it "
        "uses its longest sitting.",
        reason="Long quiet is not for everyone; it is kept company all the same.",
        softer=Softer.LOWER,
        lockable=True,
    )
    sessions_per_day_suggested: int = declare(
        Whole(1, 3, "a day"),
        2,
        label="Sittings a day, as a suggestion",
        group=Group.LENGTH,
        description="Shown as a suggestion. Nobody is reminded, and nothing is counted against anyone.",
        reason="Little and often tends to be easier than long and seldom.",
        softer=Softer.LOWER,
    )
    orient_s: float = declare(
        Number(20, 120, "s"),
        30.0,
        label="Opening, at least",
        group=Group.LENGTH,
        description="The opening, in which one arrives in the room, lasts at least this long; built-in lines "
        "fill it up.",
        reason="Knowing where one is comes before anything else.",
        softer=Softer.HIGHER,
        source=_TRAUMA,
    )
    return_s: float = declare(
        Number(20, 120, "s"),
        45.0,
        label="Return, at least",
        group=Group.LENGTH,
        description="The return to the room lasts at least this long; built-in lines fill it up.",
        reason="A slow return leaves nobody stranded in what came up.",
        softer=Softer.HIGHER,
        source=_TRAUMA,
    )
    speech_wpm: float = declare(
        Number(85, 140, "words a minute"),
        105.0,
        label="Speech",
        group=Group.VOICE,
        description="How fast a sentence is spoken, counted within the sentence.",
        reason="Unhurried speech is easier to follow; speech that drags is not.",
        softer=Softer.LOWER,
    )
    sentence_pause_s: float = declare(
        Number(1, 8, "s", step=0.5),
        3.0,
        label="Between sentences",
        group=Group.VOICE,
        description="The pause after each sentence.",
        reason="Time to take a sentence in, and to leave it if it does not suit.",
    )
    pause_scale: float = declare(
        Number(0.5, 3, "times", step=0.05),
        1.25,
        label="The author's pauses",
        group=Group.VOICE,
        description="Pauses that the author wrote become this many times as long, up to the longest silence.",
        reason="Some people want more room, some less.",
    )
    wording: tuple[Wording, ...] = declare(
        SomeOf(Wording, ordered=True),
        (Wording.GENTLE, Wording.LITERAL),
        label="Wording",
        group=Group.VOICE,
        description="Which of the author's wordings may be chosen; "
        "the first is spoken unless another is chosen.",
        reason="The same step can be put plainly, gently or without any images.",
    )
    narrator: NarratorChoice = declare(
        OneOf(NarratorChoice),
        NarratorChoice.OPEN,
        label="Who speaks",
        group=Group.VOICE,
        description="Who speaks where a person has not chosen; where that voice is not installed, "
        "or its lines are not ready, Heart speaks. Locked, nobody but this voice and Heart speaks.",
        reason="A voice can be a comfort to one person and a reminder to another.",
        lockable=True,
    )
    max_silence_s: float = declare(
        Number(3, 60, "s"),
        15.0,
        label="Longest silence",
        group=Group.SILENCE,
        description="Nobody is left without a voice for longer than this.",
        reason="In a long silence a person can drift, or be alone with too much.",
        softer=Softer.LOWER,
        lockable=True,
        source=_UNWANTED,
    )
    long_silence: LongSilence = declare(
        OneOf(LongSilence),
        LongSilence.COMPANIONED,
        label="A longer silence becomes",
        group=Group.SILENCE,
        description="Cut to the longest silence; kept company by short presence lines; "
        "or cut, with the time shown.",
        reason="Company or a visible end makes quiet easier to bear.",
        source=_UNWANTED,
    )
    option_phrase_every_s: float = declare(
        Number(30, 180, "s"),
        90.0,
        label="A word about options, at least every",
        group=Group.SILENCE,
        description="The longest time without a line that says one may stop, change or go on.",
        reason="Stopping is a choice only while one remembers it.",
        softer=Softer.LOWER,
        source=_TRAUMA,
    )
    eyes: tuple[Eyes, ...] = declare(
        SomeOf(Eyes, ordered=True),
        (Eyes.OPEN,),
        label="Eyes",
        group=Group.BODY,
        description="What may be chosen; the first is spoken unless another is chosen. "
        "Open eyes can always be chosen.",
        reason="Closed eyes do not suit everyone.",
        source=_TRAUMA,
    )
    anchors: tuple[Anchor, ...] = declare(
        SomeOf(Anchor, ordered=True),
        (Anchor.SOUND, Anchor.FEET, Anchor.HANDS, Anchor.ROOM),
        label="Anchors",
        group=Group.BODY,
        description="Where attention may rest; the first is used unless another is chosen.",
        reason="An anchor that one has chosen steadies better than one that is set.",
        source=_TRAUMA,
    )
    breath_opt_in: bool = declare(
        OnOff(),
        True,
        label="Breath only if chosen",
        group=Group.BODY,
        description="The breath may be chosen as an anchor, though it is not in the list.",
        reason="The breath is not neutral for everyone.",
        source=_TRAUMA,
    )
    touch: tuple[Touch, ...] = declare(
        SomeOf(Touch, ordered=True),
        (Touch.OBJECT, Touch.HAND, Touch.NONE),
        label="Supportive touch",
        group=Group.BODY,
        description="What may be chosen; the first is spoken unless another is chosen. "
        "No touch can always be chosen.",
        reason="Touch comforts some people and alarms others.",
        source=_BACKDRAFT,
    )
    max_rung: Rung = declare(
        OnLadder(),
        Rung.KINDNESS_TO_ANOTHER,
        label="Highest rung",
        group=Group.DEPTH,
        description="Parts of a practice above this rung of the ladder are left out.",
        reason="Compassion is approached in steps, each taken by the person's own hand.",
        softer=Softer.LOWER,
        lockable=True,
        source=_THREAT,
    )
    rung_by_choice: bool = declare(
        OnOff(),
        False,
        label="The person sets the rung",
        group=Group.DEPTH,
        description="Sittings stay at rung 1 until the person chooses a higher one.",
        reason="Some people want to see the whole ladder and climb it themselves.",
        softer=Softer.HIGHER,
    )
    difficulty_max: int = declare(
        Whole(0, 4, "of 4"),
        2,
        label="Hardest memory asked for",
        group=Group.DEPTH,
        description="Parts that ask for a harder memory than this, from 0 to 4, are left out.",
        reason="A small hard thing is enough to practise with.",
        softer=Softer.LOWER,
        lockable=True,
        source=_THREAT,
    )
    contact_max_s: float | None = declare(
        OrNever(Number(10, 120, "s"), below=True),
        45.0,
        label="Contact, at most",
        group=Group.DEPTH,
        description="The longest time with hard or kind material before a rest on an anchor. With never, "
        "such parts are left out.",
        reason="Going to and fro keeps what comes up within reach.",
        softer=Softer.LOWER,
        lockable=True,
        source=_BACKDRAFT,
    )
    anchor_min_s: float = declare(
        Number(15, 60, "s"),
        30.0,
        label="Anchor after contact, at least",
        group=Group.DEPTH,
        description="How long the rest on the anchor lasts.",
        reason="Settling takes longer than stirring up.",
        softer=Softer.HIGHER,
        source=_BACKDRAFT,
    )
    check_in: tuple[CheckInAt, ...] = declare(
        SomeOf(CheckInAt, may_be_empty=True),
        (CheckInAt.START, CheckInAt.MIDDLE, CheckInAt.END),
        label="Check-ins",
        group=Group.ASKING,
        description="When Kindpace asks how it is. A question can always be skipped.",
        reason="A moment to notice, and to choose a softer way.",
        softer=Softer.MORE,
        lockable=True,
    )
    check_in_style: CheckInStyle = declare(
        OneOf(CheckInStyle),
        CheckInStyle.NUMBERS,
        label="Asked with",
        group=Group.ASKING,
        description="Numbers from 0 to 10, icons, or words.",
        reason="Numbers are not everybody's language.",
    )
    start_rating_grounding: int | None = declare(
        OrNever(Whole(3, 9, "of 10"), below=False),
        7,
        label="Grounding only from a first rating of",
        group=Group.ASKING,
        description="If the first rating is this high or higher, only grounding is offered.",
        reason="On a hard day grounding is enough.",
        softer=Softer.LOWER,
    )
    rise_offers_softer: int | None = declare(
        OrNever(Whole(1, 3, "points"), below=False),
        1,
        label="A softer way from a rise of",
        group=Group.ASKING,
        description="If a rating rises by this much, a softer way is offered.",
        reason="A small rise is the time for a small change.",
        softer=Softer.LOWER,
    )
    rise_offers_stop: int | None = declare(
        OrNever(Whole(1, 3, "points"), below=False),
        2,
        label="Stopping from a rise of",
        group=Group.ASKING,
        description="If a rating rises by this much, stopping is offered.",
        reason="Stopping is always fine, and easier when it is offered.",
        softer=Softer.LOWER,
    )
    rating_offers_stop: int | None = declare(
        OrNever(Whole(5, 9, "of 10"), below=False),
        8,
        label="Stopping from a rating of",
        group=Group.ASKING,
        description="If any rating is this high or higher, stopping is offered first.",
        reason="Stopping is always fine, and easier when it is offered.",
        softer=Softer.LOWER,
    )
    fade_in_s: float = declare(
        Number(2, 10, "s"),
        5.0,
        label="Fade in",
        group=Group.SOUND,
        description="How slowly sound comes in.",
        reason="A slow beginning startles nobody.",
        softer=Softer.HIGHER,
    )
    fade_out_s: float = declare(
        Number(2, 10, "s"),
        5.0,
        label="Fade out",
        group=Group.SOUND,
        description="How slowly sound goes out.",
        reason="A slow end startles nobody.",
        softer=Softer.HIGHER,
    )
    bells: bool = declare(
        OnOff(),
        False,
        label="Bells may be chosen",
        group=Group.SOUND,
        description="Bells sound where the author put them, if the person asks for them as well.",
        reason="Sudden sound can startle.",
        softer=Softer.LOWER,
    )
    background: bool = declare(
        OnOff(),
        True,
        label="Background sound may be chosen",
        group=Group.SOUND,
        description="Rain, a stream or the like may be chosen to sound behind the voice.",
        reason="For some a background steadies, for others it is one thing too many.",
    )
    text_first: bool = declare(
        OnOff(),
        False,
        label="Text first",
        group=Group.SOUND,
        description="Sittings begin as text, and the voice is there for the asking.",
        reason="Reading leaves the pace and the volume with the reader.",
    )


CONTROLS: Final[tuple[Control, ...]] = declared_in(Controls)
"""All controls, in the order in which they are shown."""

_BY_NAME: Final = {declared.name: declared for declared in CONTROLS}


def control(name: str) -> Control:
    """The control with that name.

    Raises:
        KeyError: there is no such control.
    """
    return _BY_NAME[name]


DEFAULTS_FROM: Final = {"quiet_time_max_min": "session_max_min"}
"""Controls that have another's value where a preset gives only that: older presets meant both by it."""
