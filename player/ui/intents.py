"""Everything a person can do in the window, as frozen values.

The window emits these and nothing else; the controller decides what follows.
"""

from dataclasses import field

from player.late_dataclass import dataclass


@dataclass(frozen=True)
class Intent:
    """The base of all intents."""


@dataclass(frozen=True)
class OpenPractise(Intent):
    """Go to the list of practices."""


@dataclass(frozen=True)
class OpenLog(Intent):
    """Go to the log."""


@dataclass(frozen=True)
class OpenSettings(Intent):
    """Go to the settings."""


@dataclass(frozen=True)
class OpenSupport(Intent):
    """Go to the people to contact."""


@dataclass(frozen=True)
class CloseWindow(Intent):
    """The window was closed. Nothing is asked."""


@dataclass(frozen=True)
class Search(Intent):
    """Show only practices that match ``text``. Empty shows all."""

    text: str


@dataclass(frozen=True)
class ToggleFavourite(Intent):
    """Make a practice a favourite, or no longer one."""

    practice_id: str


@dataclass(frozen=True)
class ChoosePreset(Intent):
    """Use the pacing of this name from now on, such as ``"gentle"``."""

    name: str


@dataclass(frozen=True)
class ChoosePractice(Intent):
    """Open "Before you begin" for a practice."""

    practice_id: str


@dataclass(frozen=True)
class OpenRecording(Intent):
    """Open "Before you begin" for a recording of the person's own, at this path."""

    path: str


@dataclass(frozen=True)
class SetChoice(Intent):
    """Choose ``value`` for a ``subject`` such as ``"eyes"`` before a sitting."""

    subject: str
    value: str


@dataclass(frozen=True)
class Begin(Intent):
    """Begin the sitting, spoken or not as chosen."""


@dataclass(frozen=True)
class BeginTextOnly(Intent):
    """Begin the sitting as text, with no voice."""


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
class Softer(Intent):
    """A softer pacing: in a sitting one step softer from here, elsewhere the next softer preset."""


@dataclass(frozen=True)
class AsBefore(Intent):
    """Undo the last "Softer"."""


@dataclass(frozen=True)
class UseOfferedDevice(Intent):
    """Hear the sitting on the output that was offered. The sitting is paused there."""


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
class EaseBack(Intent):
    """Stop and ground. Comes from every screen, without a question."""


@dataclass(frozen=True)
class EaseBackNext(Intent):
    """The next step of easing back."""


@dataclass(frozen=True)
class EaseBackEnd(Intent):
    """End here: the default at the end of easing back."""


@dataclass(frozen=True)
class EaseBackMoreGrounding(Intent):
    """More grounding at the end of easing back."""


@dataclass(frozen=True)
class EaseBackEasier(Intent):
    """An easier practice at the end of easing back."""


@dataclass(frozen=True)
class Rate(Intent):
    """A rating from 0 to 10, or None for "Rather not say"."""

    value: int | None


@dataclass(frozen=True)
class CarryOn(Intent):
    """Go on as before after a check-in's offer."""


@dataclass(frozen=True)
class GroundingOnly(Intent):
    """Go on with grounding only after a check-in's offer."""


@dataclass(frozen=True)
class Reflect(Intent):
    """The optional sentence for oneself, as it stands."""

    text: str


@dataclass(frozen=True)
class Leave(Intent):
    """Leave "Before you begin" or "Afterwards" for the list of practices."""


@dataclass(frozen=True)
class FilterLog(Intent):
    """Show only log rows that match ``text``. Empty shows all."""

    text: str


@dataclass(frozen=True)
class ShowLogAs(Intent):
    """Show the log as a list, dots or a table: a value of ``LogWay``."""

    way: str


@dataclass(frozen=True)
class NarrowLog(Intent):
    """Choose ``value`` for one of the log's choices; ``"first"`` and ``"last"`` take an ISO date."""

    name: str
    value: str


