"""Making a sitting fit its time: what is left out first, and what only when nothing else helps.

The order, from first to last:

1. phases that may be left out, later ones first;
2. anchor phases that may be left out (rests on the anchor come back by themselves where contact needs them);
3. the last paragraphs of the other middle phases, always from the one with most left;
4. paragraphs of opening and return beyond their least length;
5. whole middle phases, later ones first;
6. the other paragraphs of opening and return but one each;
7. the last lines of the opening and the first of the return, and the open silences after the others;
8. the least lengths of opening and return, step by step.

Then whatever was cut in steps 1 to 6 and has room again is given back, the last cut first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final, Protocol

from player.practice.planner.draft import Draft
from player.practice.planner.groups import Group, Paragraph, Part, Quiet, with_paragraphs, with_quiets
from player.practice.script.model import Role

LayOut = Callable[[Sequence[Part], float], Draft]
"""Lays parts out at a stretch of the least lengths of opening and return."""

_FEWER_LINES: Final = (8, 6, 5, 4, 3, 2, 1)
_STRETCH_STEPS: Final = 20
_TINY: Final = 1e-6

_FEWER: Final = 0.9
_USUAL_SHARE: Final = 1.2
_MARGIN: Final = 1.01
_CERTAIN: Final = 1.02
"""A cue may give way to a shorter one, so that lines may take a little less than was measured."""
_GIVE_BACK_TRIES: Final = 8
_GIVE_BACK_BELOW: Final = 0.94

_FULL_ENOUGH: Final = 0.96
"""A sitting that fills this much of its time is not searched further."""


class Ruler(Protocol):
    """Measures parts before they are laid out."""

    def spare(self, part: Part, count: int) -> bool:
        """Whether opening or return is still long enough with so many paragraphs."""

    def length(self, part: Part, count: int) -> float:
        """The least that so many paragraphs of a part take, in seconds."""


@dataclass(frozen=True)
class Cut:
    """How far a sitting is cut.

    Attributes:
        counts: paragraphs kept of each part: the first ones, of a return the last ones.
        stretch: what is left of the least lengths of opening and return, 1 down to 0.
        lines: how many lines are kept of opening and return each; 0 for all.
        bare: True to keep no quiet after them but the pause between sentences.
    """

    counts: tuple[int, ...]
    stretch: float = 1.0
    lines: int = 0
    bare: bool = False


def fit(
    parts: Sequence[Part],
    total: float,
    lay_out: LayOut,
    ruler: Ruler,
    *,
    begun: frozenset[Role] = frozenset(),
) -> tuple[Draft, Cut]:
    """The fullest sitting that fits.

    The cuts are ordered, so the search narrows in on them: some three layouts for a hundred paragraphs. What
    was cut and has room again is then given back, the last cut first.

    Args:
        parts: all that is let through.
        total: seconds that the sitting may last.
        lay_out: lays parts out at a stretch.
        ruler: measures parts before they are laid out.
        begun: opening or return where they have already said something, so that no more has to be said.

    Returns:
        The draft and its cut. Where even the shortest cut is too long (a single sentence longer than the
        sitting), that shortest one.
    """
    whole = Cut(tuple(len(part.paragraphs) for part in parts))
    least = sum([ruler.length(part, len(part.paragraphs)) for part in parts])
    draft = lay_out(cut_parts(parts, whole), 1.0) if least <= total * _CERTAIN else None
    if draft is not None and draft.duration <= total + _TINY:
        return draft, whole
    search = _Search(parts, total, lay_out, _Cuts(parts, ruler, begun))
    return search.given_back(search.fullest(draft))


@dataclass(frozen=True)
class _Less:
    """One step of cutting: a part, and how many of its paragraphs are kept from here on, and before."""

    part: int
    kept: int
    before: int


class _Cuts:
    """All cuts in their order, the whole sitting first; each is only made when it is wanted."""

    def __init__(self, parts: Sequence[Part], ruler: Ruler, begun: frozenset[Role]) -> None:
        self._ruler = ruler
        self._parts = parts
        self._whole = tuple(len(part.paragraphs) for part in parts)
        self.steps: list[_Less] = []
        self.least = [sum([ruler.length(part, len(part.paragraphs)) for part in parts])]
        self._step_by_step()
        self.counted = len(self.least)
        self._last = self._counts(len(self.steps))
        self._few = [Cut(self._last, 1.0, lines) for lines in _FEWER_LINES]
        self._few += [
            Cut(self._last, level / _STRETCH_STEPS, 1, bare=True) for level in range(_STRETCH_STEPS, -1, -1)
        ]
        if begun:
            kept = zip(parts, self._last, strict=True)
            none = tuple(0 if part.context.role in begun else count for part, count in kept)
            self._few.append(replace(self._few[-1], counts=none))
        for _ in self._few:
            # How long a sitting of single lines gets is not measured; it is only known to go down.
            self.least.append(self.least[-1] * _FEWER)

    def _step_by_step(self) -> None:
        counts = list(self._whole)
        own = self.least[0]
        for step in (_optional, _trailing, _surplus, _middles, _edges):
            for index, count in step(self._parts, counts, self._ruler.spare):
                part = self._parts[index]
                own += self._ruler.length(part, count) - self._ruler.length(part, counts[index])
                self.steps.append(_Less(index, count, counts[index]))
                self.least.append(own)
                counts[index] = count

    def __len__(self) -> int:
        return len(self.least)

    def __getitem__(self, index: int) -> Cut:
        return Cut(self._counts(index)) if index < self.counted else self._few[index - self.counted]

    def _counts(self, steps: int) -> tuple[int, ...]:
        counts = list(self._whole)
        for step in self.steps[:steps]:
            counts[step.part] = step.kept
        return tuple(counts)

    def longer(self, less: _Less) -> float:
        """Seconds that undoing a step takes at least."""
        part = self._parts[less.part]
        return self._ruler.length(part, less.before) - self._ruler.length(part, less.kept)


class _Search:
    """Narrows in on the first cut that fits."""

    def __init__(self, parts: Sequence[Part], total: float, lay_out: LayOut, cuts: _Cuts) -> None:
        self._parts = parts
        self._total = total
        self._lay_out = lay_out
        self._cuts = cuts
        self._draft: Draft | None = None

    def fullest(self, whole: Draft | None) -> int:
        """The index of the fullest cut that fits, or of the shortest; its draft is kept.

        A cut whose lines alone are too long is never laid out. The others are tried where they should fit,
        judging by how much longer than its lines the last one became.

        Args:
            whole: the sitting without any cut, which is too long; ``None`` where it is certain to be.
        """
        least, shortest = self._cuts.least, len(self._cuts) - 1
        low, high = self._certainly_too_long(), shortest
        share = _USUAL_SHARE
        if whole is not None:
            low, share = 0, whole.duration / max(least[0], 1.0)
        probe = self._next(low, high, share)
        while high - low > 1 or self._draft is None:
            draft = self._laid_out(self._cuts[probe])
            if draft.duration <= self._total + _TINY or probe == shortest:
                high, self._draft = probe, draft
                if draft.duration >= self._total * _FULL_ENOUGH:
                    break
            else:
                low = probe
            probe = self._next(low, high, draft.duration / max(least[probe], 1.0))
        return high

    def given_back(self, at: int) -> tuple[Draft, Cut]:
        """What was cut up to here and has room again, the last cut first."""
        cut, draft = self._cuts[at], self._draft or self._laid_out(self._cuts[at])
        tries = _GIVE_BACK_TRIES
        for less in reversed(self._cuts.steps[: max(0, at - 1)]) if self._has_room(cut, draft) else ():
            if less.kept != cut.counts[less.part]:
                continue
            if self._cuts.longer(less) > self._total - draft.duration:
                continue
            counts = (*cut.counts[: less.part], less.before, *cut.counts[less.part + 1 :])
            fuller = replace(cut, counts=counts)
            longer = self._laid_out(fuller)
            if longer.duration <= self._total + _TINY:
                cut, draft = fuller, longer
            tries -= 1
            if tries == 0 or not self._has_room(cut, draft):
                break
        return draft, cut

    def _has_room(self, cut: Cut, draft: Draft) -> bool:
        return not cut.lines and draft.duration < self._total * _GIVE_BACK_BELOW

    def _laid_out(self, cut: Cut) -> Draft:
        return self._lay_out(cut_parts(self._parts, cut), cut.stretch)

    def _certainly_too_long(self) -> int:
        over = (least > self._total * _CERTAIN for least in self._cuts.least[: self._cuts.counted])
        return sum(takewhile(bool, over)) - 1

    def _next(self, low: int, high: int, share: float) -> int:
        """The first cut in between that should fit; never an end that is known already."""
        last = high - 1 if self._draft is not None else high
        for index in range(low + 1, last):
            if self._cuts.least[index] * share * _MARGIN <= self._total:
                return index
        return max(low + 1, last)


def kept_paragraphs(part: Part, count: int) -> tuple[tuple[Group, ...], ...]:
    """So many paragraphs of a part: the first ones, of a return the last ones."""
    first = len(part.paragraphs) - count if part.context.role is Role.RETURN else 0
    return part.paragraphs[first : first + count]


def cut_parts(parts: Sequence[Part], cut: Cut) -> list[Part]:
    """The parts as cut, each quiet that no line comes before joined to the line of the part before."""
    kept = []
    for part, count in zip(parts, cut.counts, strict=True):
        at_end = part.context.role is Role.RETURN
        paragraphs = kept_paragraphs(part, count)
        if cut.lines and part.context.role in _EDGES:
            paragraphs = _few(paragraphs, cut, last=at_end)
        if paragraphs or at_end:
            kept.append(with_paragraphs(part, paragraphs))
    return _joined_up(kept)


_EDGES: Final = frozenset({Role.ORIENT, Role.RETURN})


def _few(paragraphs: Sequence[tuple[Group, ...]], cut: Cut, *, last: bool) -> tuple[tuple[Group, ...], ...]:
    """The first or the last lines, each with no more quiet than its own: for a breath, or to repeat it."""
    lines = [group for paragraph in paragraphs for group in paragraph if group.kind is not None]
    few = lines[-cut.lines :] if last else lines[: cut.lines]
    kept = tuple(with_quiets(group, () if cut.bare else _own(group)) for group in few)
    return (kept,) if kept else ()


def _own(group: Group) -> tuple[Quiet, ...]:
    return tuple(quiet for quiet in group.quiets if quiet.piece == group.piece)


def _joined_up(parts: list[Part]) -> list[Part]:
    if not any(paragraph[0].kind is None for part in parts for paragraph in part.paragraphs):
        return parts
    out: list[list[Paragraph]] = []
    before: list[Paragraph] = []
    for part in parts:
        made: list[Paragraph] = []
        for whole in part.paragraphs:
            left = whole
            if whole[0].kind is None and before:
                before[-1] = (*before[-1][:-1], _joined(before[-1][-1], whole[0]))
                left = whole[1:]
            if left:
                made.append(left)
                before = made
        out.append(made)
    return [with_paragraphs(part, tuple(made)) for part, made in zip(parts, out, strict=True)]


def _joined(group: Group, following: Group) -> Group:
    """The group with the quiet after it, which counts as the group's at the edge of opening or return."""
    own = group.context.role is Role.ORIENT or following.context.role is Role.RETURN
    context = group.context
    joined = (
        Quiet(quiet.kind, quiet.length, context, quiet.piece) if own else quiet for quiet in following.quiets
    )
    return with_quiets(group, (*group.quiets, *joined))


