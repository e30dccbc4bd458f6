"""Company in quiet time: which line comes when, and how long the quiet between two lines is.

Bells keep the distances that were asked for, so the lines between them are chosen first, and the quiet is
what they leave. Among the lines are words about options, early enough for the planner to have none to put in.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from player.practice.planner.measuring.groups import Context, Group, Passage, Quiet
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.passages import BELL_S
from player.practice.planner.steps import Step, StepKind, end_of
from player.practice.units import ROUNDING_S, Seconds

_LEAST_SILENCE: Final = 1.0
"""Seconds of quiet that stay in a stretch, however long its bell and its company take (our default)."""


class _Line(NamedTuple):
    kind: StepKind
    text: str
    takes: float


class _Heard(NamedTuple):
    """How far it has come. Times are in seconds.

    Attributes:
        since: since the last word about options began.
        quiet: without the voice up to now.
        last: the line heard last.
        company, options: how many lines of each sort were heard.
    """

    since: float
    quiet: float
    last: str
    company: int
    options: int

    def after(self, line: _Line) -> "_Heard":
        """Where it stands when this line has been said."""
        if line.kind is StepKind.OPTION:
            return _Heard(line.takes, 0.0, line.text, self.company, self.options + 1)
        return _Heard(self.since + line.takes, 0.0, line.text, self.company + 1, self.options)

    def later(self, quiet: float) -> "_Heard":
        """Where it stands after so much quiet."""
        return _Heard(self.since + quiet, self.quiet + quiet, self.last, self.company, self.options)


class Company:
    """Fills one stretch of quiet after the other, in order.

    Args:
        measure: of the plan.
        before: the steps before the first stretch.
    """

    def __init__(self, measure: Measure, before: Sequence[Step]) -> None:
        self._measure, self._caps = measure, measure.caps
        self._every = measure.limits.option_every
        self._heard = _heard_in(before)
        # The line that the stretch before has left time for.
        self._promised: _Line | None = None

    @property
    def bell_fits(self) -> bool:
        """Whether a bell can come now, without a line before it."""
        return self._heard.quiet + BELL_S <= self._caps.after(0.0)

    def passage(self, context: Context, length: Seconds, *, line: bool, bell: bool, follows: bool) -> Passage:
        """A stretch, from its bell to the next one, or to where a line has to follow.

        Args:
            context: where it stands.
            length: with its bell, and with the line that follows; without the line before it.
            line: whether a line of company comes before it.
            bell: whether it begins with a bell.
            follows: whether a line of company comes before what follows.
        """
        begun = self._begun(line=line)
        heard = self._heard.after(begun) if begun else self._heard
        takes = begun.takes if begun else 0.0
        rings = min(BELL_S, self._caps.after(takes)) if bell else 0.0
        # The opening has no word about options: the first one can't wait for as long as quiet may be.
        room = max(0.0, min(self._caps.after(takes) - heard.quiet, self._every - heard.since) - rings)
        found = self._filled(heard.later(rings), max(0.0, length - rings), room, follows=follows)
        quiets = (Quiet(StepKind.BELL, rings, context, 0, fixed=True),) if bell else ()
        first = (*quiets, *_silence(context, found.quiets[0]))
        groups = [_group(begun, context, first)] if begun or first else []
        inside = zip(found.lines, found.quiets[1:], strict=False)
        groups += [_group(said, context, _silence(context, quiet)) for said, quiet in inside]
        self._heard, self._promised = found.heard, found.lines[-1] if follows else None
        return Passage(context, tuple(groups))

    def _begun(self, *, line: bool) -> _Line | None:
        if not line:
            return None
        return self._promised or self._next(self._heard)

    def _filled(self, heard: _Heard, length: float, room: float, *, follows: bool) -> "_Filled":
        """The fewest lines that leave no quiet longer than it may be."""
        if length <= 0:
            lines = (self._next(heard),) if follows else ()
            return _Filled(lines, (0.0,), heard)
        longest = max(self._caps.presence, self._caps.option_cost) + self._measure.limits.max_silence
        # One fewer is surely too few.
        between = max(0, int(length / longest) - 1)
        found = self._tried(heard, length, room, between, follows=follows)
        too_few, step = between, 1
        while not found.fits and length >= between * _LEAST_SILENCE:
            too_few, between, step = between, between + step, step * 2
            found = self._tried(heard, length, room, between, follows=follows)
        while between - too_few > 1:
            middle = (between + too_few) // 2
            fewer = self._tried(heard, length, room, middle, follows=follows)
            if fewer.fits or length < middle * _LEAST_SILENCE:
                between, found = middle, fewer
            else:
                too_few = middle
        return found

    def _tried(self, heard: _Heard, length: float, room: float, between: int, *, follows: bool) -> "_Filled":
        """So many lines in a stretch, with even quiet: later quiet makes up for the lines before it."""
        lines: list[_Line] = []
        quiets: list[float] = []
        left, fits = length, True
        for number in range(between + 1):
            still = between - number + follows
            usual = self._pick(StepKind.PRESENCE, heard).takes
            quiet = max((left - still * usual) / (between - number + 1), _LEAST_SILENCE)
            if number == 0:
                quiet = min(quiet, room) if between else quiet
            said = self._next(heard.later(quiet)) if still else None
            if said and number == between:
                # The last quiet is what is left, to the second.
                quiet = max(left - said.takes, _LEAST_SILENCE)
            fits = fits and quiet <= room + ROUNDING_S
            quiets.append(quiet)
            heard, left = heard.later(quiet), left - quiet
            if said:
                lines.append(said)
                left -= said.takes
                room = self._caps.after(said.takes)
                heard = heard.after(said) if number < between else heard
        return _Filled(tuple(lines), tuple(quiets), heard, fits)

    def _next(self, heard: _Heard) -> _Line:
        """The next line: a word about options where it could be too late for one at the line after."""
        said = self._pick(StepKind.PRESENCE, heard)
        if heard.since + said.takes + self._caps.after(said.takes) > self._every:
            return self._pick(StepKind.OPTION, heard)
        return said

    def _pick(self, kind: StepKind, heard: _Heard) -> _Line:
        """The next line of its sort in turn, and not the one just heard."""
        book = self._measure.book
        if kind is StepKind.OPTION:
            lines, number = book.phrases.options, heard.options
        else:
            lines, number = book.phrases.presence[self._measure.limits.anchor], heard.company
        text = book.line(lines, number)
        if text == heard.last:
            text = book.line(lines, number + 1)
        return _Line(kind, text, float(book.durations(text)))


class _Filled(NamedTuple):
    """The lines of a stretch, the quiet before each and after the last, and where it stands then."""

    lines: tuple[_Line, ...]
    quiets: tuple[float, ...]
    heard: _Heard
    fits: bool = True


def _heard_in(steps: Sequence[Step]) -> _Heard:
    now = end_of(steps)
    offered = next((step.start for step in reversed(steps) if step.offers), 0.0)
    said = next((step for step in reversed(steps) if step.kind.voiced), None)
    kinds = [step.kind for step in steps if step.piece < 0]
    return _Heard(
        since=now - offered,
        quiet=now - (said.start + said.duration if said else 0.0),
        last=said.text if said else "",
        company=kinds.count(StepKind.PRESENCE),
        options=kinds.count(StepKind.OPTION),
    )


def _silence(context: Context, length: float) -> tuple[Quiet, ...]:
    return (Quiet(StepKind.SILENCE, length, context, 0),) if length > 0 else ()


def _group(said: _Line | None, context: Context, quiets: tuple[Quiet, ...]) -> Group:
    if said is None:
        return Group(None, context, "", "", quiets, 0)
    option = said.kind is StepKind.OPTION
    return Group(said.kind, context, said.text, said.text, quiets, -1, option)
