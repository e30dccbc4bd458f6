"""What a person chooses for themselves before and during a sitting."""

from dataclasses import dataclass

from player.language.catalogue import _
from player.practice.declared.worded import Worded
from player.practice.narrator_choice import NarratorChoice
from player.practice.units import Rung, Seconds


class Eyes(Worded):
    """What the eyes do."""

    OPEN = "open", _("Open")
    LOWERED = "lowered", _("Lowered")
    CLOSED = "closed", _("Closed")


class Anchor(Worded):
    """Where attention may rest."""

    SOUND = "sound", _("Sounds")
    FEET = "feet", _("Feet on the floor")
    HANDS = "hands", _("Hands")
    ROOM = "room", _("The room")
    BREATH = "breath", _("Breath")
    OBJECT = "object", _("An object")
    MOVEMENT = "movement", _("A small movement")


class Touch(Worded):
    """Whether supportive touch is offered, and of what."""

    HAND = "hand", _("A hand somewhere kind")
    OBJECT = "object", _("Something to hold")
    NONE = "none", _("No touch")


class Posture(Worded):
    """How the body rests."""

    SITTING = "sitting", _("Sitting")
    LYING = "lying", _("Lying down")
    STANDING = "standing", _("Standing")


class Wording(Worded):
    """Which of the author's wordings is spoken."""

    STANDARD = "standard", _("Standard")
    GENTLE = "gentle", _("Gentle")
    LITERAL = "literal", _("Plain and literal")


class Bowl(Worded):
    """Which singing bowl is heard as a bell. ``audio.mix.bells`` makes them, by the same names."""

    WARM = "warm", _("A warm bowl")
    DEEP = "deep", _("A deep bowl")
    CLEAR = "clear", _("A clear bowl")


@dataclass(frozen=True)
class Choices:
    """A person's choices. ``None`` means "whatever the pacing starts with".

    Choices only ever soften what the pacing allows: a rung above the pacing's highest, a longer sitting, or
    eyes, an anchor or touch that the pacing does not offer fall back to the pacing's own first offer.

    Attributes:
        eyes, anchor, touch, posture, wording: which alternatives of a script are spoken.
        highest_rung: stop at this rung of the ladder.
        longest: no longer than this many seconds.
        spoken: False for a text-only sitting.
        bells: True if bells are wanted (never by default).
        bowl: what a bell sounds like.
        settle: in quiet time, seconds to settle before it begins.
        bell_every: in quiet time, seconds from bell to bell; None for bells at its ends only.
        between: in quiet time, what sounds instead of the background of the settings: the name of one, or the
            path of a file; empty for as in the settings.
        softened: how many times "Softer" was pressed in this sitting.
        gentle_from: from this rung on lines are spoken in their gentle wording, unless a wording was chosen.
        narrator: who speaks, unless the pacing locks somebody else.
        turn: how often the person has sat this practice before: what takes turns goes by it.
    """

    eyes: Eyes | None = None
    anchor: Anchor | None = None
    touch: Touch | None = None
    posture: Posture | None = None
    wording: Wording | None = None
    highest_rung: Rung | None = None
    longest: Seconds | None = None
    spoken: bool = True
    bells: bool = False
    bowl: Bowl = Bowl.WARM
    settle: Seconds = Seconds(0.0)
    bell_every: Seconds | None = None
    between: str = ""
    softened: int = 0
    gentle_from: Rung | None = None
    narrator: NarratorChoice = NarratorChoice.OPEN
    turn: int = 0
