"""A narrator that has the lines that a test gives it."""

from audio.units import ClipName, Frames
from audio.voice.worker import PreparedLine
from player.sittings.readiness import readiness
from player.sittings.soundtrack import Clip

FOUR_SECONDS = Frames(48_000 * 4)


class Slow:
    """A worker that has the lines that a test gives it, and speaks one of those asked for at each look."""

    def __init__(self):
        self.ready, self.asked, self.closed = set(), [], False

    def kept(self, line):
        if line.text not in self.ready:
            return None
        return PreparedLine(line.text, line.words_per_minute, ClipName("x"), FOUR_SECONDS)

    def prepare(self, lines):
        fresh = [line for line in lines if line.text not in self.ready]
        self.asked = fresh + [line for line in self.asked if line not in fresh]

    def poll(self):
        if not self.asked:
            return ()
        line = self.asked.pop(0)
        self.ready.add(line.text)
        return (self.kept(line),)

    def close(self):
        self.closed = True


def prepare_all(planning, slow):
    """Have every line ready that the sitting may need."""

    def spoken(text):
        slow.ready.add(text)
        return Clip(ClipName("x"), FOUR_SECONDS)

    return readiness(planning, spoken)
