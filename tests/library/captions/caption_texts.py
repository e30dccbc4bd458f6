"""Captions as tests write them, and what is read of them."""

from player.library.captions.recording_captions import (
    read_captions,
)
from player.practice.session.cues import Cue
from player.practice.units import Seconds

SRT = """1\r
00:00:01,000 --> 00:00:04,500\r
{\\an8}<i>You are welcome here</i>\r
\r
2\r
00:01:06,0 --> 01:01:08,25\r
And now the room.\r
"""


def cue(start: float, end: float, text: str) -> Cue:
    return Cue(Seconds(start), Seconds(end), text)


def problems(text, file="talk.vtt"):
    return [(problem.place.line, problem.code) for problem in read_captions(text.encode(), file).problems]
