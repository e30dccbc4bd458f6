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

from player.language.catalogue import _
from player.practice.choices import Anchor, Eyes, Touch, Wording
from player.practice.declared.declaration import Declared, Softer, declare, declared_in
from player.practice.declared.kinds import OnOff, OrNever
from player.practice.declared.numbers import Number, OnLadder, Whole
from player.practice.declared.options import OneOf, SomeOf
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.control_options import CheckInAt, CheckInStyle, LongSilence
from player.practice.units import Rung

Control = Declared[Any]
"""One control."""


class Group(StrEnum):
    """How the controls are grouped where they are shown."""

    LENGTH = _("Length")
    VOICE = _("Voice and pauses")
    SILENCE = _("Silence and company")
    BODY = _("Eyes, anchor and touch")
    DEPTH = _("How far it goes")
    ASKING = _("Checking in")
    SOUND = _("Sound")


_TRAUMA: Final = _("Treleaven, Trauma-Sensitive Mindfulness; numbers are our default")
_BACKDRAFT: Final = _("Germer & Neff 2019; numbers are our default")
_THREAT: Final = _("Creaser 2022; numbers are our default")
_UNWANTED: Final = _("Britton 2021; numbers are our default")


@dataclass(frozen=True, kw_only=True)
class Controls:
    """The value of every control, in the order in which they are shown. The defaults are Gentle's."""

    session_max_min: float = declare(
        Number(1, 20, _("min")),
        8.0,
        label=_("Longest sitting"),
        group=Group.LENGTH,
        description=_(
            "No sitting is longer. Where time is short, optional parts go first, then the ends of others."
        ),
        reason=_("Short sittings can be stopped before they become too much."),
        softer=Softer.LOWER,
        lockable=True,
    )
    quiet_time_max_min: float = declare(
        Number(1, 60, _("min")),
        8.0,
        label=_("Longest quiet time"),
        group=Group.LENGTH,
        description=_(
            "Quiet time, which has no guide, is no longer than this. A preset that doesn't set it "
            "uses its longest sitting."
        ),
        reason=_("Long quiet is not for everyone; it is kept company all the same."),
        softer=Softer.LOWER,
        lockable=True,
    )
    sessions_per_day_suggested: int = declare(
        Whole(1, 3, _("a day")),
        2,
        label=_("Sittings a day, as a suggestion"),
        group=Group.LENGTH,
        description=_("Shown as a suggestion. Nobody is reminded, and nothing is counted against anyone."),
        reason=_("Little and often tends to be easier than long and seldom."),
        softer=Softer.LOWER,
    )
    orient_s: float = declare(
        Number(20, 120, _("s")),
        30.0,
        label=_("Opening, at least"),
        group=Group.LENGTH,
        description=_(
            "The opening, in which one arrives in the room, lasts at least this long; built-in lines "
            "fill it up."
        ),
        reason=_("Knowing where one is comes before anything else."),
        softer=Softer.HIGHER,
        source=_TRAUMA,
    )
    return_s: float = declare(
        Number(20, 120, _("s")),
        45.0,
        label=_("Return, at least"),
        group=Group.LENGTH,
        description=_("The return to the room lasts at least this long; built-in lines fill it up."),
        reason=_("A slow return leaves nobody stranded in what came up."),
        softer=Softer.HIGHER,
        source=_TRAUMA,
    )
    speech_wpm: float = declare(
        Number(85, 140, _("words a minute")),
        105.0,
        label=_("Speech"),
        group=Group.VOICE,
        description=_("How fast a sentence is spoken, counted within the sentence."),
        reason=_("Unhurried speech is easier to follow; speech that drags is not."),
        softer=Softer.LOWER,
    )
    sentence_pause_s: float = declare(
        Number(1, 8, _("s"), step=0.5),
        3.0,
        label=_("Between sentences"),
        group=Group.VOICE,
        description=_("The pause after each sentence."),
        reason=_("Time to take a sentence in, and to leave it if it does not suit."),
    )
    pause_scale: float = declare(
        Number(0.5, 3, "times", step=0.05),
        1.25,
        label=_("The author's pauses"),
        group=Group.VOICE,
        description=_(
            "Pauses that the author wrote become this many times as long, up to the longest silence."
        ),
        reason=_("Some people want more room, some less."),
    )
    wording: tuple[Wording, ...] = declare(
        SomeOf(Wording, ordered=True),
        (Wording.GENTLE, Wording.LITERAL),
        label=_("Wording"),
        group=Group.VOICE,
        description=_(
            "Which of the author's wordings may be chosen; the first is spoken unless another is chosen."
        ),
        reason=_("The same step can be put plainly, gently or without any images."),
    )
    narrator: NarratorChoice = declare(
        OneOf(NarratorChoice),
        NarratorChoice.OPEN,
        label=_("Who speaks"),
        group=Group.VOICE,
        description=_(
            "Who speaks where a person has not chosen; where that voice is not installed, "
            "or its lines are not ready, Heart speaks. Locked, nobody but this voice and Heart speaks."
        ),
        reason=_("A voice can be a comfort to one person and a reminder to another."),
        lockable=True,
    )
    max_silence_s: float = declare(
        Number(3, 60, _("s")),
        15.0,
        label=_("Longest silence"),
        group=Group.SILENCE,
        description=_("Nobody is left without a voice for longer than this."),
        reason=_("In a long silence a person can drift, or be alone with too much."),
        softer=Softer.LOWER,
        lockable=True,
        source=_UNWANTED,
    )
    long_silence: LongSilence = declare(
        OneOf(LongSilence),
        LongSilence.COMPANIONED,
        label=_("A longer silence becomes"),
        group=Group.SILENCE,
        description=_(
            "Cut to the longest silence; kept company by short presence lines; or cut, with the time shown."
        ),
        reason=_("Company or a visible end makes quiet easier to bear."),
        source=_UNWANTED,
    )
    option_phrase_every_s: float = declare(
        Number(30, 180, _("s")),
        90.0,
        label=_("A word about options, at least every"),
        group=Group.SILENCE,
        description=_("The longest time without a line that says one may stop, change or go on."),
        reason=_("Stopping is a choice only while one remembers it."),
        softer=Softer.LOWER,
        source=_TRAUMA,
    )
    eyes: tuple[Eyes, ...] = declare(
        SomeOf(Eyes, ordered=True),
        (Eyes.OPEN,),
        label=_("Eyes"),
        group=Group.BODY,
        description=_(
            "What may be chosen; the first is spoken unless another is chosen. "
            "Open eyes can always be chosen."
        ),
        reason=_("Closed eyes do not suit everyone."),
        source=_TRAUMA,
    )
    anchors: tuple[Anchor, ...] = declare(
        SomeOf(Anchor, ordered=True),
        (Anchor.SOUND, Anchor.FEET, Anchor.HANDS, Anchor.ROOM),
        label=_("Anchors"),
        group=Group.BODY,
        description=_("Where attention may rest; the first is used unless another is chosen."),
        reason=_("An anchor that one has chosen steadies better than one that is set."),
        source=_TRAUMA,
    )
    breath_opt_in: bool = declare(
        OnOff(),
        True,
        label=_("Breath only if chosen"),
        group=Group.BODY,
        description=_("The breath may be chosen as an anchor, though it is not in the list."),
        reason=_("The breath is not neutral for everyone."),
        source=_TRAUMA,
    )
    touch: tuple[Touch, ...] = declare(
        SomeOf(Touch, ordered=True),
        (Touch.OBJECT, Touch.HAND, Touch.NONE),
        label=_("Supportive touch"),
        group=Group.BODY,
        description=_(
            "What may be chosen; the first is spoken unless another is chosen. No touch can always be chosen."
        ),
        reason=_("Touch comforts some people and alarms others."),
        source=_BACKDRAFT,
    )
    max_rung: Rung = declare(
        OnLadder(),
        Rung.KINDNESS_TO_ANOTHER,
        label=_("Highest rung"),
        group=Group.DEPTH,
        description=_("Parts of a practice above this rung of the ladder are left out."),
        reason=_("Compassion is approached in steps, each taken by the person's own hand."),
        softer=Softer.LOWER,
        lockable=True,
        source=_THREAT,
    )
    rung_by_choice: bool = declare(
        OnOff(),
        False,
        label=_("The person sets the rung"),
        group=Group.DEPTH,
        description=_("Sittings stay at rung 1 until the person chooses a higher one."),
        reason=_("Some people want to see the whole ladder and climb it themselves."),
        softer=Softer.HIGHER,
    )
    difficulty_max: int = declare(
        Whole(0, 4, _("of 4")),
        2,
        label=_("Hardest memory asked for"),
        group=Group.DEPTH,
        description=_("Parts that ask for a harder memory than this, from 0 to 4, are left out."),
        reason=_("A small hard thing is enough to practise with."),
        softer=Softer.LOWER,
        lockable=True,
        source=_THREAT,
    )
    contact_max_s: float | None = declare(
        OrNever(Number(10, 120, _("s")), below=True),
        45.0,
        label=_("Contact, at most"),
        group=Group.DEPTH,
        description=_(
            "The longest time with hard or kind material before a rest on an anchor. With never, "
            "such parts are left out."
        ),
        reason=_("Going to and fro keeps what comes up within reach."),
        softer=Softer.LOWER,
        lockable=True,
        source=_BACKDRAFT,
    )
    anchor_min_s: float = declare(
        Number(15, 60, _("s")),
        30.0,
        label=_("Anchor after contact, at least"),
        group=Group.DEPTH,
        description=_("How long the rest on the anchor lasts."),
        reason=_("Settling takes longer than stirring up."),
        softer=Softer.HIGHER,
        source=_BACKDRAFT,
    )
    check_in: tuple[CheckInAt, ...] = declare(
        SomeOf(CheckInAt, may_be_empty=True),
        (CheckInAt.START, CheckInAt.MIDDLE, CheckInAt.END),
        label=_("Check-ins"),
        group=Group.ASKING,
        description=_("When Kindpace asks how it is. A question can always be skipped."),
        reason=_("A moment to notice, and to choose a softer way."),
        softer=Softer.MORE,
        lockable=True,
    )
    check_in_style: CheckInStyle = declare(
        OneOf(CheckInStyle),
        CheckInStyle.NUMBERS,
        label=_("Asked with"),
        group=Group.ASKING,
        description=_("Numbers from 0 to 10, icons, or words."),
        reason=_("Numbers are not everybody's language."),
    )
    start_rating_grounding: int | None = declare(
        OrNever(Whole(3, 9, _("of 10")), below=False),
        7,
        label=_("Grounding only from a first rating of"),
        group=Group.ASKING,
        description=_("If the first rating is this high or higher, only grounding is offered."),
        reason=_("On a hard day grounding is enough."),
        softer=Softer.LOWER,
    )
    rise_offers_softer: int | None = declare(
        OrNever(Whole(1, 3, _("points")), below=False),
        1,
        label=_("A softer way from a rise of"),
        group=Group.ASKING,
        description=_("If a rating rises by this much, a softer way is offered."),
        reason=_("A small rise is the time for a small change."),
        softer=Softer.LOWER,
    )
    rise_offers_stop: int | None = declare(
        OrNever(Whole(1, 3, _("points")), below=False),
        2,
        label=_("Stopping from a rise of"),
        group=Group.ASKING,
        description=_("If a rating rises by this much, stopping is offered."),
        reason=_("Stopping is always fine, and easier when it is offered."),
        softer=Softer.LOWER,
    )
    rating_offers_stop: int | None = declare(
        OrNever(Whole(5, 9, _("of 10")), below=False),
        8,
        label=_("Stopping from a rating of"),
        group=Group.ASKING,
        description=_("If any rating is this high or higher, stopping is offered first."),
        reason=_("Stopping is always fine, and easier when it is offered."),
        softer=Softer.LOWER,
    )
    fade_in_s: float = declare(
        Number(2, 10, _("s")),
        5.0,
        label=_("Fade in"),
        group=Group.SOUND,
        description=_("How slowly sound comes in."),
        reason=_("A slow beginning startles nobody."),
        softer=Softer.HIGHER,
    )
    fade_out_s: float = declare(
        Number(2, 10, _("s")),
        5.0,
        label=_("Fade out"),
        group=Group.SOUND,
        description=_("How slowly sound goes out."),
        reason=_("A slow end startles nobody."),
        softer=Softer.HIGHER,
    )
    bells: bool = declare(
        OnOff(),
        False,
        label=_("Bells may be chosen"),
        group=Group.SOUND,
        description=_("Bells sound where the author put them, if the person asks for them as well."),
        reason=_("Sudden sound can startle."),
        softer=Softer.LOWER,
    )
    background: bool = declare(
        OnOff(),
        True,
        label=_("Background sound may be chosen"),
        group=Group.SOUND,
        description=_("Rain, a stream or the like may be chosen to sound behind the voice."),
        reason=_("For some a background steadies, for others it is one thing too many."),
    )
    text_first: bool = declare(
        OnOff(),
        False,
        label=_("Text first"),
        group=Group.SOUND,
        description=_("Sittings begin as text, and the voice is there for the asking."),
        reason=_("Reading leaves the pace and the volume with the reader."),
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
