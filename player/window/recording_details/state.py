"""What is shown of one recording of the person's own, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class SetDetail(Intent):
    """What the person says of the recording: its ``"title"``, ``"about"`` or ``"caution"``."""

    name: str
    text: str


@dataclass(frozen=True)
class TypeDetail(Intent):
    """The same while it is being typed."""

    name: str
    text: str


@dataclass(frozen=True)
class MarkRecording(Intent):
    """What the recording is about: a rung's number, or empty for "not said"."""

    value: str


@dataclass(frozen=True)
class CopyRecording(Intent):
    """Copy it into Kindpace's own folder."""


@dataclass(frozen=True)
class RemoveRecording(Intent):
    """Take it off the shelf; for a copy, ask first."""


@dataclass(frozen=True)
class RecordingDetailsView(View):
    """One recording.

    Attributes:
        title: what it is called now.
        where: where it is, in a sentence.
        named, about, caution: what the person said of it; empty where they said nothing.
        rungs, rung: what it may be marked as, and what it is marked as; none before it was looked through.
        can_copy: whether it could be copied into Kindpace's folder.
        asked: the question before a copy is deleted; empty until that is wanted.
    """

    place: ClassVar = Place.TODAY

    title: str
    where: str
    named: str = ""
    about: str = ""
    caution: str = ""
    rungs: tuple[Option, ...] = ()
    rung: str = ""
    can_copy: bool = False
    asked: str = ""
    messages: tuple[Message, ...] = ()
