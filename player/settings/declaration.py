"""Every setting, declared once, as a field of ``Settings``.

The settings screen, the file's reader, its schema and the docs are all made from these declarations.

Volume never creeps up: a person may turn a volume up for one sitting, but after it the lower of the two is
remembered (``player.sittings.volumes``). Only the settings screen raises a remembered volume.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from player.language.catalogue import _, language
from player.practice.declared.declaration import Declared, Softer, declare, declared_in
from player.practice.declared.kinds import OnOff
from player.practice.declared.numbers import Number, Whole
from player.practice.declared.options import OneOf
from player.practice.declared.texts import Text, Texts
from player.practice.declared.worded import Worded
from player.practice.narrator_choice import NarratorChoice
from player.settings.theme import Theme

AS_THE_PACING: Final = -1
"""The value of ``own_rung`` for a person who never chose a rung."""

MOST_MARKS: Final = 500
"""How many marks of recordings are remembered; one more replaces the oldest."""

MOST_KEPT_CHOICES: Final = 200
"""For how many practices the last choices are remembered; one more replaces the oldest."""

SettingValue = bool | int | float | str | tuple[str, ...]
"""The types of settings."""

Setting = Declared[Any]
"""One setting."""


class ReadingFont(Worded):
    """The typeface of practice text."""

    LITERATA = "literata", "Literata"
    ATKINSON = "atkinson", "Atkinson Hyperlegible"


class DistressScale(Worded):
    """The scale on which distress is rated."""

    TEN = "0-10", _("From 0 to 10")
    HUNDRED = "0-100", _("From 0 to 100")


class Place(StrEnum):
    """Where a setting is shown: under a heading of the settings screen, or elsewhere."""

    LOOK = _("How it looks")
    SOUND = _("Sound")
    SITTING = _("In a sitting")
    ELSEWHERE = _("On other screens")
    UNSEEN = _("Kept without being shown")


_SCREEN_HEADINGS: Final = frozenset({Place.LOOK, Place.SOUND, Place.SITTING})
_VOLUME: Final = Number(0, 1, _("of the loudest"), step=0.05)
_NAME: Final = Text(500)


@dataclass(frozen=True)
class Settings:
    """All settings, each with its declaration."""

    language: str = declare(
        Text(10),
        "",
        label=_("Language"),
        group=Place.LOOK,
        description=_("The language of this window. It changes when Kindpace is opened again."),
    )
    text_size: int = declare(
        Whole(100, 200, "percent", step=10),
        100,
        label=_("Text size"),
        group=Place.LOOK,
        description=_("At 100 %, text is as large as elsewhere on your computer."),
        source=_("WCAG 2.2, 1.4.4: up to 200 percent"),
    )
    theme: Theme = declare(
        OneOf(Theme),
        Theme.SYSTEM,
        label=_("Theme"),
        group=Place.LOOK,
        description=_("Light, dark, or as your system is."),
    )
    reading_font: ReadingFont = declare(
        OneOf(ReadingFont),
        ReadingFont.LITERATA,
        label=_("Typeface of practice text"),
        group=Place.LOOK,
        description=_("Literata is made for books. Atkinson's letters are easy to tell apart."),
    )
    reduced_motion: bool = declare(
        OnOff(),
        False,
        label=_("No movement"),
        group=Place.LOOK,
        description=_("Changes are shown at once."),
        softer=Softer.HIGHER,
        source=_("WCAG 2.2, 2.3.3"),
    )
    landscape: bool = declare(
        OnOff(),
        True,
        label=_("A landscape behind the sentence"),
        group=Place.LOOK,
        description=_(
            "A quiet picture to rest your eyes on. High contrast and pacings that begin as text have none."
        ),
    )
    device: str = declare(
        _NAME,
        "",
        label=_("Where sound plays"),
        group=Place.SOUND,
        description=_("The speakers or headphones to use."),
    )
    voice_volume: float = declare(
        _VOLUME,
        0.8,
        label=_("Volume of the voice"),
        group=Place.SOUND,
        description=_("It never gets louder by itself."),
        softer=Softer.LOWER,
    )
    background_volume: float = declare(
        _VOLUME,
        0.3,
        label=_("Volume of the background"),
        group=Place.SOUND,
        description=_("How loud a background sound is."),
        softer=Softer.LOWER,
    )
    background: str = declare(
        _NAME,
        "",
        label=_("Background sound"),
        group=Place.SOUND,
        description=_("What plays softly behind the voice, where the pacing allows it."),
    )
    room_tone: bool = declare(
        OnOff(),
        True,
        label=_("Soft room tone in the quiet"),
        group=Place.SOUND,
        description=_("Very faint, so that pauses aren't quite empty. A background sound takes its place."),
    )
    bell_volume: float = declare(
        _VOLUME,
        0.5,
        label=_("Volume of bells"),
        group=Place.SOUND,
        description=_("How loud bells are."),
        softer=Softer.LOWER,
    )
    speak: bool = declare(
        OnOff(),
        True,
        label=_("Speak the lines"),
        group=Place.SOUND,
        description=_("Otherwise they are shown as text only."),
    )
    narrator: NarratorChoice = declare(
        OneOf(NarratorChoice),
        NarratorChoice.OPEN,
        label=_("Who speaks"),
        group=Place.SOUND,
        description=_(
            "Heart begins at once; the others need a while, and until then Heart speaks. Left open, your "
            "pacing decides, then the practice."
        ),
    )
    practice_language: str = declare(
        Text(10),
        "",
        label=_("Language of practices"),
        group=Place.SITTING,
        description=_(
            "Where a practice isn't there in it, it stays in English. Kindpace's own narrators speak "
            "English: in another language you read along, unless somebody added a voice for it."
        ),
    )
    countdown: bool = declare(
        OnOff(),
        False,
        label=_("Show how long a silence lasts"),
        group=Place.SITTING,
        description=_("How much of it is left."),
    )
    questions_pass: bool = declare(
        OnOff(),
        False,
        label=_("Let unanswered questions pass"),
        group=Place.SITTING,
        description=_("After a minute, go on to a rest and ask no more. It helps when lying down."),
    )
    title_outside: bool = declare(
        OnOff(),
        False,
        label=_("Show a practice's title outside the window"),
        group=Place.SITTING,
        description=_(
            'On media controls, headphones and a connected phone. Otherwise they show "A sitting".'
        ),
    )
    preset: str = declare(
        _NAME,
        "gentle",
        label=_("Pacing"),
        group=Place.ELSEWHERE,
        description=_("The pacing: a preset's name, or the path of its file."),
    )
    locked_by: str = declare(
        _NAME,
        "",
        label=_("Whose locks hold"),
        group=Place.UNSEEN,
        description=_(
            "The preset whose locks hold while a softer one is chosen. Empty: none, or the chosen one."
        ),
    )
    distress_scale: DistressScale = declare(
        OneOf(DistressScale),
        DistressScale.TEN,
        label=_("How hard it is, in numbers"),
        group=Place.SITTING,
        description=_("The numbers in which you say how hard a moment is."),
    )
    mood_and_energy: bool = declare(
        OnOff(),
        True,
        label=_("Ask about mood and energy"),
        group=Place.SITTING,
        description=_("After a sitting. Both can always be left out."),
    )
    favourites: tuple[str, ...] = declare(
        Texts(200, Text(100)),
        (),
        label=_("Favourite practices"),
        group=Place.ELSEWHERE,
        description=_("The ids of your favourite practices."),
    )
    keep_days: int = declare(
        Whole(0, 36_500, "days"),
        0,
        label=_("How long everything is kept"),
        group=Place.ELSEWHERE,
        description=_("How long the log is kept before it is deleted; 0 keeps everything."),
    )
    own_rung: int = declare(
        Whole(AS_THE_PACING, 5, "rung"),
        AS_THE_PACING,
        label=_("How far to go"),
        group=Place.SITTING,
        description=_(
            "The highest rung you chose for yourself; -1 is where the pacing begins. "
            "Nothing but your own choice raises it."
        ),
        softer=Softer.LOWER,
    )
    copy_recordings: bool = declare(
        OnOff(),
        False,
        label=_("Copy recordings"),
        group=Place.ELSEWHERE,
        description=_(
            "Copy recordings that you open or drop into Kindpace's own folder. Otherwise they stay "
            "where they are, and Kindpace remembers the place."
        ),
    )
    recording_rungs: tuple[str, ...] = declare(
        Texts(MOST_MARKS, Text(100)),
        (),
        label=_("What recordings are marked as"),
        group=Place.ELSEWHERE,
        description=_("What you marked recordings as: the name and rung of each."),
    )
    practice_choices: tuple[str, ...] = declare(
        Texts(MOST_KEPT_CHOICES, Text(500)),
        (),
        label=_("What was chosen before practices"),
        group=Place.ELSEWHERE,
        description=_("What you chose last before a practice: its id, and each choice."),
    )
    lower_rung_offered: str = declare(
        _NAME,
        "",
        label=_("A lower rung, offered"),
        group=Place.UNSEEN,
        description=_("For which sittings a lower rung was offered, so that it is offered once."),
    )
    region: str = declare(
        Text(40),
        "",
        label=_("Region shown first"),
        group=Place.ELSEWHERE,
        description=_("Whose people to contact come first on the Support page. Empty: not chosen yet."),
    )
    support_contact: str = declare(
        Text(2000, lines=True),
        "",
        label=_("Your own contact"),
        group=Place.ELSEWHERE,
        description=_("Someone you might contact, in your own or your clinician's words."),
    )

    @property
    def wanted_language(self) -> str:
        """The language in which practices are wanted, as a tag: the one chosen, or else the window's."""
        return self.practice_language or language()


SETTINGS: Final[tuple[Setting, ...]] = declared_in(Settings)
"""All settings, in the order in which they are declared."""

ON_SCREEN: Final = tuple(declared for declared in SETTINGS if declared.group in _SCREEN_HEADINGS)
"""The settings on the settings screen. The others are on other screens, or not shown at all."""

_BY_NAME: Final = {declared.name: declared for declared in SETTINGS}


def setting(name: str) -> Setting:
    """The setting with that name.

    Raises:
        KeyError: there is no such setting.
    """
    return _BY_NAME[name]
