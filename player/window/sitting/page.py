"""The sitting and its check-ins."""

from dataclasses import replace
from typing import Final

from audio.mix.timeline import ROOM_TONE, Background
from player.clinic.pin import ClinicPin
from player.language.catalogue import _
from player.library.catalog import Library
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import CheckInStyle
from player.practice.planner.steps import Plan
from player.practice.session import events as happened
from player.practice.session.offer_rules import Offer
from player.practice.session.passage_start import PassageStart
from player.practice.session.table import State, step_at
from player.records.journal.entries import JournalKind
from player.records.store.entries import Content, ContentKind, EventKind, Scale
from player.settings.declaration import DistressScale, Settings
from player.sittings.eased_out import EasedOut
from player.sittings.known_recording import lines_beside
from player.sittings.locks_in_force import locks_in_force
from player.sittings.narration import Narration
from player.sittings.planning import Planning, RecordingPlanning
from player.sittings.quiet_sound import without_it
from player.sittings.sitting import Sitting
from player.sittings.sitting_log import Files, SittingLog
from player.sittings.sitting_parts import Parts
from player.window.destinations import AfterSitting, Back, EaseOutOfSitting
from player.window.intents import AsBefore, Destination, Intent, Softer
from player.window.parts import Clocks, Documents, Lazy, LogAccess, Messages, SettingsStore, SoundSource
from player.window.pictures.state import LandscapeView, part_of_day
from player.window.shared.rating import Rate
from player.window.shared.ribbon import RibbonView
from player.window.shared.ribbon_described import ribbon_of
from player.window.shared.writing import Writing
from player.window.shared.writing_state import Write
from player.window.sitting.check_in.describe import check_in_view
from player.window.sitting.check_in.state import CheckInView, LetItPass
from player.window.sitting.describe import UNDER_WAY, SittingWords, sitting_view
from player.window.sitting.landscape_described import landscape_view
from player.window.sitting.state import (
    NOWHERE,
    BackLine,
    CarryOn,
    EndTrial,
    GroundingOnly,
    Moved,
    NobodyMoves,
    QuietView,
    SetVolume,
    SittingView,
    Skip,
    TogglePause,
    ToggleVolumes,
    UseOfferedDevice,
    VolumeDown,
    VolumeUp,
)
from player.window.sitting.volume_control import Loudness

HOLD_AFTER: Final = 30.0
"""Seconds after which an unanswered check-in shows its anchor text large (practice brief, section 2)."""

PASSES_AFTER: Final = 60.0
"""Seconds after which an unanswered check-in goes on to a rest, for those who set that. Our own choice."""

WAITING: Final = _("The voice is getting ready.")

_TAKEN: Final[dict[type[Intent], happened.Event]] = {
    BackLine: happened.BackAsked(),
    Skip: happened.SkipAsked(),
    AsBefore: happened.AsBeforeAsked(),
    CarryOn: happened.OfferTaken(Offer.GO_ON),
    GroundingOnly: happened.OfferTaken(Offer.GROUNDING_ONLY),
    LetItPass: happened.LetPass(),
}

_MOVES: Final[dict[type[Intent], str]] = {BackLine: _("Back a line"), Skip: _("Skipped")}
"""What a screen reader says of them."""


