"""What a sitting shows, and what can be done in it."""

from dataclasses import dataclass
from typing import ClassVar, Final

from player.language.catalogue import _
from player.window.announcer import Announcement
from player.window.intents import AsBefore, Intent
from player.window.pictures.state import LandscapeView
from player.window.shared.ribbon import RibbonView
from player.window.shared.writing_state import WritingView
from player.window.state import SOFTER, Key, Surroundings, View


@dataclass(frozen=True)
class TogglePause(Intent):
    """Pause, or go on."""


@dataclass(frozen=True)
class BackLine(Intent):
    """Go back a line."""


@dataclass(frozen=True)
class Skip(Intent):
    """Skip this part."""


@dataclass(frozen=True)
class EndTrial(Intent):
    """Back to the script that is tried."""


@dataclass(frozen=True)
class UseOfferedDevice(Intent):
    """Hear the sitting on the output that was offered. The sitting is paused there."""


@dataclass(frozen=True)
class NobodyMoves(Intent):
    """For a while nobody has pressed a key or moved the pointer.

    Attributes:
        still: False once somebody does.
    """

    still: bool


@dataclass(frozen=True)
class VolumeDown(Intent):
    """Everything that is heard one step down."""


@dataclass(frozen=True)
class VolumeUp(Intent):
    """The voice one step up, and what was brought down with it."""


@dataclass(frozen=True)
class SetVolume(Intent):
    """Set one volume, from 0 to 1, by the name that its item in the view has."""

    name: str
    volume: float


@dataclass(frozen=True)
class ToggleVolumes(Intent):
    """Show the volumes in a sitting, or put them away."""


@dataclass(frozen=True)
class CarryOn(Intent):
    """Go on as before after a check-in's offer."""


@dataclass(frozen=True)
class GroundingOnly(Intent):
    """Go on with grounding only after a check-in's offer."""


@dataclass(frozen=True)
class QuietView:
    """A silence that is meant.

    Attributes:
        words: such as ``"quiet for 5 seconds more"``, or ``"quiet"`` if the countdown is hidden.
        fraction: how much of it has gone by, 0 to 1; drawn only when ``countdown``.
        countdown: False to hide how long it lasts.
        announced: such as ``"Quiet, 16 seconds"``; empty for one too short to be said.
    """

    words: str
    fraction: float = 0.0
    countdown: bool = True
    announced: str = ""


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
        return f"{self.percent} %" if self.percent else _("Silent")


@dataclass(frozen=True)
class Moved:
    """Where a person went by a key.

    Attributes:
        words: such as ``"Skipped"``.
        times: how often they have gone anywhere in this sitting.
    """

    words: str = ""
    times: int = 0

    @property
    def announced(self) -> Announcement:
        """Each time."""
        return Announcement("move", self.words, urgent=True, state=self.times, on_arrival=False)


NOWHERE: Final = Moved()

VOLUME_KEYS: Final = (
    Key("-", "–", VolumeDown(), _("Quieter")),
    Key("+", "+", VolumeUp(), _("Louder")),
    Key("=", "+", VolumeUp()),
)
"""Wherever something may be heard."""

PAUSE: Final = Key("Space", _("Space"), TogglePause(), _("Pause, or go on"))
"""Wherever the focus is, except in a text and on Ease back; Enter presses what has the focus."""

KEYS: Final = (
    PAUSE,
    Key("Left", _("Left"), BackLine(), _("Back a line")),
    Key("Right", _("Right"), Skip(), _("Skip this")),
    SOFTER,
    Key("U", "U", AsBefore(), _("As before")),
    Key("V", "V", ToggleVolumes(), _("Volumes")),
    *VOLUME_KEYS,
)


@dataclass(frozen=True)
class SittingView(View):
    """The sitting. Arrives up to 20 times a second.

    Attributes:
        title: of the practice.
        status: pacing and time left, such as ``"Gentle · about 4 minutes left"``.
        line_before, line: captions; both may be empty.
        quiet: the marker, or None while the voice speaks.
        position: seconds into the sitting.
        ribbon: keep the same object while the plan is unchanged; it is compared by identity first.
        paused: whether it is paused.
        at_writing: True while it waits for the person to write; going on is up to them.
        writes: whether it waits anywhere for the person to write.
        waiting: such as ``"The voice is getting ready."``, or empty.
        message: such as a lost sound device, or empty.
        device_offer: the output that sound could go to if asked, in words, or empty.
        volumes: of everything that can be heard here.
        volumes_open: True while they are shown.
        can_back, can_skip: whether those do anything here.
        softened: such as ``"One step softer"``; empty if not softened. "As before" is offered with it.
        softened_times: how many steps.
        moved: where the person last went by a key.
        can_soften: False when nothing softer is left.
        text_only: no voice, so no volume.
        writing: where to write in this sitting, or None.
        trial: True where a script is only tried: one may go back to it.
        landscape: the picture behind the sentence, or None.
    """

    surroundings: ClassVar = Surroundings.WAYS_OUT
    keys: ClassVar = KEYS

    title: str
    status: str
    line: str
    ribbon: RibbonView
    line_before: str = ""
    quiet: QuietView | None = None
    position: float = 0.0
    paused: bool = False
    at_writing: bool = False
    writes: bool = False
    waiting: str = ""
    message: str = ""
    device_offer: str = ""
    volumes: tuple[VolumeItem, ...] = (VolumeItem("voice", _("Voice"), 70),)
    volumes_open: bool = False
    can_back: bool = True
    can_skip: bool = True
    softened: str = ""
    can_soften: bool = True
    text_only: bool = False
    writing: WritingView | None = None
    trial: bool = False
    landscape: LandscapeView | None = None
    softened_times: int = 0
    moved: Moved = NOWHERE

    @property
    def notice(self) -> str:
        """The message, and an output that sound could go to."""
        offered = (
            _("Sound could go to {device_offer}, if you like.").format(device_offer=self.device_offer)
            if self.device_offer
            else ""
        )
        return " ".join(part for part in (self.message, offered) if part)

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """What a key did, what needs the person, a silence, and the line where no voice says it.

        The voice isn't talked over: a line is announced only without one, and a silence has none. What
        a key did is short.
        """
        quiet = self.quiet.announced if self.quiet is not None else ""
        # Where the voice goes on at once it says so by itself.
        going_on = _("Going on") if self.text_only or self.quiet is not None else ""
        told = (
            Announcement("title", self.title),
            Announcement("notice", self.notice, urgent=True),
            self.moved.announced,
            Announcement(
                "softened",
                self._softened_words(),
                urgent=True,
                state=self.softened_times,
                on_arrival=False,
            ),
            Announcement(
                "pause",
                _("Paused") if self.paused else going_on,
                urgent=True,
                state=self.paused,
                on_arrival=self.paused,
            ),
            Announcement("waiting", self.waiting),
        )
        line = (
            (Announcement("line", self.line, state=(self.line, self.moved.times)),) if self.text_only else ()
        )
        silence = Announcement("quiet", quiet, state=(quiet, self.moved.times), on_arrival=not self.paused)
        return (*told, *line, silence)

    def _softened_words(self) -> str:
        if not self.softened:
            return _("As it was before")
        return (
            self.softened
            if self.can_soften
            else _("{softened}. This is the softest.").format(softened=self.softened)
        )
