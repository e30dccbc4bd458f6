"""What can be done on the clinic's screens, as frozen values."""

from dataclasses import field

from player.late_dataclass import dataclass
from player.ui.intents import Intent


@dataclass(frozen=True)
class OpenClinic(Intent):
    """Go to the clinic."""


@dataclass(frozen=True)
class GivePin(Intent):
    """Try this PIN at the clinic's door."""

    pin: str = field(repr=False)


@dataclass(frozen=True)
class SetPin(Intent):
    """Set a PIN, or change it."""

    new: str = field(repr=False)
    present: str = field(repr=False)


@dataclass(frozen=True)
class RemovePin(Intent):
    """Have no PIN any longer."""

    present: str = field(repr=False)


@dataclass(frozen=True)
class CountFromToday(Intent):
    """The latest day seen was a wrong clock's: count from the clock again."""


@dataclass(frozen=True)
class EditPreset(Intent):
    """Change an own preset, or make a new one like a built-in one."""

    preset_id: str


@dataclass(frozen=True)
class UsePreset(Intent):
    """Use this preset from now on."""

    preset_id: str


@dataclass(frozen=True)
class DeletePreset(Intent):
    """Take an own preset away, with its signature."""

    preset_id: str


@dataclass(frozen=True)
class LookAtPreset(Intent):
    """Look at the preset in this file, to bring it in."""

    path: str


@dataclass(frozen=True)
class GiveKeyFile(Intent):
    """The file of the key that is said to have signed it."""

    path: str


@dataclass(frozen=True)
class TrustAuthor(Intent):
    """The words are the same: trust the author under this name."""

    name: str


@dataclass(frozen=True)
class ForgetAuthor(Intent):
    """Trust an author no longer."""

    key_id: str


@dataclass(frozen=True)
class KeepPreset(Intent):
    """Keep the preset that was looked at."""


@dataclass(frozen=True)
class KeepOlderPreset(Intent):
    """Keep it although there is a newer one of its author."""


@dataclass(frozen=True)
class UseKept(Intent):
    """Use the preset that was just kept."""


@dataclass(frozen=True)
class WriteField(Intent):
    """A field of the preset as it is being written: name, author, reason or review."""

    field: str
    text: str


@dataclass(frozen=True)
class SlideControl(Intent):
    """Move a control's slider to a position, in whole steps."""

    name: str
    position: int


@dataclass(frozen=True)
class SetNever(Intent):
    """Set a control to never, or back to a number."""

    name: str
    on: bool


@dataclass(frozen=True)
class ChooseForControl(Intent):
    """Choose one of a control's options."""

    name: str
    value: str


@dataclass(frozen=True)
class CheckForControl(Intent):
    """Take an option into a control's list, or out of it."""

    name: str
    value: str
    on: bool


@dataclass(frozen=True)
class StartWith(Intent):
    """Put an option first in a control's list."""

    name: str
    value: str


@dataclass(frozen=True)
class SwitchControl(Intent):
    """Switch a control on or off."""

    name: str
    on: bool


@dataclass(frozen=True)
class LockControl(Intent):
    """Lock a control, or unlock it."""

    name: str
    on: bool


@dataclass(frozen=True)
class HearPractice(Intent):
    """Show this practice under the presets."""

    practice_id: str


@dataclass(frozen=True)
class CompareWith(Intent):
    """Compare with this preset."""

    preset_id: str


@dataclass(frozen=True)
class AssignPractice(Intent):
    """Assign one more practice."""

    practice_id: str


@dataclass(frozen=True)
class UnassignPractice(Intent):
    """Assign a practice no longer."""

    practice_id: str


@dataclass(frozen=True)
class MovePractice(Intent):
    """Move an assigned practice one place earlier."""

    practice_id: str


@dataclass(frozen=True)
class SuggestDay(Intent):
    """Suggest an assigned practice on a day, or no longer."""

    practice_id: str
    day: str
    on: bool


@dataclass(frozen=True)
class AskQuestionnaire(Intent):
    """Assign a questionnaire, or no longer."""

    questionnaire_id: str
    on: bool


@dataclass(frozen=True)
class SavePreset(Intent):
    """Keep the preset as it is now."""


@dataclass(frozen=True)
class OpenSigning(Intent):
    """Keep the preset, and go on to sign and give it."""


@dataclass(frozen=True)
class BackToPreset(Intent):
    """Go back from signing to the editor."""


@dataclass(frozen=True)
class MakeKey(Intent):
    """Make a key to sign with, kept under a passphrase."""

    author: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True)
class SignPreset(Intent):
    """Sign, and write the files to give into a folder; the signature beside the preset or within it."""

    passphrase: str = field(repr=False)
    folder: str
    embed: bool = False