class SittingPage:
    """A sitting from Begin until its end or easing back.

    Args:
        clocks: the time of day, and time that passes.
        documents: what the log keeps of recordings and quiet time.
        library: scripts, presets, phrasebook.
        narration: chooses who speaks.
        messages: said in the window.
        pin: the clinic's PIN.
        session_log: the session log, as far as it is open.
        settings_store: the settings.
        sound: what can be heard.
        planning: what is sat through.
        written: in which way one writes in it, in the journal; None for a sitting without writing here.
        noted: what came before it and belongs in its log.
        tried_from: the passage it begins with, where a script is only tried and nothing of it is kept.
    """

    def __init__(
        self,
        *,
        clocks: Clocks,
        documents: Documents,
        library: Lazy[Library],
        messages: Messages,
        narration: Lazy[Narration],
        pin: Lazy[ClinicPin],
        session_log: LogAccess,
        settings_store: SettingsStore,
        sound: Lazy[SoundSource],
        planning: Planning,
        written: JournalKind | None = None,
        noted: tuple[tuple[EventKind, str], ...] = (),
        tried_from: PassageStart | None = None,
    ) -> None:
        self._trial = tried_from is not None
        self._clocks = clocks
        self._settings_store = settings_store
        self._sound = sound
        self._spoken = planning.choices.spoken
        self._engine = sound.get().engine(self._spoken)
        self._messages = messages
        self._loudness = Loudness(settings_store, self._engine)
        self.log = SittingLog(
            None if self._trial else session_log.open,
            planning,
            _files(library.get(), documents, planning),
            spoken=self._spoken,
            said=lambda words: messages.say("log", words),
            scale=_scale(settings_store.current, planning),
            locks=locks_in_force(library.get(), settings_store.current, lambda: pin.get().last_given()),
            later=session_log.later.get(),
        )
        self._writing: Writing | None = None
        if written is not None:
            self._writing = Writing(clocks, messages, session_log, written, sitting=lambda: self.log.sitting)
        self._between = planning.choices.between if self._spoken and planning.pacing.background else ""
        self.sitting = Sitting(self._parts(planning, narration, tried_from))
        self._drawn: tuple[Plan | None, RibbonView] = (None, RibbonView((), 0.0))
        self._softer: tuple[Planning | None, int, bool] = (None, 0, False)
        self._asked = -1, 0.0
        self._moved = NOWHERE
        self._still = False
        self._light = part_of_day(clocks.now())
        self.sitting.begin()
        for kind, words in noted:
            self.log.note(kind, words)

    def _parts(self, planning: Planning, narration: Lazy[Narration], begins_at: PassageStart | None) -> Parts:
        """What the sitting works with: the narrator's lines and a bell as far as they are heard."""
        lines = narration.get().speaker(planning).lines if self._spoken else None
        return Parts(
            planning,
            self._engine,
            None if lines is None else lines_beside(lines, planning),
            self.log,
            self._sound.get().bell(planning.choices.bowl) if planning.choices.bells else None,
            self._clocks.seconds,
            self._background,
            begins_at,
            room_tone=self._room_tone,
        )

    def _background(self) -> Background | None:
        return self._sound.get().background(self._between or self._settings_store.current.background)

    def _say_what_is_missing(self) -> None:
        """Say once that the sound chosen for quiet time can't be played; the sitting goes on without it."""
        if self._between and self._sound.get().background_fault(self._between):
            self._messages.say_once(f"between:{self._between}", without_it(self._between))

    def _room_tone(self) -> Background | None:
        wanted = self._settings_store.current.room_tone
        return self._sound.get().background(ROOM_TONE) if wanted else None

    def view(self) -> SittingView | CheckInView:
        """The caption and its surroundings, or the question."""
        session = self.sitting.session
        plan, planning = self._plan(), self.sitting.planning
        if session.state is State.CHECKING_IN and session.held_step is not None:
            holding = self._unanswered_since(session.held_step) >= HOLD_AFTER
            asked = check_in_view(
                session,
                plan,
                session.held_step,
                planning.pacing,
                holding=holding,
                highest=self.log.scale.highest,
            )
            return replace(asked, moved=self._moved, landscape=self._landscape(plan, None))
        words = SittingWords(
            pacing_name=shown_name(planning.pacing),
            ribbon=self._ribbon(plan),
            waiting=WAITING if self.sitting.waiting else "",
            countdown=self._settings_store.current.countdown,
            volumes=self._loudness.items(planning),
            volumes_open=self._loudness.open,
            text_only=not self._spoken,
            can_soften=self._can_soften(planning, session.softened),
            device_offer=self._engine.status().offered_device,
            cues=planning.cues if isinstance(planning, RecordingPlanning) else (),
        )
        view, parts = sitting_view(session, plan, words), self._writing
        return replace(
            view,
            trial=self._trial,
            moved=self._moved,
            landscape=self._landscape(plan, view.quiet),
            writing=None if parts is None else parts.view("sitting", planning.pacing.max_rung),
        )

    def _landscape(self, plan: Plan, quiet: QuietView | None) -> LandscapeView | None:
        """The picture here, also behind a question; none where one writes, or where somebody wants none."""
        if self._writing is not None or not self._settings_store.current.landscape:
            return None
        return landscape_view(self.sitting.session, plan, self._light, quiet)

    def _asks_mood(self) -> bool:
        """Whether mood and energy are asked for: only what a check-in may ask, and what can be kept."""
        asks = self.sitting.planning.pacing.check_in and self.log.sitting is not None
        return bool(asks) and self._settings_store.current.mood_and_energy

    def _unanswered_since(self, step: int) -> float:
        """For how many seconds this check-in has been waiting."""
        now = self._clocks.seconds()
        if self._asked[0] != step:
            self._asked = step, now
        return now - self._asked[1]

    def _pass_by_itself(self) -> None:
        """Let a question pass that nobody answers, if the person lets questions pass: lying down, say."""
        session = self.sitting.session
        if session.state is not State.CHECKING_IN or session.held_step is None:
            return
        waited = self._unanswered_since(session.held_step)
        if self._settings_store.current.questions_pass and waited >= PASSES_AFTER:
            self.sitting.send(happened.LetPass())

    def _plan(self) -> Plan:
        plan = self.sitting.session.plan
        if plan is None:
            raise AssertionError(self.sitting.session.state)
        return plan

    def _can_soften(self, planning: Planning, times: int) -> bool:
        """What is true of a planning and so many steps; kept, for it is asked at each tick."""
        if self._softer[0] is not planning or self._softer[1] != times:
            self._softer = planning, times, planning.can_soften(times)
        return self._softer[2]

    def _ribbon(self, plan: Plan) -> RibbonView:
        if self._drawn[0] is not plan:
            self._drawn = (plan, ribbon_of(plan))
        return self._drawn[1]

    def handle(self, intent: Intent) -> Destination | None:
        """Pause and go on, back, skip, softer, answers, volume."""
        session = self.sitting.session
        match intent:
            case TogglePause():
                self._toggle_pause(session.state)
            case Softer():
                self._soften()
            case Rate(value):
                self.sitting.send(happened.Answered(value, self.log.scale.highest))
            case Write(part, text) if self._writing is not None:
                self._writing.write(part, text)
            case NobodyMoves(still):
                self._still = still
            case EndTrial() if self._trial:
                self.closed()
                return Back()
            case UseOfferedDevice():
                self._engine.use_offered_device()
            case ToggleVolumes() | SetVolume() | VolumeDown() | VolumeUp():
                self._loudness.handle(intent)
            case _ if type(intent) in _TAKEN:
                self.sitting.send(_TAKEN[type(intent)])
                self._say_move(intent, session.state)
        return None

    def _soften(self) -> None:
        session = self.sitting.session
        if session.state is State.CHECKING_IN:
            self.sitting.send(happened.OfferTaken(Offer.SOFTER))
        elif self.sitting.planning.can_soften(session.softened):
            self.sitting.send(happened.SofterAsked())

    def _say_move(self, intent: Intent, state: State) -> None:
        if type(intent) in _MOVES and state in UNDER_WAY:
            self._moved = Moved(_MOVES[type(intent)], self._moved.times + 1)

    def _toggle_pause(self, state: State) -> None:
        match state:
            case State.PAUSED:
                self._loudness.apply()
                self.sitting.resume()
            case State.WRITING:
                self.sitting.send(happened.WritingDone())
            case _:
                self.sitting.send(happened.PauseAsked())

    @property
    def under_way(self) -> bool:
        """Whether the sitting has neither ended nor been stopped."""
        return self.sitting.under_way

    def pause(self) -> None:
        """Pause while another screen is looked at."""
        self.sitting.send(happened.PauseAsked())
        self.sitting.hush()
        self.keep_writing()

    def hold_up(self) -> None:
        """Pause because the computer is about to sleep."""
        self.sitting.hold_up()
        self.keep_writing()

    def ease_back(self) -> Destination:
        """Leave the sitting by way of the room."""
        answered = bool(self.sitting.session.offers)
        self.sitting.send(happened.EaseBackAsked())
        return self._eased(answered=answered)

    def closed(self) -> None:
        """The window closes: stopped by choice, and what was written and turned down is kept."""
        self.sitting.send(happened.EaseBackAsked())
        self.sitting.send(happened.Left())
        self.keep_writing()
        self._loudness.keep()

    def _eased(self, *, answered: bool) -> Destination:
        self._loudness.keep()
        after = None if self._trial else self._after(stopped=True)
        log = None if self._trial else self.log
        return EaseOutOfSitting(EasedOut(self.sitting), after, log, self._reached(), answered)

    def _reached(self) -> int:
        """The rung on which the sitting stood."""
        session = self.sitting.session
        plan = self._plan()
        return int(plan.steps[step_at(plan, session.position)].rung)

    def keep_writing(self) -> None:
        """Keep what was written, now."""
        if self._writing is not None:
            self._writing.leave(waits=False)

    def _after(self, *, stopped: bool) -> AfterSitting:
        self.keep_writing()
        title, session = self.sitting.planning.script.title, self.sitting.session
        return AfterSitting(
            self.log,
            title,
            self.sitting.seconds_heard,
            stopped=stopped,
            as_planned=not session.softened and not session.grounding_only,
            asks=self._plan().around.asking.after,
            asks_mood=self._asks_mood(),
        )

    def tick(self) -> Destination | None:
        """Follow the engine; the next page once the sitting has ended."""
        self.sitting.tick()
        self._say_what_is_missing()
        self._pass_by_itself()
        if self._writing is not None:
            self._writing.tick()
        match self.sitting.session.state:
            case State.FINISHED if self._still and self._plan().sinks_over:
                # Towards sleep nothing lights up and asks: the next page waits in the dark for whoever moves.
                return None
            case State.FINISHED:
                self._loudness.keep()
                return Back() if self._trial else self._after(stopped=False)
            case State.EASED_BACK:
                return self._eased(answered=True)
            case _:
                return None


def _scale(settings: Settings, planning: Planning) -> Scale:
    """The numbers asked in. Answers in words stand for numbers from 0 to 10."""
    hundred = settings.distress_scale is DistressScale.HUNDRED
    numbers = planning.pacing.check_in_style is CheckInStyle.NUMBERS
    return Scale.DISTRESS_100 if hundred and numbers else Scale.DISTRESS_10


def _files(library: Library, documents: Documents, planning: Planning) -> Files:
    script, pacing = planning.script, planning.pacing
    # A recording and quiet time have no script's file; what stands for it was kept when they were opened.
    document = documents.get(script.content_hash)
    source = library.source(script.content_hash) if document is None else document
    return Files(
        Content(ContentKind.SCRIPT, script.id, source),
        Content(ContentKind.PRESET, pacing.id, library.source(pacing.content_hash)),
    )
