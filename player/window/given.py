"""Everything that pages can be given, made once for a window. No page is given all of it.

A page says what it uses by the names and types of its constructor's parameters. Names are looked up
here; the others are fields of the destination. ``tests/window/test_what_pages_are_given.py`` compares
names and types.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field, fields
from inspect import signature
from typing import TYPE_CHECKING, TypeVar

from player.window.pacing_choice import PacingChoice
from player.window.parts import (
    Clocks,
    Documents,
    Lazy,
    Lifecycle,
    LogAccess,
    Messages,
    PlannedBefore,
    SettingsStore,
    SoundSource,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from audio.analysis.surveys import Surveys
    from player.clinic.pin import ClinicPin
    from player.library.catalog import Library
    from player.library.questionnaire_catalog import Questionnaires
    from player.sittings.narration import Narration
    from player.sittings.spoken_lines import Lines
    from player.system.folders import Folders
    from player.window.clinic.desk import Desk
    from player.window.keeping.carrying import Carrying
    from player.window.keeping.log_work import LogWork
    from player.window.shared.own_recordings import OwnRecordings
    from player.window.shared.questionnaire_offers import AssignedQuestionnaires

_Made = TypeVar("_Made")


@dataclass(eq=False)
class Given:
    """One attribute for each part. The parts that aren't arguments are made from the others.

    Attributes:
        folders: where things are kept.
        messages: said in the window.
        settings_store: the settings.
        session_log: the session log, if it is open.
        library: scripts, presets, phrasebook, support card.
        lines: spoken lines.
        sound: engines, bell, backgrounds and devices.
        clocks: the time of day, and time that passes.
        release: ends everything else that uses the folders: sound, voice, a waiting sitting.
        documents: what the log stores for recordings and quiet time.
        planned_before: what Today's list says of practices, as far as they have been planned.
        pin: the clinic's PIN.
        surveys: analyses recordings.
        questionnaires: those there are.
        pacing_choice: the pacing in force, and the choice of another.
        own_recordings: plans a person's recordings and quiet time.
        narration: chooses who speaks, and gets other narrators' lines ready.
        assigned_questionnaires: those that the pacing in force assigns.
        carrying: takes everything to another computer, and brings it back.
        log_work: what takes long with the log, in a thread of its own.
        desk: what the clinic's pages share.
        lifecycle: closes everything, and starts over.
    """

    folders: Folders
    messages: Messages
    settings_store: SettingsStore
    session_log: LogAccess
    library: Lazy[Library]
    lines: Lazy[Lines]
    sound: Lazy[SoundSource]
    clocks: Clocks
    release: InitVar[Callable[[], None]]
    documents: Documents = field(default_factory=Documents)
    planned_before: PlannedBefore = field(default_factory=PlannedBefore)
    pin: Lazy[ClinicPin] = field(init=False)
    surveys: Lazy[Surveys] = field(init=False)
    questionnaires: Lazy[Questionnaires] = field(init=False)
    pacing_choice: PacingChoice = field(init=False)
    own_recordings: Lazy[OwnRecordings] = field(init=False)
    narration: Lazy[Narration] = field(init=False)
    assigned_questionnaires: Lazy[AssignedQuestionnaires] = field(init=False)
    carrying: Lazy[Carrying] = field(init=False)
    log_work: Lazy[LogWork] = field(init=False)
    desk: Lazy[Desk] = field(init=False)
    lifecycle: Lifecycle = field(init=False)

    def __post_init__(self, release: Callable[[], None]) -> None:
        self.pin = Lazy(self._make_pin)
        self.surveys = Lazy(self._make_surveys)
        self.questionnaires = Lazy(self._make_questionnaires)
        self.pacing_choice = PacingChoice(self.library, self.settings_store, self.pin)
        self.own_recordings = Lazy(self._make_own_recordings)
        self.narration = Lazy(self._make_narration)
        self.assigned_questionnaires = Lazy(self._make_assigned_questionnaires)
        self.carrying = Lazy(self._make_carrying)
        self.log_work = Lazy(self._make_log_work)
        self.desk = Lazy(self._make_desk)
        self.lifecycle = Lifecycle(release, self.close, self._start_afresh)

    def passed_to(self, make: Callable[..., _Made], **others: object) -> _Made:
        """Call what makes a page with the parts that its parameters name, and with ``others``."""
        parts = {part.name for part in fields(self)} & signature(make).parameters.keys()
        return make(**{name: getattr(self, name) for name in parts}, **others)

    def write_later(self) -> None:
        """Try again to write what could not be written; once it is, what was said of it goes."""
        self.settings_store.write_later()
        if self.session_log.write_later():
            for said in ("log", "journal"):
                self.messages.put_away(said)

    def close(self) -> None:
        """Close what was opened. Raises RecordsError if the log couldn't be closed properly."""
        if self.surveys.made:
            self.surveys.get().close()
        self.settings_store.write_later()
        self.session_log.close()

    def _start_afresh(self) -> None:
        late = (self.pin, self.surveys, self.questionnaires, self.own_recordings, self.narration)
        for part in (*late, self.assigned_questionnaires, self.desk, self.library, self.lines):
            part.forget()
        self.session_log.forget()
        self.documents.clear()
        self.planned_before.clear()
        self.messages.forget()
        self.settings_store.read()

    # ------------------------------------------------------------------ parts, each made when first needed

    def _make_pin(self) -> ClinicPin:
        # Only the clinic and a locked preset ask for it.
        from player.clinic.pin import ClinicPin  # noqa: PLC0415

        return ClinicPin(self.folders.config, self.clocks.now)

    def _make_surveys(self) -> Surveys:
        # Only for those who have recordings.
        from audio.analysis.surveys import Surveys  # noqa: PLC0415

        return Surveys(self.folders.cache)

    def _make_questionnaires(self) -> Questionnaires:
        # Only for those whose pacing assigns some.
        from player.library.questionnaire_catalog import Questionnaires  # noqa: PLC0415

        return Questionnaires(self.folders)

    def _make_own_recordings(self) -> OwnRecordings:
        # With plans.
        from player.window.shared.own_recordings import OwnRecordings  # noqa: PLC0415

        return OwnRecordings(
            folders=self.folders,
            messages=self.messages,
            settings_store=self.settings_store,
            library=self.library,
            pacing_choice=self.pacing_choice,
            surveys=self.surveys,
            documents=self.documents,
        )

    def _make_narration(self) -> Narration:
        # After the first paint.
        from audio.voice.worker import SpeechWorker  # noqa: PLC0415
        from player.sittings.narration import Narration  # noqa: PLC0415
        from player.sittings.recorded_lines import voices_here  # noqa: PLC0415

        return Narration(
            self.lines.get(),
            lambda name: SpeechWorker(self.folders.cache, narrator=name),
            recorded_voice=voices_here(self.folders),
        )

    def _make_assigned_questionnaires(self) -> AssignedQuestionnaires:
        # Only for those whose pacing assigns some.
        from player.window.shared.questionnaire_offers import AssignedQuestionnaires  # noqa: PLC0415

        return AssignedQuestionnaires(
            self.questionnaires, self.pacing_choice, self.session_log, self.messages, self.clocks
        )

    def _make_carrying(self) -> Carrying:
        # Only for those who go to another computer.
        from player.window.keeping.carrying import Carrying  # noqa: PLC0415

        return Carrying(self.folders)

    def _make_log_work(self) -> LogWork:
        # Only where something is done that takes long.
        from player.window.keeping.log_work import LogWork  # noqa: PLC0415

        return LogWork()

    def _make_desk(self) -> Desk:
        # At the clinic's first visit.
        from player.window.clinic.desk import Desk  # noqa: PLC0415

        return Desk(
            folders=self.folders,
            messages=self.messages,
            settings_store=self.settings_store,
            library=self.library,
            pacing_choice=self.pacing_choice,
            pin=self.pin,
            clocks=self.clocks,
        )
