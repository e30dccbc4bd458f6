"""Readers of scripts and presets: whatever the bytes, no crash, no hang, bounded memory.

In the suite a short run; ``make fuzz`` (tooling/fuzz.sh) runs the same under the profile "fuzz" for minutes.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st
from planning_shipped import ROOT

from player.practice.errors import NotUsableError, Problem
from player.practice.pacing.preset_reader import read_preset
from player.practice.script.model import Script
from player.practice.script.parse import parse_script

_HANGS_S = 5.0
"""Of processor time, after which a reader is not waited for any longer."""
_SCRIPTS = [path.read_bytes() for path in sorted(ROOT.glob("*.md"))]
_PRESETS = [path.read_bytes() for path in sorted((ROOT / "presets").glob("*.yaml"))]
_TOKENS = (
    *(
        b"\n",
        b"\n\n",
        b"---\n",
        b"## A (rung 2, contact)\n",
        b"(orient)",
        b"(return)",
        b"[6s]",
        b"[silence 40s]",
    ),
    *(
        b"[silence 40s]",
        b"[breath 3]",
        b"[bell]",
        b"[check-in]",
        b"[content](/k/)",
        b"> ",
        b"- eyes open: ",
        b"- otherwise: ",
    ),
    *(b"[", b"]", b"(", b")", b"\\", b"\t", b" ", b"\xc3", b"\xef\xbb\xbf", b"\x00", b"\r", b"9" * 40, b"-1"),
    *(
        b"format: 1\n",
        b"controls:\n",
        b"  max_rung: ",
        b"never",
        b"{",
        b"}",
        b"&a ",
        b"*a",
        b"!!binary ",
        b"? ",
    ),
    *(
        b": ",
        b"|\n",
        b">\n",
        b".nan",
        b"1e999",
        b"0x7f",
        b"2026-02-31",
        b"[[[[[[[[",
        b"'",
        b'"',
        b"%YAML 1.1\n",
    ),
    *("\u2028".encode(), "\u202e".encode(), "\U0001f600".encode(), b"a" * 3000, b"- a\n" * 500),
)


@st.composite
def damaged(draw: st.DrawFn, wholes: list[bytes]) -> bytes:
    """A shipped file with pieces cut out, moved, doubled, and marks put in."""
    data = bytearray(draw(st.sampled_from(wholes)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.one_of(st.integers(0, 12), st.integers(0, 600)))
        what = draw(st.sampled_from(("cut", "put", "double", "bytes", "end")))
        if what == "cut":
            del data[at : at + length]
        elif what == "put":
            data[at:at] = draw(st.sampled_from(_TOKENS)) * draw(st.sampled_from((1, 1, 1, 2, 50)))
        elif what == "double":
            data[at:at] = data[at : at + length]
        elif what == "bytes":
            data[at:at] = draw(st.binary(max_size=20))
        else:
            del data[at:]
    return bytes(data)


def _anything(wholes: list[bytes]) -> st.SearchStrategy[bytes]:
    tokens = st.lists(st.sampled_from(_TOKENS), max_size=60).map(b"".join)
    return st.one_of(damaged(wholes), damaged(wholes), tokens, st.binary(max_size=500))


@contextmanager
def _no_hang() -> Iterator[None]:
    """Break off what never ends, so that it is a finding, and not the end of all looking."""

    def give_up(*_: object) -> None:
        message = f"not done after {_HANGS_S:.0f} s"
        raise AssertionError(message)

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _HANGS_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _read(reader, data, name):
    """The value or the problems, inside the time, and never another error than ours."""
    problems: tuple[Problem, ...] = ()
    try:
        with _no_hang():
            value = reader(data, name)
    except NotUsableError as error:
        value, problems = None, error.problems

    assert (value is None) == bool(problems)
    return value


@settings(deadline=None)
@given(_anything(_SCRIPTS))
def test_any_bytes_as_a_script_are_read_or_refused_in_time(data):
    script = _read(parse_script, data, "any.md")

    assert script is None or (isinstance(script, Script) and script.phases)


@settings(deadline=None)
@given(_anything(_PRESETS))
def test_any_bytes_as_a_preset_are_read_or_refused_in_time(data):
    pacing = _read(read_preset, data, "any.pacing")

    assert pacing is None or pacing.id == "any"
