"""One sitting under way: the session's effects performed on the engine, the lines and the log.

Without Qt: the controller calls ``tick`` from a timer and hands over what the person does. Time comes from
the frames the engine played; the clock only tells how long a break was, and whether everything stood still.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from audio.engine.stalls import HELD_UP, WINDOW_STALL, boot_seconds
from audio.engine.types import Engine, EngineState, EngineStatus
from audio.mix.timeline import Background, Timeline
from audio.units import Frames, frames, seconds
from audio.units import Seconds as AudioSeconds
from player.practice.planner.steps import Plan, StepKind
from player.practice.session import effects as do
from player.practice.session import events as happened
from player.practice.session import table as s
from player.practice.session.passage_start import PassageStart
from player.practice.units import Seconds
from player.sittings.planning import Planning
from player.sittings.sitting_log import SittingLog
from player.sittings.soundtrack import HELD, Clip, heard_around, measured_durations, spoken_lines, timeline_of
from player.sittings.spoken_lines import Lines

FIRST_LINES: Final = 2
"""Lines that have to be ready before the sitting sounds: the second covers the time the third takes."""

EXCHANGE_EVERY: Final = Seconds(0.5)
"""While lines are still being prepared, the plan takes in their real lengths this often."""

SEEK_PATIENCE: Final = Seconds(0.6)
"""For so long after a seek an old position from the engine is not believed."""

HEARD_AT_ONCE: Final = Seconds(1.0)
"""Between two looks at the engine more than this was not heard but jumped over."""

LONGEST_WAIT: Final = Seconds(15.0)
"""The longest silence of Gentle. A line later than this is expected no more: it waits to be asked for."""

VOICE_LATE: Final = "The sitting is paused at its place, because the voice took so long to get ready."

SOUND_GONE: Final = (
    "The sound went away, so the sitting is paused. Nothing plays until you press Go on. "
    "You could look at your headphones or speakers first."
)


@dataclass(frozen=True)
class Parts:
    """What a sitting is made of.

    Attributes:
        planning: makes the plans.
        engine: plays; a silent one for text only.
        lines: the spoken lines; None for text only.
        log: remembers.
        bell: the bell's sound, or None.
        clock: seconds that only go up, also while the computer sleeps.
        background: what may sound behind the voice; asked for with each timeline: making it takes seconds.
        begins_at: the passage that is heard first; None for the beginning.
    """

    planning: Planning
    engine: Engine
    lines: Lines | None
    log: SittingLog
    bell: Clip | None = None
    clock: Callable[[], float] = boot_seconds
    background: Callable[[], Background | None] = lambda: None
    begins_at: PassageStart | None = None


class Sitting:
    """Runs one sitting from Begin to its end."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._session = s.Session()
        self._loaded = False
        self._dirty = False
        self._exchanged_at = 0.0
        self._paused_at = 0.0
        self._seen_at = 0.0
        self._waiting_since = 0.0
        self._release_when_ready = False
        self._restarts = 0
        self._failed = False
        self._seek_target: Seconds | None = None
        self._seek_until = 0.0
        self._last_position = Seconds(0.0)
        self.seconds_heard = Seconds(0.0)

    @property
    def session(self) -> s.Session:
        """The session as it stands."""
        return self._session

    @property
    def planning(self) -> Planning:
        """What plans are made from."""
        return self._parts.planning

    @property
    def waiting(self) -> bool:
        """True while the voice is not ready for what comes next."""
        return self._session.state is s.State.PREPARING or self._release_when_ready

    @property
    def under_way(self) -> bool:
        """True from Begin until the end or easing back."""
        return self._session.state not in {s.State.IDLE, s.State.EASED_BACK, s.State.FINISHED}

    # ------------------------------------------------------------------ what happens

    def begin(self) -> None:
        """Begin: prepare the lines and write "started"."""
        self._restarts = self._parts.engine.status().restarts
        self._waiting_since = self._parts.clock()
        plan = self._fresh_plan()
        self.send(happened.Began(plan, self._begins_at(plan)))
        self.tick()

    def send(self, event: happened.Event) -> None:
        """Let something happen."""
        self._seen_at = self._parts.clock()
        self._session, effects = s.advance(self._session, event)
        for effect in effects:
            self._parts.log.take(effect, self._session, self.seconds_heard)
            self._perform(effect)

    def resume(self) -> None:
        """Go on after a pause."""
        self.send(happened.ResumeAsked(Seconds(self._parts.clock() - self._paused_at)))

    def interrupt(self) -> None:
        """It ends here, and nobody chose that: the log says so."""
        self._parts.log.take(do.FinishLog(do.Outcome.INTERRUPTED), self._session, self.seconds_heard)

    def tick(self) -> None:
        """Take in what the worker made and how far the engine came."""
        since, self._seen_at = self._seen_at, self._parts.clock()
        # Where nothing sounds yet, a window that is slow to open is not held up.
        most = LONGEST_WAIT if self._session.state is s.State.PREPARING else WINDOW_STALL
        if self._seen_at - since > most:
            self._hold_up_since(since)
        if self._parts.lines is not None and self._parts.lines.poll():
            self._dirty = True
        if self._session.state is s.State.PREPARING:
            self._start_when_ready()
        elif self.under_way:
            if self._release_when_ready and self._waited_too_long() and not self._next_is_missing():
                # Before the line is on the timeline, or it would begin by itself.
                self.hold_up(VOICE_LATE)
            self._take_in_lengths()
            self._follow(self._parts.engine.status())

    def hold_up(self, words: str = HELD_UP) -> None:
        """Pause softly, because everything stood still or is about to; only the person goes on."""
        if self._session.state in {s.State.PREPARING, s.State.PLAYING}:
            self._paused_at = self._parts.clock()
            self.send(happened.HeldUp(words))

    def _hold_up_since(self, then: float) -> None:
        """Nobody has looked since then: whatever the engine did meanwhile, nothing goes on by itself."""
        status = self._parts.engine.status()
        if self._session.state is s.State.PLAYING and not self._seeking(status):
            self._count(status, Seconds(WINDOW_STALL + HEARD_AT_ONCE))
            self.send(happened.Reached(Seconds(seconds(status.heard))))
        self.hold_up()
        self._paused_at = min(self._paused_at, then)

    # ------------------------------------------------------------------ preparing

    def _durations_plan(self, make: Callable[[Planning], Plan]) -> Plan:
        plan = make(self._parts.planning)
        self._request(plan)
        return plan

    def _fresh_plan(self) -> Plan:
        return self._durations_plan(lambda planning: planning.fresh(self._durations()))

    def _durations(self) -> Callable[[str], Seconds]:
        planning = self._parts.planning
        if self._parts.lines is None:
            return planning.estimated
        clips = self._parts.lines.clips(planning.words_per_minute)
        return measured_durations(clips, planning.estimated)

    def _request(self, plan: Plan) -> None:
        if self._parts.lines is not None:
            lines = spoken_lines(plan, self._begins_at(plan))
            self._parts.lines.request(lines, self._parts.planning.words_per_minute)

    def _begins_at(self, plan: Plan) -> Seconds:
        start = self._parts.begins_at
        return Seconds(0.0) if start is None else start.within(plan)

    def _settled(self, text: str) -> bool:
        lines = self._parts.lines
        return lines is None or lines.settled(text, self._parts.planning.words_per_minute)

    def _start_when_ready(self) -> None:
        if self._dirty:
            self._dirty = False
            plan = self._fresh_plan()
            self.send(happened.Replanned(plan, self._begins_at(plan)))
        first = spoken_lines(self._plan, self._session.position)[:FIRST_LINES]
        status = self._parts.engine.status()
        if status.state is EngineState.FAILED:
            self.send(happened.SoundLost(status.error))
        elif not all(self._settled(text) for text in first):
            return
        elif self._waited_too_long():
            self.hold_up(VOICE_LATE)
        else:
            self.send(happened.FirstLinesReady())

    def _waited_too_long(self) -> bool:
        return self._parts.clock() - self._waiting_since > LONGEST_WAIT

    def _take_in_lengths(self) -> None:
        """Re-plan what is still ahead with the lengths of lines that became ready."""
        now = self._parts.clock()
        everything = all(self._settled(text) for text in spoken_lines(self._plan))
        if not self._dirty or (not everything and now - self._exchanged_at < EXCHANGE_EVERY):
            return
        self._dirty = False
        keep = s.steps_to_keep(self._session)
        self._anew(do.PlanAnew(keep, self._session.softened, self._session.grounding_only))

    def _anew(self, wanted: do.PlanAnew) -> None:
        plan = self._durations_plan(
            lambda planning: planning.rest(
                self._plan,
                wanted.keep,
                wanted.softened,
                self._durations(),
                grounding_only=wanted.grounding_only,
                skip=wanted.skip,
            )
        )
        go_to = plan.steps[min(wanted.keep, len(plan.steps)) - 1].end if wanted.skip else None
        self.send(happened.Replanned(plan, go_to))

    # ------------------------------------------------------------------ following the engine

    @property
    def _plan(self) -> Plan:
        plan = self._session.plan
        if plan is None:
            raise AssertionError(self._session.state)
        return plan

    def _follow(self, status: EngineStatus) -> None:
        if self._sound_was_lost(status):
            self._paused_at = self._parts.clock()
            self.send(happened.SoundLost(status.error or SOUND_GONE))
            return
        if self._session.state is not s.State.PLAYING or self._seeking(status):
            return
        self._count(status)
        if status.state is EngineState.HOLDING:
            self._stand_at_hold(status)
        elif status.state is EngineState.FINISHED:
            self.send(happened.PlayedOut())
        elif status.state is EngineState.PAUSED:
            # Nobody here asked for it: something stood still, or a line's sound could not be read.
            self._paused_at = self._parts.clock()
            lost = happened.SoundLost(status.error or SOUND_GONE)
            self.send(happened.HeldUp(status.error) if status.held_up else lost)
        elif status.state is EngineState.PLAYING:
            self.send(happened.Reached(Seconds(seconds(status.heard))))

    def _sound_was_lost(self, status: EngineStatus) -> bool:
        """True once for each time the sound goes away, not for as long as it is away."""
        failed = status.state is EngineState.FAILED
        lost = status.restarts > self._restarts or (failed and not self._failed)
        self._restarts, self._failed = status.restarts, failed
        return lost

    def _seeking(self, status: EngineStatus) -> bool:
        """True while the engine still tells of the place before a seek."""
        if self._seek_target is None:
            return False
        arrived = 0.0 <= seconds(status.position) - self._seek_target <= SEEK_PATIENCE
        if arrived or self._parts.clock() > self._seek_until:
            self._last_position = Seconds(seconds(status.heard))
            self._seek_target = None
        return self._seek_target is not None

    def _count(self, status: EngineStatus, most: Seconds = HEARD_AT_ONCE) -> None:
        now = Seconds(seconds(status.heard))
        gone = now - self._last_position
        if 0.0 < gone <= most:
            self.seconds_heard = Seconds(self.seconds_heard + gone)
        self._last_position = now

    def _stand_at_hold(self, status: EngineStatus) -> None:
        held = self._held_at(status.position)
        if held is None or held in self._session.answered:
            self._release()
        elif self._plan.steps[held].kind is StepKind.WRITING:
            self.send(happened.HeldToWrite(held))
        else:
            self.send(happened.HeldAtCheckIn(held))

    def _held_at(self, position: Frames) -> int | None:
        """The index of the check-in or the writing that waits at a place."""
        for index, step in enumerate(self._plan.steps):
            if step.kind in HELD and frames(step.start) == position:
                return index
        return None

    # ------------------------------------------------------------------ effects

    def _perform(self, effect: do.Effect) -> None:
        match effect:
            case do.PrepareLines():
                self._request(self._plan)
            case do.ExchangePlan(go_to):
                self._load(go_to)
            case do.PlaySound():
                self._play()
            case do.PauseSound(fade):
                self._paused_at = self._parts.clock()
                self._release_when_ready = False
                self._parts.engine.pause(AudioSeconds(fade))
            case do.SeekSound(position):
                self._seek(position)
            case do.ReleaseSound():
                self._release()
            case do.PlanAnew():
                self._anew(effect)

    def _timeline(self) -> Timeline:
        """The plan's timeline, holding before the first line ahead that is not ready."""
        if self._parts.lines is None:
            return timeline_of(self._plan, None)
        clips = self._parts.lines.clips(self._parts.planning.words_per_minute)
        around = heard_around(self._plan, self._parts.background())
        timeline = timeline_of(self._plan, clips, self._parts.bell, partial=True, around=around)
        unready = self._first_unready()
        if unready is None:
            return timeline
        return replace(timeline, holds=tuple(sorted({*timeline.holds, frames(unready)})))

    def _first_unready(self) -> Seconds | None:
        for step in self._plan.steps:
            if step.kind.voiced and step.end > self._session.position and not self._settled(step.spoken):
                return step.start
        return None

    def _load(self, go_to: Seconds | None = None) -> None:
        self._exchanged_at = self._parts.clock()
        place = go_to if self._loaded else self._session.position
        self._parts.engine.load(self._timeline(), None if place is None else frames(place))
        self._loaded = True
        if place:
            self._expect(place)
        if self._release_when_ready:
            self._release()

    def _play(self) -> None:
        if not self._loaded:
            self._load()
        # Whoever asks for sound is told again if there still is none.
        self._failed = False
        self._parts.engine.play()

    def _seek(self, position: Seconds) -> None:
        self._expect(position)
        self._parts.engine.seek(frames(position))

    def _expect(self, position: Seconds) -> None:
        self._seek_target = position
        self._seek_until = self._parts.clock() + SEEK_PATIENCE

    def _release(self) -> None:
        """Go on from a hold, unless the very next line is not ready yet."""
        waited, self._release_when_ready = self._release_when_ready, self._next_is_missing()
        if not self._release_when_ready:
            self._parts.engine.release()
        elif not waited:
            self._waiting_since = self._parts.clock()

    def _next_is_missing(self) -> bool:
        unready = self._first_unready()
        return unready is not None and frames(unready) <= self._parts.engine.status().position
