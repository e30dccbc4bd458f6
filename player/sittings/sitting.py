"""Runs one sitting: performs the session's effects on the engine, the spoken lines and the log.

Without Qt: the window's page calls ``tick`` from a timer and sends what the person does. Time comes from the
frames that the engine played; the clock only measures breaks and stalls.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from audio.engine.stalls import HELD_UP, WINDOW_STALL
from audio.engine.types import EngineState, EngineStatus
from audio.mix.timeline import Timeline
from audio.units import Frames, frames, seconds
from audio.units import Seconds as AudioSeconds
from player.language.catalogue import _
from player.practice.planner.steps import Plan, StepKind
from player.practice.session import effects, events
from player.practice.session.table import Session, State, advance, steps_to_keep
from player.practice.units import Seconds
from player.sittings.heard_time import HEARD_AT_ONCE, HeardTime
from player.sittings.line_player import LinePlayer
from player.sittings.planning import Planning
from player.sittings.sitting_parts import Parts
from player.sittings.soundtrack import HELD, Surroundings, measured_durations, spoken_lines, timeline_of

FIRST_LINES: Final = 2
"""How many lines must be ready before the sitting starts: the third is prepared while the second is heard."""

EXCHANGE_EVERY: Final = Seconds(0.5)
"""Seconds. While lines are being prepared, the plan is updated with their real lengths at most this often."""

LONGEST_WAIT: Final = Seconds(15.0)
"""Seconds, the longest silence of Gentle. If a line takes longer to prepare, the sitting is paused."""

VOICE_LATE: Final = _("The sitting is paused here, because the voice is taking a long time to get ready.")

SOUND_GONE: Final = _(
    "The sound was cut off, so the sitting is paused. Nothing plays until you press Go on. You could check "
    "your headphones or speakers first."
)


class Sitting:
    """Runs one sitting from Begin to its end."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._session = Session()
        self._loaded = False
        self._around: Surroundings | None = None
        self._lengths_changed = False
        self._exchanged_at = 0.0
        self._paused_at = 0.0
        self._last_tick_at = 0.0
        self._waiting_since = 0.0
        self._release_when_ready = False
        self._restarts = 0
        self._failed = False
        self._heard = HeardTime()
        self._asking = self.line_player()

    @property
    def session(self) -> Session:
        """The session's current state."""
        return self._session

    @property
    def seconds_heard(self) -> Seconds:
        """How much of it has been heard."""
        return self._heard.seconds

    @property
    def planning(self) -> Planning:
        """Makes the plans of this sitting."""
        return self._parts.planning

    @property
    def waiting(self) -> bool:
        """True while the next line is not ready."""
        return self._session.state is State.PREPARING or self._release_when_ready

    @property
    def under_way(self) -> bool:
        """True from Begin until the end or easing back."""
        return self._session.state not in {State.IDLE, State.EASED_BACK, State.FINISHED}

    def line_player(self) -> LinePlayer | None:
        """Says lines beside the plan in this sitting's voice; None where it has none."""
        lines, pace = self._parts.lines, self._parts.planning.words_per_minute
        return None if lines is None else LinePlayer(self._parts.engine, lines, pace)

    # ------------------------------------------------------------------ what happens

    def begin(self) -> None:
        """Begin the sitting: prepare its lines and log its start."""
        self._restarts = self._parts.engine.status().restarts
        self._waiting_since = self._parts.clock()
        plan = self._fresh_plan()
        self.send(events.Began(plan, self._begins_at(plan)))
        self.tick()

    def send(self, event: events.Event) -> None:
        """Advance the session by an event, then log and perform its effects."""
        self._last_tick_at = self._parts.clock()
        self._session, new_effects = advance(self._session, event)
        for effect in new_effects:
            self._parts.log.record(effect, self._session, self.seconds_heard)
            self._perform(effect)

    def resume(self) -> None:
        """Go on after a pause."""
        self.send(events.ResumeAsked(Seconds(self._parts.clock() - self._paused_at)))

    def interrupt(self) -> None:
        """Log that the sitting ends here without anybody's choice."""
        self._parts.log.record(
            effects.FinishLog(effects.Outcome.INTERRUPTED), self._session, self.seconds_heard
        )

    def tick(self) -> None:
        """Check which lines became ready and how far the engine has played; called by a timer."""
        since, self._last_tick_at = self._last_tick_at, self._parts.clock()
        self._parts.log.tick()
        # Before anything is heard, a window that is slow to open doesn't count as a stall.
        most = LONGEST_WAIT if self._session.state is State.PREPARING else WINDOW_STALL
        if self._last_tick_at - since > most:
            self._hold_up_since(since)
        if self._parts.lines is not None and self._parts.lines.poll():
            self._lengths_changed = True
        if self._session.state is State.PREPARING:
            self._start_when_ready()
        elif self.under_way:
            if self._release_when_ready and self._waited_too_long() and not self._next_is_missing():
                # Pause before the line goes onto the timeline, or it would start by itself.
                self.hold_up(VOICE_LATE)
            if self._session.state is not State.CHECKING_IN:
                # What is heard then is no part of the plan.
                self._update_lengths()
            self._follow(self._parts.engine.status())

    def hold_up(self, words: str = HELD_UP) -> None:
        """Fade to a pause because of a stall, past or expected; only the person resumes the sitting."""
        if self._session.state in {State.PREPARING, State.PLAYING}:
            self._paused_at = self._parts.clock()
            self.send(events.HeldUp(words))

    def _hold_up_since(self, last_tick_at: float) -> None:
        """Pause after a stall that began at the last tick, wherever the engine is by now."""
        status = self._parts.engine.status()
        if self._session.state is State.PLAYING and not self._seeking(status):
            self._heard.count(status, Seconds(WINDOW_STALL + HEARD_AT_ONCE))
            self.send(events.Reached(Seconds(seconds(status.heard))))
        self.hold_up()
        self._paused_at = min(self._paused_at, last_tick_at)

    # ------------------------------------------------------------------ preparing

    def _make_plan(self, make: Callable[[Planning], Plan]) -> Plan:
        plan = make(self._parts.planning)
        self._request(plan)
        return plan

    def _fresh_plan(self) -> Plan:
        return self._make_plan(lambda planning: planning.fresh(self._durations()))

    def _durations(self) -> Callable[[str], Seconds]:
        planning = self._parts.planning
        if self._parts.lines is None:
            return planning.estimated
        clips = self._parts.lines.clips(planning.words_per_minute)
        return measured_durations(clips, planning.estimated)

    def _request(self, plan: Plan) -> None:
        if self._parts.lines is not None:
            lines = spoken_lines(plan, self._begins_at(plan), asked=True)
            self._parts.lines.request(lines, self._parts.planning.words_per_minute)

    def _begins_at(self, plan: Plan) -> Seconds:
        start = self._parts.begins_at
        return Seconds(0.0) if start is None else start.within(plan)

    def _settled(self, text: str) -> bool:
        lines = self._parts.lines
        return lines is None or lines.settled(text, self._parts.planning.words_per_minute)

    def _start_when_ready(self) -> None:
        if self._lengths_changed:
            self._lengths_changed = False
            plan = self._fresh_plan()
            self.send(events.Replanned(plan, self._begins_at(plan)))
        first = spoken_lines(self._plan, self._session.position)[:FIRST_LINES]
        status = self._parts.engine.status()
        if status.state is EngineState.FAILED:
            self.send(events.SoundLost(status.error))
        elif not all(self._settled(text) for text in first):
            return
        elif self._parts.log.held_back:
            # A kill would leave no trace of a sitting that was heard. The voice is not what is late.
            self._waiting_since = self._parts.clock()
        elif self._waited_too_long():
            self.hold_up(VOICE_LATE)
        else:
            self.send(events.FirstLinesReady())

    def _waited_too_long(self) -> bool:
        return self._parts.clock() - self._waiting_since > LONGEST_WAIT

    def _update_lengths(self) -> None:
        """Plan the rest again with the real lengths of lines that became ready."""
        # Ten times a second: all lines are gone through only where one has become ready.
        if not self._lengths_changed:
            return
        now = self._parts.clock()
        all_settled = all(self._settled(text) for text in spoken_lines(self._plan))
        if not all_settled and now - self._exchanged_at < EXCHANGE_EVERY:
            return
        self._lengths_changed = False
        keep = steps_to_keep(self._session)
        self._replan(effects.Replan(keep, self._session.softened, self._session.grounding_only))

    def _replan(self, wanted: effects.Replan) -> None:
        plan = self._make_plan(
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
        self.send(events.Replanned(plan, go_to))

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
            self.send(events.SoundLost(status.error or SOUND_GONE))
            return
        if self._session.state is not State.PLAYING or self._seeking(status):
            return
        self._heard.count(status)
        if status.state is EngineState.HOLDING:
            self._stop_at_hold(status)
        elif status.state is EngineState.FINISHED:
            self.send(events.PlayedOut())
        elif status.state is EngineState.PAUSED:
            # The engine paused by itself: it stalled, or a line's sound could not be read.
            self._paused_at = self._parts.clock()
            lost = events.SoundLost(status.error or SOUND_GONE)
            self.send(events.HeldUp(status.error) if status.held_up else lost)
        elif status.state is EngineState.PLAYING:
            self.send(events.Reached(Seconds(seconds(status.heard))))
            self._add_surroundings()

    def _add_surroundings(self) -> None:
        """Background and room tone are made beside the sitting; lines that were ready already don't wait."""
        if self._around is not None and self._around != self._parts.heard_around(self._plan):
            self._load()

    def _sound_was_lost(self, status: EngineStatus) -> bool:
        """True once each time the sound is lost, not for as long as it is missing."""
        failed = status.state is EngineState.FAILED
        lost = status.restarts > self._restarts or (failed and not self._failed)
        self._restarts, self._failed = status.restarts, failed
        return lost

    def _seeking(self, status: EngineStatus) -> bool:
        return self._heard.is_seeking(status, self._parts.clock())

    def _stop_at_hold(self, status: EngineStatus) -> None:
        held = self._held_at(status.position)
        if held is None or held in self._session.answered:
            self._release()
        elif self._plan.steps[held].kind is StepKind.WRITING:
            self.send(events.HeldToWrite(held))
        else:
            self.send(events.HeldAtCheckIn(held))
            self._ask(held)

    def hush(self) -> None:
        """Let no question be heard any longer; it still waits for its answer."""
        if self._asking is not None and self._session.state is State.CHECKING_IN:
            self._asking.stop()

    def _ask(self, held: int) -> None:
        """Say a check-in's question; the plan's own sound is loaded again before it goes on."""
        if self._asking is not None and self._session.state is State.CHECKING_IN:
            around = self._parts.heard_around(self._plan)
            self._asking.hold(self._plan.steps[held].prompt, around, self._plan.own_gain)
            self._loaded = False

    def _held_at(self, position: Frames) -> int | None:
        """The index of the check-in or writing at a position; None if there is none."""
        for index, step in enumerate(self._plan.steps):
            if step.kind in HELD and frames(step.start) == position:
                return index
        return None

    # ------------------------------------------------------------------ effects

    def _perform(self, effect: effects.Effect) -> None:
        match effect:
            case effects.PrepareLines():
                self._request(self._plan)
            case effects.ExchangePlan(go_to):
                self._load(go_to)
            case effects.PlaySound():
                self._play()
            case effects.PauseSound(fade):
                self._paused_at = self._parts.clock()
                self._release_when_ready = False
                self._parts.engine.pause(AudioSeconds(fade))
            case effects.SeekSound(position):
                self._seek(position)
            case effects.UnloadSound():
                self._loaded = False
            case effects.ReleaseSound():
                self._release()
            case effects.Replan():
                self._replan(effect)

    def _timeline(self) -> Timeline:
        """The plan's timeline, with a hold before the next line that is not ready."""
        if self._parts.lines is None:
            return timeline_of(self._plan, None)
        clips = self._parts.lines.clips(self._parts.planning.words_per_minute)
        self._around = self._parts.heard_around(self._plan)
        timeline = timeline_of(self._plan, clips, self._parts.bell, partial=True, around=self._around)
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
            self._heard.expect(place, self._parts.clock())
        if self._release_when_ready:
            self._release()

    def _play(self) -> None:
        if not self._loaded:
            self._load()
        # If there still is no sound, the person is told again.
        self._failed = False
        self._parts.engine.play()

    def _seek(self, position: Seconds) -> None:
        if not self._loaded:
            # It will be loaded there.
            return
        self._heard.expect(position, self._parts.clock())
        self._parts.engine.seek(frames(position))

    def _release(self) -> None:
        """Go on from a hold, unless the line right after it is not ready yet."""
        waited, self._release_when_ready = self._release_when_ready, self._next_is_missing()
        if not self._release_when_ready:
            self._parts.engine.release()
        elif not waited:
            self._waiting_since = self._parts.clock()

    def _next_is_missing(self) -> bool:
        unready = self._first_unready()
        return unready is not None and frames(unready) <= self._parts.engine.status().position
