"""What tests of a sitting share: an engine that does as it is told, a worker and a clock that tests move."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime

from audio.engine.types import EngineState, EngineStatus
from audio.mix.timeline import Timeline
from audio.units import ClipName, Frames, Seconds, frames
from audio.voice.worker import FailedLine, PreparedLine
from player.records.store.entries import Content, ContentKind
from player.sittings.sitting import Sitting
from player.sittings.sitting_log import Files, SittingLog
from player.sittings.sitting_parts import Parts
from player.sittings.spoken_lines import Lines


class Engine:
    """Does what it is told at once, and remembers it."""

    def __init__(self):
        self.told = []
        self.timeline: Timeline | None = None
        self.now = EngineStatus(EngineState.IDLE, Frames(0), Frames(0), 0, Seconds(0.1), "fake", "", 0)

    def load(self, timeline, position=None):
        self.told.append(("load", position))
        self.timeline = timeline
        if position is not None:
            self.be(self.now.state, position)

    @property
    def loaded(self) -> Timeline:
        assert self.timeline is not None
        return self.timeline

    def play(self):
        self.told.append(("play",))
        self.be(EngineState.PLAYING)

    def pause(self, fade):
        self.told.append(("pause", fade))
        self.be(EngineState.PAUSED)

    def seek(self, position):
        self.told.append(("seek", position))
        self.be(self.now.state, position)

    def release(self):
        self.told.append(("release",))
        self.be(EngineState.PLAYING)

    def set_volume(self, volume):
        self.told.append(("volume", volume))

    def set_bus_volume(self, bus, volume):
        self.told.append(("volume", bus, volume))

    def use_offered_device(self):
        self.told.append(("offered device",))

    def status(self):
        return self.now

    def close(self):
        pass

    def be(self, state, position=None, **changes):
        place = self.now.position if position is None else Frames(int(position))
        self.now = replace(self.now, state=state, position=place, heard=place, **changes)


class Worker:
    """Speaks the lines a test lets through."""

    def __init__(self):
        self.wanted = []
        self.ready = []

    def prepare(self, lines):
        self.wanted = [*dict.fromkeys([*lines, *self.wanted])]

    def speak(self, count=None):
        now, self.wanted = self.wanted[:count], self.wanted[count:] if count else []
        for line in now:
            length = frames(len(line.text.split()) * 0.5)
            clip = ClipName(f"{abs(hash(line.text)):064x}")
            self.ready.append(PreparedLine(line.text, line.words_per_minute, clip, length))

    def fail(self):
        for line in self.wanted:
            self.ready.append(FailedLine(line.text, line.words_per_minute, "It can't be spoken."))
        self.wanted = []

    def poll(self):
        ready, self.ready = tuple(self.ready), []
        return ready


class Clock:
    """Goes on by a quarter of a second each time it is looked at."""

    now = 100.0

    def __call__(self):
        self.now += 0.25
        return self.now


class LeftOff:
    """Where the last sitting stopped, in memory."""

    def __init__(self, last=None):
        self.before = last
        self.kept = None

    def last(self):
        return self.before

    def keep(self, _sitting, kept):
        self.kept = kept

    def drop(self):
        self.kept = None


class Log:
    """A session log that remembers what was written: names and values."""

    busy = False

    def __init__(self):
        self.written = []
        self.left_off = LeftOff()

    def now(self):
        return datetime(2026, 3, 3, 8, tzinfo=UTC)

    def at(self, _moment):
        return nullcontext()

    def start(self, _started):
        return "sitting"

    def heard(self, _sitting, seconds, _step, _whole):
        self.written.append(("heard", seconds))

    def event(self, _sitting, _at, kind, detail=None):
        self.written.append((kind, (detail or {}).get("detail", "")))

    def finish(self, _sitting, outcome, seconds):
        self.written.append((outcome, seconds))


class Stage:
    """A sitting with its doubles."""

    def __init__(self, planning, log=None, engine=None, begins_at=None, background=None):
        self.engine: Engine = engine or Engine()
        self.worker, self.clock = Worker(), Clock()
        self.room_tone = None
        self.background = background
        self.said: list[str] = []
        files = Files(Content(ContentKind.SCRIPT, "x", b"x"), Content(ContentKind.PRESET, "y", b"y"))
        written = SittingLog(log, planning, files, spoken=True, said=self.said.append)
        lines = Lines(self.worker)
        self.sitting = Sitting(
            Parts(
                planning,
                self.engine,
                lines,
                written,
                None,
                self.clock,
                lambda: self.background,
                begins_at=begins_at,
                room_tone=lambda: self.room_tone,
            )
        )

    def started(self):
        self.sitting.begin()
        self.worker.speak()
        self.sitting.tick()
        # Lines with other lengths may let other lines in.
        self.worker.speak()
        self.sitting.tick()
        self.sitting.tick()
        return self

    @property
    def session(self):
        return self.sitting.session
