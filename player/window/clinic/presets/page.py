"""The clinic's first screen."""

from dataclasses import replace
from pathlib import Path

from player.clinic.errors import ClinicError
from player.clinic.pin import NOTICE, ClinicPin
from player.clinic.preset_export import delete_file, delete_preset
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.questionnaire_catalog import Questionnaires
from player.system.folders import Folders
from player.window.clinic.defaults_described import DEFAULTS
from player.window.clinic.desk import MESSAGE, Desk
from player.window.clinic.destinations import InspectPreset, WritePreset
from player.window.clinic.draft import PresetDraft
from player.window.clinic.draft_files import opened_draft
from player.window.clinic.intents import BackToPreset
from player.window.clinic.presets.describe import clock_words, own_key_words, preset_row, trusted_row
from player.window.clinic.presets.state import (
    ClinicView,
    CountFromToday,
    DeletePreset,
    EditPreset,
    ForgetAuthor,
    LookAtPreset,
    PresetRow,
    RemovePin,
    SetPin,
    TrustedRow,
    UsePreset,
)
from player.window.intents import Destination, Intent
from player.window.pacing_choice import PacingChoice
from player.window.parts import Lazy, Messages
from player.window.shared.questionnaire_offers import say_problems
from player.window.state import Place


class ClinicPage:
    """Presets, trusted authors, importing a preset, and the PIN.

    Args:
        desk: what the clinic's pages share.
        folders: where presets are kept.
        library: the presets there are.
        messages: said in the window.
        pacing_choice: the pacing in force.
        pin: the clinic's.
        questionnaires: read again here; what is wrong in them is reported.
    """

    def __init__(
        self,
        *,
        desk: Lazy[Desk],
        folders: Folders,
        library: Lazy[Library],
        messages: Messages,
        pacing_choice: PacingChoice,
        pin: Lazy[ClinicPin],
        questionnaires: Lazy[Questionnaires],
    ) -> None:
        self._desk = desk.get()
        self._folders = folders
        self._library = library
        self._messages = messages
        self._pacing_choice = pacing_choice
        self._pin = pin
        self._pin_said = ""
        self._questionnaires = questionnaires
        self._shown: ClinicView | None = None
        self._reading = True
        library.get().reload_presets()
        questionnaires.get().reload()

    def view(self) -> ClinicView:
        """The screen as it is now. Files are read after something was done, not twenty times a second."""
        if self._shown is None:
            self._shown = self._drawn()
        messages = self._messages.shown_on(Place.CLINIC)
        if self._shown.messages != messages:
            self._shown = replace(self._shown, messages=messages)
        return self._shown

    def _drawn(self) -> ClinicView:
        desk = self._desk
        return ClinicView(
            defaults=DEFAULTS,
            presets=tuple(row for name in desk.names() for row in self._row(name)),
            trusted=self._trusted_rows(),
            key=own_key_words(desk.own_key()),
            pin_set=self._pin.get().is_set,
            pin_notice=NOTICE,
            pin_said=self._pin_said,
            unsaved=desk.unsaved.pacing.name if desk.unsaved is not None else "",
            clock=clock_words(self._library.get().days()),
        )

    def _row(self, name: str) -> tuple[PresetRow, ...]:
        found = self._desk.found(name)
        if found is None:
            return ()
        own, path = self._desk.may_change(name, found), self._desk.file(name)
        mine = path is not None and path.parent == self._folders.presets
        in_force = self._pacing_choice.in_force().pacing.id == name
        shown = self._desk.unverified_name(name) if found.pacing is None else ""
        return (preset_row(name, found, own=own, mine=mine, in_force=in_force, shown=shown),)

    def _trusted_rows(self) -> tuple[TrustedRow, ...]:
        try:
            return tuple(trusted_row(author) for author in self._desk.trusted.read())
        except ClinicError as error:
            self._messages.say(MESSAGE, str(error))
            return ()

    def handle(self, intent: Intent) -> Destination | None:
        """Open, use and delete presets, import one, stop trusting an author, reset the clock, set the PIN."""
        self._shown, self._pin_said = None, ""
        match intent:
            case EditPreset(name):
                return _editor(opened_draft(self._desk, name))
            case BackToPreset():
                return _editor(self._desk.unsaved)
            case LookAtPreset(path) if path.strip():
                return InspectPreset(Path(path.strip()).expanduser())
            case UsePreset(name):
                self._use(name)
            case DeletePreset() | ForgetAuthor() | CountFromToday():
                self._take_away(intent)
            case SetPin() | RemovePin():
                self._change_pin(intent)
        return None

    def _use(self, name: str) -> None:
        answer = self._desk.use(name)
        if not answer.allowed:
            self._messages.say("lock", answer.words)

    def _take_away(self, intent: DeletePreset | ForgetAuthor | CountFromToday) -> None:
        try:
            match intent:
                case DeletePreset(name):
                    self._delete(name)
                case ForgetAuthor(key_id):
                    self._desk.trusted.remove(key_id)
                case CountFromToday():
                    delete_file(self._library.get().latest_day.path)
        except ClinicError as error:
            self._messages.say(MESSAGE, str(error))
        self._library.get().reload_presets()

    def _delete(self, name: str) -> None:
        path = self._desk.file(name)
        if path is not None and path.parent == self._folders.presets:
            delete_preset(path)

    def _change_pin(self, intent: SetPin | RemovePin) -> None:
        pin = self._pin.get()
        try:
            match intent:
                case SetPin(new, present):
                    pin.set(new, present)
                    self._pin_said = _(
                        "The PIN is set. You will be asked for it the next time you open Clinic."
                    )
                case RemovePin(present):
                    pin.remove(present)
                    self._pin_said = _("The PIN is removed.")
        except ClinicError as error:
            self._pin_said = str(error)

    def tick(self) -> Destination | None:
        """Read one more questionnaire, and say what is wrong in them once all are read."""
        if self._reading and not self._questionnaires.get().read_next():
            self._reading = False
            say_problems(self._questionnaires, self._messages, Place.CLINIC)
        return None


def _editor(draft: PresetDraft | None) -> WritePreset | None:
    return WritePreset(draft) if draft is not None else None