@dataclass(frozen=True)
class OpenSitting(Intent):
    """Show everything about the sitting in this row; None puts it away."""

    row: int | None


@dataclass(frozen=True)
class DeleteSitting(Intent):
    """Ask whether the opened sitting may be deleted."""


@dataclass(frozen=True)
class ConfirmDelete(Intent):
    """Yes, delete what was asked about."""


@dataclass(frozen=True)
class KeepIt(Intent):
    """No, keep what was asked about."""


@dataclass(frozen=True)
class OpenJournal(Intent):
    """Go to the journal."""


@dataclass(frozen=True)
class BeginEntry(Intent):
    """Begin to write, in a way such as ``"kind-letter"``."""

    kind: str


@dataclass(frozen=True)
class OpenEntry(Intent):
    """Open what was written."""

    entry: str


@dataclass(frozen=True)
class CloseEntry(Intent):
    """Leave an entry for the journal."""


@dataclass(frozen=True)
class Write(Intent):
    """What stands in one part of an entry now."""

    part: str
    text: str


@dataclass(frozen=True)
class SearchJournal(Intent):
    """Show only entries in which these words stand. Empty shows all."""

    text: str


@dataclass(frozen=True)
class ShowVersion(Intent):
    """Look at an earlier version of an entry, or at the one now (``"now"``)."""

    version: str


@dataclass(frozen=True)
class UseVersion(Intent):
    """Go on from the earlier version that is looked at."""


@dataclass(frozen=True)
class DeleteEntry(Intent):
    """Ask whether the entry may be deleted."""


@dataclass(frozen=True)
class OpenLearn(Intent):
    """Go to the short pages."""


@dataclass(frozen=True)
class OpenLearnPage(Intent):
    """Open one of the short pages."""

    page: str


@dataclass(frozen=True)
class OpenExport(Intent):
    """Go to the export's preview."""


@dataclass(frozen=True)
class SetExport(Intent):
    """Choose the export's form, or its ``"first"`` or ``"last"`` day as an ISO date."""

    name: str
    value: str


@dataclass(frozen=True)
class TakeKind(Intent):
    """Take a kind of thing along, or leave it."""

    kind: str
    taken: bool


@dataclass(frozen=True)
class SaveExport(Intent):
    """Write the export to this file, which the person chose."""

    path: str


@dataclass(frozen=True)
class OpenKeeping(Intent):
    """Go to what is kept: the key, backups, retention, deleting."""


@dataclass(frozen=True)
class MoveKey(Intent):
    """Keep the log's key in another place; a passphrase goes with the place of that name."""

    place: str
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class LookIntoBackup(Intent):
    """Say what a backup holds."""

    name: str


@dataclass(frozen=True)
class PutBack(Intent):
    """Ask whether a backup may take the log's place."""

    name: str


@dataclass(frozen=True)
class DeleteDays(Intent):
    """Ask whether everything of these days, as ISO dates and both included, may be deleted."""

    first: str
    last: str


@dataclass(frozen=True)
class KeepOwnFiles(Intent):
    """Have a person's own files of this kind stay when everything is deleted, or not."""

    kind: str
    kept: bool


@dataclass(frozen=True)
class DeleteEverything(Intent):
    """Ask whether all there is may be deleted."""


@dataclass(frozen=True)
class Unlock(Intent):
    """The passphrase, as typed."""

    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class SetSetting(Intent):
    """Change the setting ``name`` to ``value``; a toggle's value is ``"on"`` or ``"off"``."""

    name: str
    value: str


@dataclass(frozen=True)
class ChooseRegion(Intent):
    """Choose the region whose helplines are shown."""

    region: str


@dataclass(frozen=True)
class SetOwnContact(Intent):
    """The person's own contact, such as a clinician, as free text."""

    text: str


@dataclass(frozen=True)
class DismissMessage(Intent):
    """Put away the message with this ``key``."""

    key: str
