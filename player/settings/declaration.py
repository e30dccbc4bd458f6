"""What a person has set. Each setting stands here once: name, type, default, range and description.

The window, the file's reader and the docs read them off the fields of ``Settings``.

Volume never creeps up: a volume may be turned up for one sitting, but what is remembered after the sitting is
the lower of the two (``player.sittings.volumes``). Only the Settings screen raises a remembered volume.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

AS_THE_PACING = -1
"""Of ``own_rung``: the person never chose a rung for themselves."""

MOST_MARKS = 500
"""Of recordings; the oldest mark goes when there is one more."""

SettingValue = bool | int | float | str | tuple[str, ...]
"""Everything a setting can be."""


class Theme(StrEnum):
    """Light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ReadingFont(StrEnum):
    """The typeface of practice text."""

    LITERATA = "literata"
    ATKINSON = "atkinson"


class DistressScale(StrEnum):
    """In which numbers distress is asked for."""

    TEN = "0-10"
    HUNDRED = "0-100"


@dataclass(frozen=True)
class Whole:
    """A whole number in a range, both ends included."""

    low: int
    high: int
    unit: str

    @property
    def words(self) -> str:
        """What is expected, for a message."""
        return f"a whole number from {self.low} to {self.high} ({self.unit})"

    def check(self, value: object) -> SettingValue:
        """Give the value back, or raise ValueError."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            raise ValueError(self.words)
        return int(value)


@dataclass(frozen=True)
class Number:
    """A number in a range, both ends included."""

    low: float
    high: float
    unit: str

    @property
    def words(self) -> str:
        """What is expected, for a message."""
        return f"a number from {self.low:g} to {self.high:g} ({self.unit})"

    def check(self, value: object) -> SettingValue:
        """Give the value back as a float, or raise ValueError."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError(self.words)
        if not self.low <= value <= self.high:
            raise ValueError(self.words)
        return float(value)


@dataclass(frozen=True)
class OnOff:
    """Yes or no."""

    words: str = "true or false"

    def check(self, value: object) -> SettingValue:
        """Give the value back, or raise ValueError."""
        if not isinstance(value, bool):
            raise ValueError(self.words)  # noqa: TRY004 - the file's reader turns ValueError into a problem
        return value


@dataclass(frozen=True)
class OneOf:
    """One of a few names."""

    names: type[StrEnum]

    @property
    def words(self) -> str:
        """What is expected, for a message."""
        return "one of " + ", ".join(f'"{name}"' for name in self.names)

    def check(self, value: object) -> SettingValue:
        """Give the value back as its enumeration, or raise ValueError."""
        if not isinstance(value, str) or value not in {str(name) for name in self.names}:
            raise ValueError(self.words)
        return self.names(str(value))


@dataclass(frozen=True)
class Text:
    """Free text of a bounded length. Control characters other than line ends are refused."""

    longest: int
    lines: bool = False

    @property
    def words(self) -> str:
        """What is expected, for a message."""
        form = "text" if self.lines else "text on one line"
        return f"{form} of at most {self.longest} characters"

    def check(self, value: object) -> SettingValue:
        """Give the value back, or raise ValueError."""
        allowed = "\n\t" if self.lines else ""
        if not isinstance(value, str) or len(value) > self.longest:
            raise ValueError(self.words)
        if any(_unkeepable(character) and character not in allowed for character in value):
            raise ValueError(self.words)
        return str(value)


@dataclass(frozen=True)
class Texts:
    """A list of short texts."""

    most: int
    each: Text

    @property
    def words(self) -> str:
        """What is expected, for a message."""
        return f"a list of at most {self.most} items, each {self.each.words}"

    def check(self, value: object) -> SettingValue:
        """Give the value back as a tuple, or raise ValueError."""
        if not isinstance(value, list | tuple) or len(value) > self.most:
            raise ValueError(self.words)
        return tuple(str(self.each.check(item)) for item in value)


Kind = Whole | Number | OnOff | OneOf | Text | Texts


@dataclass(frozen=True)
class Setting:
    """One declared setting."""

    name: str
    kind: Kind
    default: SettingValue
    description: str


def _declared(kind: Kind, description: str) -> dict[str, Any]:
    return {"kind": kind, "description": description}


