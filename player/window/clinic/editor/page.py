"""Making and changing a preset; beside it, a practice as it is under that preset."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from player.library.catalog import Library
from player.library.choosable_scripts import ChoosableScripts
from player.library.questionnaire_catalog import Questionnaires
from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.sittings.planning import Planning
from player.window.clinic.desk import Desk
from player.window.clinic.destinations import SignDraft
from player.window.clinic.draft import PresetDraft
from player.window.clinic.draft_files import save_draft
from player.window.clinic.editor.comparison_described import PlannedUnderPreset
from player.window.clinic.editor.describe import Choosable, preset_view
from player.window.clinic.editor.draft_changes import CHANGES
from player.window.clinic.editor.state import CompareWith, HearPractice, OpenSigning, PresetView, SavePreset
from player.window.intents import Destination, Intent
from player.window.parts import Lazy, Messages

_REMEMBERED: Final = 64


class EditorPage:
    """One preset being written.

    Args:
        desk: what the clinic's pages share; it keeps a preset that is left with something unsaved in it.
        library: scripts and presets.
        messages: said in the window.
        questionnaires: those there are.
        draft: the preset, as it is to begin with.
    """

    def __init__(
        self,
        desk: Lazy[Desk],
        library: Lazy[Library],
        messages: Messages,
        questionnaires: Lazy[Questionnaires],
        draft: PresetDraft,
    ) -> None:
        self._desk = desk.get()
        self._library = library
        self._messages = messages
        self._questionnaires = questionnaires
        self._draft = draft
        named = (draft.practice, *(practice.id for practice in draft.pacing.practices))
        self._scripts = ChoosableScripts(library.get(), named)
        self._tried = 0
        self._heard = lru_cache(_REMEMBERED)(self._plan)
        self._shown: PresetView | None = None

    # ------------------------------------------------------------------ what is shown

    def view(self) -> PresetView:
        """The editor as it is now."""
        messages = self._messages.shown
        if self._shown is None or self._shown.messages != messages:
            self._shown = replace(self._drawn(), messages=messages)
        return self._shown

    def _drawn(self) -> PresetView:
        draft = self._draft
        this = self._heard(draft.practice, draft.pacing)
        other = self._heard(draft.practice, draft.other)
        presets, questionnaires = self._library.get().presets(), self._questionnaires.get().all()
        choosable = Choosable(self._scripts.scripts, presets, questionnaires)
        return replace(preset_view(draft, this, other, choosable), tried=self._tried)

    def _plan(self, practice: str, pacing: Pacing) -> PlannedUnderPreset:
        # As somebody would hear it who chooses nothing, on the highest rung that the preset allows.
        choices = Choices(highest_rung=pacing.max_rung)
        library = self._library.get()
        script = library.script(practice)
        planning = Planning.in_its_language(library, script, pacing, choices)
        return PlannedUnderPreset.of(pacing, planning.fresh(planning.estimated))

    # ------------------------------------------------------------------ what is done

    def handle(self, intent: Intent) -> Destination | None:
        """Changes of controls and fields, saving, and going on to sign."""
        self._shown = None
        draft = self._draft
        match intent:
            case SavePreset():
                self._tried += 1
                self._draft, _ = save_draft(self._desk, draft)
            case OpenSigning():
                self._tried += 1
                self._draft, path = save_draft(self._desk, draft)
                return SignDraft(self._draft, path) if path is not None else None
            case HearPractice(practice):
                self._draft = replace(draft, practice=practice)
            case CompareWith(name):
                self._draft = replace(draft, other=self._desk.pacing(name) or draft.other)
            case _ if type(intent) in CHANGES:
                self._draft = draft.turned_into(CHANGES[type(intent)](draft, intent))
        return None

    def leave(self) -> None:
        """Keep what isn't saved, so that it can be continued from the clinic's first screen."""
        self._desk.unsaved = self._draft if self._draft.changed else None

    def tick(self) -> Destination | None:
        """Show all practices once their files have been read."""
        if self._scripts.read_on():
            self._shown = None
        return None
