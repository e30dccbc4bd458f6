"""Before you begin: choices, what will be asked, and Begin."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from audio.engine.types import EngineState
from player.language.catalogue import _
from player.library.catalog import Library, LibraryError, UnknownScriptError
from player.library.unsayable_lines import unsayable_in_words
from player.practice.choices import Choices
from player.practice.errors import NotUsableError
from player.practice.planner.recordings.found_words import found_in_words
from player.practice.planner.recordings.unguided import QUIET_ID
from player.practice.planner.steps import Plan
from player.practice.units import Rung
from player.records.store.entries import EventKind
from player.sittings.known_recording import lines_beside
from player.sittings.narration import Narration
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning
from player.sittings.sitting_log import in_turn
from player.sittings.soundtrack import measured_durations, spoken_lines
from player.sittings.spoken_lines import Lines
from player.window.briefing.choices_described import choice_groups, chosen
from player.window.briefing.describe import SoundState, briefing_view
from player.window.briefing.kept_choices import choices_kept, with_choice
from player.window.briefing.narrator_choice import NarratorChoosing
from player.window.briefing.quiet_described import BETWEEN, between_group, between_of, with_sound_of_quiet
from player.window.briefing.recording_described import MARK, mark_choice
from player.window.briefing.state import Begin, BeginTextOnly, BriefingView, SetChoice
from player.window.briefing.writing_described import IN_JOURNAL, KINDS_OF_PRACTICES, WRITING, writing_choice
from player.window.destinations import BeginSitting, DescribeRecording
from player.window.intents import Destination, Intent, ToggleFavourite
from player.window.pacing_choice import PacingChoice
from player.window.parts import Lazy, LogAccess, Messages, SettingsStore, SoundSource
from player.window.shared.first_choices import first_choices
from player.window.shared.gone_on import NOT_ANY_MORE, planning_gone_on
from player.window.shared.ladder import LeaveLowerRung, TakeLowerRung
from player.window.shared.ladder_described import LEFT, OFFERED, TAKEN, lower_offer
from player.window.shared.ladder_offers import highest, lower_rung, own_rung
from player.window.shared.narrators.sample import HearSample, StopSample
from player.window.shared.own_recordings import OwnRecordings, is_rung_value, rung_of_value
from player.window.shared.ribbon_described import ribbon_of


def briefing_page(
    *,
    library: Lazy[Library],
    lines: Lazy[Lines],
    messages: Messages,
    narration: Lazy[Narration],
    own_recordings: Lazy[OwnRecordings],
    pacing_choice: PacingChoice,
    session_log: LogAccess,
    settings_store: SettingsStore,
    sound: Lazy[SoundSource],
    practice_id: str,
) -> "BriefingPage | None":
    """The briefing of a practice; None, with a message, if it can't be used any more."""
    page = partial(
        BriefingPage,
        lines=lines,
        messages=messages,
        narration=narration,
        own_recordings=own_recordings,
        pacing_choice=pacing_choice,
        session_log=session_log,
        settings_store=settings_store,
        sound=sound,
    )
    if practice_id == QUIET_ID:
        return page(planning=own_recordings.get().quiet())
    recording = own_recordings.get().path_of(practice_id)
    if recording is not None:
        return page(planning=own_recordings.get().to_sit_with(recording))
    try:
        script = library.get().script(practice_id)
    except (LibraryError, NotUsableError) as error:
        said = error.gone if isinstance(error, UnknownScriptError) else str(error)
        messages.say(f"practice:{practice_id}", said)
        return None
    pacing = pacing_choice.in_force().pacing
    choices = first_choices(pacing, speak=settings_store.current.speak, own=own_rung(settings_store))
    return page(planning=Planning.in_its_language(library.get(), script, pacing, choices))


def going_on_page(
    *,
    library: Lazy[Library],
    lines: Lazy[Lines],
    messages: Messages,
    narration: Lazy[Narration],
    own_recordings: Lazy[OwnRecordings],
    pacing_choice: PacingChoice,
    session_log: LogAccess,
    settings_store: SettingsStore,
    sound: Lazy[SoundSource],
) -> "BriefingPage | None":
    """The briefing of a sitting that goes on with the last one; None, with a message, if it can't."""
    planning = planning_gone_on(library, pacing_choice, session_log, settings_store)
    if planning is None:
        messages.say("going-on", NOT_ANY_MORE)
        return None
    return BriefingPage(
        lines=lines,
        messages=messages,
        narration=narration,
        own_recordings=own_recordings,
        pacing_choice=pacing_choice,
        session_log=session_log,
        settings_store=settings_store,
        sound=sound,
        planning=planning,
    )