_VOLUME = Number(0.0, 1.0, "1 is as loud as it gets")
_NAME = Text(500)


@dataclass(frozen=True)
class Settings:
    """All settings. Their kinds, ranges and descriptions stand beside them: see ``declared_settings``."""

    text_size: int = field(
        default=100, metadata=_declared(Whole(100, 200, "percent"), "How large text is shown.")
    )
    theme: Theme = field(
        default=Theme.SYSTEM, metadata=_declared(OneOf(Theme), "Light, dark, or as your system is.")
    )
    reading_font: ReadingFont = field(
        default=ReadingFont.LITERATA,
        metadata=_declared(
            OneOf(ReadingFont), "The typeface of practice text. Atkinson sets letters far apart."
        ),
    )
    reduced_motion: bool = field(
        default=False, metadata=_declared(OnOff(), "Show changes at once, without movement.")
    )
    device: str = field(
        default="", metadata=_declared(_NAME, "Where sound is heard. Empty: your system's own choice.")
    )
    voice_volume: float = field(
        default=0.8, metadata=_declared(_VOLUME, "How loud the voice is. It is never raised by itself.")
    )
    background_volume: float = field(
        default=0.3, metadata=_declared(_VOLUME, "How loud a background sound is, where one plays.")
    )
    background: str = field(
        default="",
        metadata=_declared(
            _NAME, "What sounds softly behind the voice, where the pacing allows it. Empty: nothing."
        ),
    )
    bell_volume: float = field(
        default=0.5, metadata=_declared(_VOLUME, "How loud bells are, in sittings with bells.")
    )
    speak: bool = field(
        default=True, metadata=_declared(OnOff(), "Speak the lines, or show them as text only.")
    )
    countdown: bool = field(
        default=False, metadata=_declared(OnOff(), "Show how long a silence still lasts.")
    )
    preset: str = field(
        default="gentle", metadata=_declared(_NAME, "The pacing: a preset's name, or the path of its file.")
    )
    locked_by: str = field(
        default="",
        metadata=_declared(
            _NAME, "The preset whose locks hold while a softer one is chosen. Empty: none, or the chosen one."
        ),
    )
    distress_scale: DistressScale = field(
        default=DistressScale.TEN,
        metadata=_declared(OneOf(DistressScale), "The numbers in which it is asked how hard a moment is."),
    )
    mood_and_energy: bool = field(
        default=True,
        metadata=_declared(
            OnOff(), "Ask about mood and energy as well, before and after. Both can always be left out."
        ),
    )
    favourites: tuple[str, ...] = field(
        default=(), metadata=_declared(Texts(200, Text(100)), "The ids of practices kept at hand.")
    )
    keep_days: int = field(
        default=0,
        metadata=_declared(
            Whole(0, 36_500, "days; 0 keeps everything"), "How long the log is kept before it is deleted."
        ),
    )
    own_rung: int = field(
        default=AS_THE_PACING,
        metadata=_declared(
            Whole(AS_THE_PACING, 5, "rung; -1 is as the pacing begins"),
            "The highest rung you chose for yourself. Nothing but your own choice raises it.",
        ),
    )
    recording_rungs: tuple[str, ...] = field(
        default=(),
        metadata=_declared(
            Texts(MOST_MARKS, Text(100)),
            "What you marked recordings as: the name and rung of each.",
        ),
    )
    lower_rung_offered: str = field(
        default="",
        metadata=_declared(_NAME, "For which sittings a lower rung was offered, so that it is offered once."),
    )
    region: str = field(
        default="",
        metadata=_declared(
            Text(40), "Whose people to contact the support card shows. Empty: not chosen yet."
        ),
    )
    support_contact: str = field(
        default="",
        metadata=_declared(
            Text(2000, lines=True), "Someone you might contact, in your own or your clinician's words."
        ),
    )


def declared_settings() -> Iterator[Setting]:
    """Yield every setting in the order in which it is declared."""
    for entry in fields(Settings):
        default = getattr(Settings, entry.name)
        yield Setting(entry.name, entry.metadata["kind"], default, entry.metadata["description"])


def _unkeepable(character: str) -> bool:
    # Control characters are noise in a settings file; lone surrogates can't be written as UTF-8.
    return character < " " or "\x7f" <= character < "\xa0" or "\ud800" <= character <= "\udfff"
