"""Lines in which a reader chose the rests are asked for with them, by whatever way they come to be spoken."""

from pathlib import Path

import pytest

from audio.voice.worker import LineRequest
from player.sittings import spoken_lines
from player.sittings.recorded_lines import RecordedLines
from player.sittings.spoken_lines import Lines, line_request

PLAYER = Path(spoken_lines.__file__).parents[1]
LINE = "On busy days the curtain keeps to its slow pace."
OTHER = "On busy days the curtain keeps to its slow pace, or not."


class Worker:
    """Remembers what it is asked for."""

    def __init__(self):
        self.wanted = []

    def prepare(self, lines):
        self.wanted += lines

    def poll(self):
        return ()


def test_a_line_is_asked_for_with_its_rests():
    assert line_request(LINE, 105.0) == LineRequest(LINE, 105.0, (3,))
    assert line_request(OTHER, 105.0) == LineRequest(OTHER, 105.0)


@pytest.mark.parametrize("made", [Lines, lambda worker: RecordedLines(Lines(worker), lambda _text: None)])
def test_a_sitting_asks_the_worker_so(made):
    worker = Worker()
    made(worker).request([LINE, OTHER], 105.0)

    assert worker.wanted == [LineRequest(LINE, 105.0, (3,)), LineRequest(OTHER, 105.0)]


def test_nobody_asks_for_a_line_in_another_way():
    """The window, what it gets ready in idle moments, and every command: each would forget the rests."""
    others = {
        str(path.relative_to(PLAYER))
        for path in PLAYER.rglob("*.py")
        if "LineRequest(" in path.read_text("utf-8")
    }

    assert others == {"sittings/spoken_lines.py"}