def recording_briefing_page(
    *,
    lines: Lazy[Lines],
    messages: Messages,
    narration: Lazy[Narration],
    own_recordings: Lazy[OwnRecordings],
    pacing_choice: PacingChoice,
    session_log: LogAccess,
    settings_store: SettingsStore,
    sound: Lazy[SoundSource],
    path: Path,
) -> "BriefingPage":
    """The briefing of a recording that was looked through."""
    return BriefingPage(
        lines=lines,
        messages=messages,
        narration=narration,
        own_recordings=own_recordings,
        pacing_choice=pacing_choice,
        session_log=session_log,
        settings_store=settings_store,
        sound=sound,
        planning=own_recordings.get().to_sit_with(path),
    )


class BriefingPage:
    """One practice before it begins. Its lines are prepared from here on, so that Begin is heard at once."""

    def __init__(
        self,
        *,
        lines: Lazy[Lines],
        messages: Messages,
        narration: Lazy[Narration],
        own_recordings: Lazy[OwnRecordings],
        pacing_choice: PacingChoice,
        session_log: LogAccess,
        settings_store: SettingsStore,
        sound: Lazy[SoundSource],
        planning: Planning,
    ) -> None:
        self._lines = lines
        self._messages = messages
        self._own_recordings = own_recordings
        self._session_log = session_log
        self._settings_store = settings_store
        self._narrator = NarratorChoosing(narration, settings_store, sound)
        self._engine = sound.get().engine(True)
        self._kind = KINDS_OF_PRACTICES.get(planning.script.id) if session_log.open is not None else None
        self._in_journal = False
        self._cap = highest(pacing_choice, settings_store)
        self._lower = None
        if max(planning.script.rungs) > Rung.GROUNDING and planning.goes_on is None:
            self._lower = lower_rung(session_log, messages, settings_store, self._cap)
        self._answer = ""
        if planning.goes_on is None:
            planning = self._narrator.usual(in_turn(planning, session_log.open))
        self._begin_with(planning)

    def _begin_with(self, planning: Planning) -> None:
        """Begin with what was chosen last, as far as the pacing still offers it and something is left."""
        if planning.goes_on is not None:
            # It goes on with the choices with which it began.
            self._set(planning)
            return
        kept = choices_kept(self._settings_store.current.practice_choices, planning.script.id)
        self._in_journal = kept.pop(WRITING, "") == IN_JOURNAL
        planning = self._with_sound(planning, kept.pop(BETWEEN, ""))
        choices = self._chosen_again(planning, kept)
        if isinstance(planning, QuietPlanning):
            # How often a bell is heard can be chosen once there are bells.
            choices = self._chosen_again(replace(planning, choices=choices), kept)
        self._set(replace(planning, choices=choices))
        if self._why_not and choices != planning.choices:
            self._set(planning)

    def _chosen_again(self, planning: Planning, kept: Mapping[str, str]) -> Choices:
        choices = planning.choices
        for group in choice_groups(planning, self._cap) if kept else ():
            if kept.get(group.subject) in {option.value for option in group.options}:
                choices = chosen(choices, group.subject, kept[group.subject])
        return choices

    def _with_sound(self, planning: Planning, value: str) -> Planning:
        """The planning with what sounds in quiet time; as in the settings where the file has gone."""
        if not isinstance(planning, QuietPlanning):
            return planning
        between = between_of(value, self._own_recordings.get().backgrounds)
        return replace(planning, choices=replace(planning.choices, between=between))

    def _keep(self, subject: str, value: str) -> None:
        before = self._settings_store.current.practice_choices
        kept = with_choice(before, self._planning.script.id, subject, value)
        self._settings_store.change(practice_choices=kept)

    def _set(self, planning: Planning) -> None:
        self._planning = planning
        self._unsaid = unsayable_in_words(planning.script, planning.named)
        self._groups = () if planning.goes_on is not None else choice_groups(planning, self._cap)
        self._narrator.look_ahead(planning)
        self._plan_anew()

    def _plan_anew(self) -> None:
        """Plan with the lengths of lines as they are known by now."""
        self._plan = self._planned()
        self._ribbon = ribbon_of(self._plan)
        self._why_not = self._planning.why_not(self._plan)

    def _planned(self) -> Plan:
        planning = self._planning
        if not planning.choices.spoken or not planning.narrated:
            return planning.fresh(planning.estimated)
        clips = self._lines.get().clips(planning.words_per_minute)
        plan = planning.fresh(measured_durations(clips, planning.estimated))
        self._lines.get().request(spoken_lines(plan), planning.words_per_minute)
        return plan

    def view(self) -> BriefingView:
        """The briefing as it is now."""
        view = briefing_view(
            self._planning,
            self._plan,
            self._ribbon,
            self._sound_state(),
            favourite=self._planning.script.id in self._settings_store.current.favourites,
            messages=self._messages.shown,
            choices=(*self._groups, *self._narrator.groups(self._planning)),
            why_not=self._why_not,
            unsaid=self._unsaid,
        )
        if self._planning.goes_on is not None:
            view = replace(view, minutes=_("{minutes}, from where you stopped").format(minutes=view.minutes))
        if self._lower is not None and not self._answer:
            words, offers = lower_offer(self._lower.rung)
            view = replace(view, offer_words=words, offers=offers)
        if isinstance(self._planning, RecordingPlanning):
            mark = self._own_recordings.get().mark_of(self._planning)
            path = self._own_recordings.get().path_of(self._planning.script.id)
            describes = None if path is None else DescribeRecording(path)
            longest = self._planning.pacing.max_silence_s
            found = found_in_words(self._planning.recording(), self._plan, longest)
            view = replace(view, choices=(*view.choices, mark_choice(mark)), describes=describes, found=found)
        if isinstance(self._planning, QuietPlanning) and self._planning.offered.background:
            between = between_group(self._planning.choices, self._own_recordings.get().backgrounds)
            view = replace(view, choices=with_sound_of_quiet(view.choices, between))
        recording = self._narrator.recording(self._planning)
        if recording is not None:
            view = replace(view, records=recording[0], record_words=recording[1])
        if self._kind is None:
            return view
        return replace(view, choices=(*view.choices, writing_choice(in_journal=self._in_journal)))

    def _sound_state(self) -> SoundState:
        status = self._engine.status()
        failed = status.state is EngineState.FAILED
        return SoundState(ready=not failed, message=status.error if failed else "")

    def handle(self, intent: Intent) -> Destination | None:
        """Choices, the favourite mark, and beginning."""
        match intent:
            case SetChoice(subject, value) if subject == WRITING:
                self._in_journal = value == IN_JOURNAL
                self._keep(subject, value)
            case SetChoice(subject, value) if subject == MARK:
                self._mark(value)
            case SetChoice(subject, value):
                self._choose(subject, value)
            case TakeLowerRung() if self._lower is not None:
                self._answer = TAKEN
                lower = replace(self._planning.choices, highest_rung=self._lower.rung)
                self._set(replace(self._planning, choices=lower))
            case LeaveLowerRung():
                self._answer = LEFT
            case HearSample() | StopSample():
                self._narrator.handle(intent)
            case ToggleFavourite(practice_id):
                self._settings_store.toggle_favourite(practice_id)
            case Begin():
                return self._begin(spoken=self._planning.choices.spoken)
            case BeginTextOnly():
                return self._begin(spoken=False)
        return None

    def _mark(self, value: str) -> None:
        if isinstance(self._planning, RecordingPlanning) and is_rung_value(value):
            self._set(self._own_recordings.get().marked(self._planning, rung_of_value(value)))

    def _choose(self, subject: str, value: str) -> None:
        if subject == BETWEEN:
            self._set(self._with_sound(self._planning, value))
            self._keep(subject, value)
            return
        try:
            choices = chosen(self._planning.choices, subject, value)
        except ValueError:
            # Only a window that is out of step with its view could send this; the view as it is stays true.
            return
        if choices.highest_rung is not None and choices.highest_rung > self._cap:
            # Here one only goes down; a step further has its own places.
            return
        self._set(replace(self._planning, choices=choices))
        self._keep(subject, value)

    def _begin(self, *, spoken: bool) -> Destination | None:
        if self._why_not or (spoken and not self._sound_state().ready):
            return None
        choices = replace(self._planning.choices, spoken=spoken)
        written = self._kind if self._in_journal else None
        noted = ((EventKind.OFFERED, OFFERED), (EventKind.CHOSEN, self._answer or LEFT))
        planning = in_turn(replace(self._planning, choices=choices), self._session_log.open)
        return BeginSitting(planning, written, noted if self._lower is not None else ())

    def tick(self) -> Destination | None:
        """Take in lines that became ready: the minutes and the ribbon become exact."""
        self._narrator.tick()
        if lines_beside(self._lines.get(), self._planning).poll() and self._planning.choices.spoken:
            self._plan_anew()
        return None

    def leave(self) -> None:
        """No sample is heard any longer."""
        self._narrator.leave()