_Step = Iterator[tuple[int, int]]


def _can_lose(part: Part, count: int) -> bool:
    """True where opening or return still says something with a paragraph less."""
    left = kept_paragraphs(part, count - 1) if part.context.role in _EDGES and count > 1 else ()
    return any(group.kind is not None for groups in left for group in groups)


def _optional(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    for role in (Role.MIDDLE, Role.ANCHOR):
        for index in reversed(range(len(parts))):
            part = parts[index]
            if part.optional and part.context.role is role and counts[index]:
                yield index, 0


def _trailing(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    middles = [index for index, part in enumerate(parts) if part.context.role not in _EDGES]
    for most in range(max([counts[index] for index in middles], default=0), 1, -1):
        for index in reversed(middles):
            if counts[index] == most:
                yield index, most - 1


def _surplus(parts: Sequence[Part], counts: list[int], spare: Callable[[Part, int], bool]) -> _Step:
    for index, part in enumerate(parts):
        while _can_lose(part, counts[index]) and spare(part, counts[index] - 1):
            yield index, counts[index] - 1


def _middles(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    for index in reversed(range(len(parts))):
        if parts[index].context.role not in _EDGES and counts[index]:
            yield index, 0


def _edges(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    for index, part in enumerate(parts):
        while _can_lose(part, counts[index]):
            yield index, counts[index] - 1
