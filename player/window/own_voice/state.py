"""What recording a practice line by line shows, and what can be done there."""

from dataclasses import dataclass, field
from typing import ClassVar, Final

from player.language.catalogue import _
from player.window.intents import Intent
from player.window.state import Key, Message, Option, Place, View

STOP_LOOKING: Final = _("Stop looking through it")
STOP_FILES: Final = _("Stop adding them")


@dataclass(frozen=True)
class RecordPractice(Intent):
    """Show the lines of this practice: its id, or the path of its script."""

    practice: str


@dataclass(frozen=True)
class RecordUnder(Intent):
    """Show the lines as they are heard under this preset."""

    preset: str


@dataclass(frozen=True)
class NameSpeaker(Intent):
    """Who speaks, as it is typed."""

    name: str


@dataclass(frozen=True)
class ChooseMicrophone(Intent):
    """Record from this microphone; empty for the system's default."""

    name: str


class LookForMicrophones(Intent):
    """Look once more which microphones there are."""


class RecordOrStop(Intent):
    """Record the line at hand; or, while it is recorded, stop."""


class HearOrStop(Intent):
    """Hear what is recorded of the line at hand; or, while it is heard, stop."""


@dataclass(frozen=True)
class GoToLine(Intent):
    """Go to the line with this number."""

    number: int


class NextLine(Intent):
    """Go to the line after this one."""


class LineBefore(Intent):
    """Go to the line before this one."""


class NextMissing(Intent):
    """Go to the next line that isn't recorded as it is now."""


@dataclass(frozen=True)
class TakeInFiles(Intent):
    """Take in sound files that are named by the numbers of their lines."""

    paths: tuple[str, ...]


@dataclass(frozen=True)
class TakeInWhole(Intent):
    """Take in one long recording of the whole sheet."""

    path: str


class StopLooking(Intent):
    """Look the long recording through no further; nothing of it is added."""


@dataclass(frozen=True)
class ChooseStretch(Intent):
    """Think of these stretches, such as ``"9"`` or ``"9-10"``, as a doubtful line."""

    line: int
    run: str


@dataclass(frozen=True)
class HearStretch(Intent):
    """Hear the stretches that are chosen for a doubtful line."""

    line: int


@dataclass(frozen=True)
class TakeStretch(Intent):
    """They are the line: take them in."""

    line: int


@dataclass(frozen=True)
class LeaveOutStretch(Intent):
    """Take nothing in for a doubtful line."""

    line: int


@dataclass(frozen=True)
class KeepSheet(Intent):
    """Write the sheet to this file (PDF)."""

    path: str


@dataclass(frozen=True)
class GiveVoice(Intent):
    """Write the recorded lines and the chosen preset to one signed file.

    Attributes:
        passphrase: of the key.
        path: of the file.
    """

    passphrase: str = field(repr=False)
    path: str


class GoBack(Intent):
    """Go back to the page before."""


class AskToDeleteVoice(Intent):
    """Ask whether all recorded lines of the practice may be deleted."""


@dataclass(frozen=True)
class LineRow:
    """A line of the sheet.

    Attributes:
        number: from 1.
        text: what is read.
        phase: the title of the phase, where one begins; else empty.
        quiet: the pause after it as a mark, such as ``"· 6 s"``.
        state: whether it is recorded, in words.
        earlier: how it read when it was recorded, where it has changed since; else empty.
    """

    number: int
    text: str
    phase: str = ""
    quiet: str = ""
    state: str = ""
    earlier: str = ""


@dataclass(frozen=True)
class StretchRow:
    """A line that might be in several places of one long recording.

    Attributes:
        line: its number.
        text: what is read.
        runs, run: the stretches that it may be, and those chosen.
    """

    line: int
    text: str
    runs: tuple[Option, ...]
    run: str


@dataclass(frozen=True)
class OwnVoiceView(View):
    """A practice that is recorded line by line.

    Attributes:
        practices, practice: those that can be recorded, and the one that is.
        presets, preset: those there are, and the one it is recorded as heard under.
        by: who speaks; ``by_fixed`` once something is recorded.
        by_missing: what to say at that field; empty while nothing is missing there.
        summary: what is recorded, or why nothing can be.
        lines: the sheet.
        line: the one at hand; None where there is none.
        heard_as: its state is recorded and can be heard.
        microphones, microphone: those there are, and the one chosen.
        recording: whether a line is being recorded, or the microphone opened for it.
        hearing: whether something is heard.
        busy: True while something is taken in, written or opened.
        looking: how far a long recording is looked through, or files are added, which can be stopped; empty
            otherwise.
        stop_words: on the button that stops it.
        level: the loudest sample of the last moments on the meter, 0 to 100; -1 while nothing is recorded.
        level_words: what there is to say of it.
        said: what the last action led to, or empty.
        doubts: lines of a long recording that are to be decided by ear.
        html, file_name: the sheet as a page, and the name suggested for it; empty without one.
        can_give: whether there is something to give; ``give_words`` says with what, or what is in the way.
        give_name: the name suggested for the file.
        question: whether all may be deleted; empty while that isn't asked.
        can_delete: whether something is recorded.
    """

    place: ClassVar = Place.CLINIC
    keys: ClassVar = (
        Key("Ctrl+R", "Ctrl+R", RecordOrStop(), _("Record the line, or stop")),
        Key("Ctrl+H", "Ctrl+H", HearOrStop(), _("Hear the line, or stop")),
        Key("Ctrl+N", "Ctrl+N", NextLine(), _("The next line")),
        Key("Ctrl+B", "Ctrl+B", LineBefore(), _("The line before")),
    )

    practices: tuple[Option, ...]
    practice: str
    presets: tuple[Option, ...]
    preset: str
    by: str = ""
    by_fixed: bool = False
    by_missing: str = ""
    summary: str = ""
    lines: tuple[LineRow, ...] = ()
    line: LineRow | None = None
    heard_as: bool = False
    microphones: tuple[Option, ...] = ()
    microphone: str = ""
    recording: bool = False
    hearing: bool = False
    busy: bool = False
    looking: str = ""
    stop_words: str = ""
    level: int = -1
    level_words: str = ""
    said: str = ""
    doubts: tuple[StretchRow, ...] = ()
    html: str = ""
    file_name: str = ""
    can_give: bool = False
    give_words: str = ""
    give_name: str = ""
    question: str = ""
    can_delete: bool = False
    messages: tuple[Message, ...] = ()
