"""What trying a script shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.shared.ribbon import RibbonView
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class OpenScript(Intent):
    """Listen to the script in this file, and again whenever it is saved."""

    path: str


@dataclass(frozen=True)
class HearUnder(Intent):
    """Listen to it under a preset: its name, or the path of its file."""

    preset: str


@dataclass(frozen=True)
class HearOnDay(Intent):
    """Listen to it as on this day of many, counted from 1."""

    day: str


@dataclass(frozen=True)
class MakeDraft(Intent):
    """Make a draft of a script from the file, which is another text."""


@dataclass(frozen=True)
class SayLanguage(Intent):
    """Write into its file which language the script is in.

    Attributes:
        language: as a tag.
    """

    language: str


@dataclass(frozen=True)
class PlayPassage(Intent):
    """Play the sitting from this passage on, by its place in the view."""

    index: int


@dataclass(frozen=True)
class HearReading(Intent):
    """Hear a sentence with one of the two readings of its doubtful word.

    Attributes:
        index: of the word in the view.
        reading: 0 or 1.
    """

    index: int
    reading: int


@dataclass(frozen=True)
class PassageRow:
    """One passage as it is heard.

    Attributes:
        time: where it begins, such as ``"4:07"``.
        phase: the phase that it belongs to, where one begins; else empty.
        words: its lines with their quiet, and what is asked or written in it.
        put_in: True if none of it is from the script.
    """

    time: str
    phase: str
    words: str
    put_in: bool = False


@dataclass(frozen=True)
class MeasureRow:
    """A measure beside its goal, in words; ``missed`` where it isn't as it should be."""

    words: str
    missed: bool


@dataclass(frozen=True)
class DoubtRow:
    """A word that the voice could read in two ways.

    Attributes:
        words: where it stands, and its sentence.
        word: it.
        examples: for each reading, a few words in which it is read so.
    """

    words: str
    word: str
    examples: tuple[str, str]


@dataclass(frozen=True)
class TryScriptView(View):
    """A script as it is heard.

    Attributes:
        path: of its file; empty before one is opened.
        presets, preset: those there are, and the one it is heard under.
        days, day: which days can be listened to, and the one chosen.
        title: of the sitting that is shown; empty while there is none.
        mistakes: errors in the file, because of which it can't be planned, with line and column.
        draft: what a draft can be made from, in a sentence; empty where there is nothing to make one from.
        stale: says that what is shown is from before those errors; else empty.
        not_offered: why it isn't offered under this preset; empty where it is.
        ribbon: None while there is nothing to hear.
        passages: the transcript.
        measures: of craft, each beside its goal.
        findings: lines to look at, with file and line.
        doubts: words with two readings, each to be heard in both.
        languages: those that the script may be said to be in; none where its own is known.
        said: what the last action led to, or empty.
    """

    place: ClassVar = Place.TODAY

    path: str
    presets: tuple[Option, ...]
    preset: str
    days: tuple[Option, ...]
    day: str
    title: str = ""
    mistakes: tuple[str, ...] = ()
    draft: str = ""
    stale: str = ""
    not_offered: str = ""
    ribbon: RibbonView | None = None
    passages: tuple[PassageRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    findings: tuple[str, ...] = ()
    doubts: tuple[DoubtRow, ...] = ()
    languages: tuple[Option, ...] = ()
    said: str = ""
    messages: tuple[Message, ...] = ()
