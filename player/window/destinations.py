"""Where a page leads, with what the next page needs: its arguments, under the same names.

Fields have values of other rooms only, so that a page needs no other page's module. What a person presses
to get to a screen is in ``player.window.intents``; where the clinic's pages lead: ``player.window.clinic``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.window.intents import Destination

if TYPE_CHECKING:
    from pathlib import Path

    from player.practice.session.passage_start import PassageStart
    from player.practice.units import Rung, Seconds
    from player.records.journal.entries import JournalEntry, JournalKind
    from player.records.measures.questionnaires import Questionnaire
    from player.records.store.entries import EventKind, SittingId
    from player.sittings.eased_out import EasedOut
    from player.sittings.planning import Planning
    from player.sittings.sitting_log import SittingLog


class GoOnWhereItStopped(Destination):
    """Before you begin, for a sitting that goes on where the last one stopped."""


class Back(Destination):
    """The page before."""


class FirstVisit(Destination):
    """The three short screens before Today, on the very first visit."""


@dataclass(frozen=True)
class EasierPractices(Destination):
    """The list of practices, with only those that go no higher than a rung."""

    up_to: Rung


@dataclass(frozen=True)
class RecordingBriefing(Destination):
    """Before you begin, for a recording that was analysed."""

    path: Path


@dataclass(frozen=True)
class DescribeRecording(Destination):
    """A recording's name, what the person says of it, and where it is."""

    path: Path


@dataclass(frozen=True)
class BeginSitting(Destination):
    """A sitting, which begins at once.

    Attributes:
        planning: of the sitting.
        written: the kind of journal entry written in it; None if nothing is written in the window.
        noted: what happened before it and belongs in its log.
    """

    planning: Planning
    written: JournalKind | None = None
    noted: tuple[tuple[EventKind, str], ...] = ()


@dataclass(frozen=True)
class TrySitting(Destination):
    """A sitting for trying a script: it begins at once, isn't logged, and leads back to the script.

    Attributes:
        planning: of the sitting.
        tried_from: the passage that it begins with.
    """

    planning: Planning
    tried_from: PassageStart


@dataclass(frozen=True)
class AfterSitting(Destination):
    """The screen after a sitting.

    Attributes:
        log: the sitting's.
        title: what was practised.
        heard: how much of it.
        stopped: by choice, before its end.
        as_planned: True if nothing was softened or left out.
        asks: whether it asks how it is, as the pacing's check-ins say.
        asks_mood: True if mood and energy may be asked for.
    """

    log: SittingLog
    title: str
    heard: Seconds
    stopped: bool
    as_planned: bool = False
    asks: bool = True
    asks_mood: bool = False


@dataclass(frozen=True)
class EaseOutOfSitting(Destination):
    """Easing back out of a sitting.

    Attributes:
        eased: the sitting, to which one can come back.
        after: the screen that follows; None after one that was only tried.
        log: the sitting's; None with one that was only tried.
        reached: the rung it was on.
        answered: True if how hard it is was answered a moment before.
    """

    eased: EasedOut
    after: AfterSitting | None
    log: SittingLog | None
    reached: int
    answered: bool = False


@dataclass(frozen=True)
class AnswerQuestionnaire(Destination):
    """A questionnaire, with its items, after a sitting or by itself."""

    asked: Questionnaire
    sitting: SittingId | None = None


@dataclass(frozen=True)
class WriteAboutUnwanted(Destination):
    """Room to write about something unwanted in a sitting, which ``about`` names in words."""

    sitting: SittingId
    about: str


@dataclass(frozen=True)
class WriteEntry(Destination):
    """An entry of the journal: one to go on with, or a new one of a kind."""

    kind: JournalKind
    entry: JournalEntry | None = None


@dataclass(frozen=True)
class AskPassphrase(Destination):
    """The question for the log's passphrase, and where the person wanted to go."""

    then: Destination


@dataclass(frozen=True)
class AskToDeleteEverything(Destination):
    """The screen for deleting, with the question whether everything may be deleted."""

    asks_to_delete: bool = True
