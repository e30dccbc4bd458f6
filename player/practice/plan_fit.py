"""Making a sitting fit its time: what is left out first, and what only when nothing else helps.

The order, from first to last:

1. phases that may be left out, later ones first;
2. anchor phases that may be left out (rests on the anchor come back by themselves where contact needs them);
3. the last paragraphs of the other middle phases, always from the one with most left;
4. paragraphs of opening and return beyond their least length;
5. whole middle phases, later ones first;
6. the other paragraphs of opening and return but one each;
7. the least lengths of opening and return, step by step;
8. all but one line each of opening and return.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.practice.plan_layout import Draft
from player.practice.plan_select import Group, Part
from player.practice.script import Role

LayOut = Callable[[Sequence[Part], float], Draft]
"""Lays parts out at a stretch of the least lengths of opening and return."""

_STRETCH_STEPS: Final = 20
_TINY: Final = 1e-6


@dataclass(frozen=True)
class Cut:
    """How far a sitting is cut.

    Attributes:
        counts: paragraphs kept of each part: the first ones, of a return the last ones.
        stretch: what is left of the least lengths of opening and return, 1 down to 0.
        single: True to keep one line each of opening and return.
    """

    counts: tuple[int, ...]
    stretch: float = 1.0
    single: bool = False


def fit(
    parts: Sequence[Part],
    total: float,
    lay_out: LayOut,
    spare: Callable[[Part, int], bool],
    *,
    returning: bool = False,
) -> tuple[Draft, Cut]:
    """The fullest sitting that fits.

    The cuts are ordered, so the search halves them each time: about eight layouts for a hundred paragraphs.

    Args:
        parts: all that is let through.
        total: seconds that the sitting may last.
        lay_out: lays parts out at a stretch.
        spare: whether a part is still long enough with so many paragraphs.
        returning: True where the return has already begun, so that nothing more has to be said.

    Returns:
        The draft and its cut. Where even the shortest cut is too long (a single sentence longer than the
        sitting), that shortest one.
    """
    cuts = [*_cuts(parts, spare)]
    if returning:
        cuts.append(replace(cuts[-1], counts=(0,) * len(parts)))
    draft = lay_out(cut_parts(parts, cuts[0]), cuts[0].stretch)
    if draft.duration <= total + _TINY:
        return draft, cuts[0]
    low, high = 0, len(cuts) - 1
    best = lay_out(cut_parts(parts, cuts[high]), cuts[high].stretch)
    while high - low > 1:
        middle = (low + high) // 2
        draft = lay_out(cut_parts(parts, cuts[middle]), cuts[middle].stretch)
        if draft.duration <= total + _TINY:
            high, best = middle, draft
        else:
            low = middle
    return best, cuts[high]


def cut_parts(parts: Sequence[Part], cut: Cut) -> list[Part]:
    """The parts as cut, each quiet that no line comes before joined to the line of the part before."""
    kept = []
    for part, count in zip(parts, cut.counts, strict=True):
        at_end = part.context.role is Role.RETURN
        paragraphs = part.paragraphs[len(part.paragraphs) - count :] if at_end else part.paragraphs[:count]
        if cut.single and part.context.role in _EDGES:
            paragraphs = _single(paragraphs, last=at_end)
        if paragraphs or at_end:
            kept.append(replace(part, paragraphs=paragraphs))
    return _joined_up(kept)


_EDGES: Final = frozenset({Role.ORIENT, Role.RETURN})


def _single(paragraphs: Sequence[tuple[Group, ...]], *, last: bool) -> tuple[tuple[Group, ...], ...]:
    voiced = [group for paragraph in paragraphs for group in paragraph if group.kind is not None]
    return ((replace(voiced[-1 if last else 0], quiets=()),),) if voiced else ()


def _joined_up(parts: Sequence[Part]) -> list[Part]:
    out: list[list[list[Group]]] = []
    before: list[Group] | None = None
    for part in parts:
        made: list[list[Group]] = []
        for paragraph in part.paragraphs:
            groups = list(paragraph)
            if groups[0].kind is None and before is not None:
                before[-1] = _with_quiets(before[-1], groups.pop(0))
            if groups:
                made.append(groups)
                before = groups
        out.append(made)
    return [
        replace(part, paragraphs=tuple(tuple(groups) for groups in made))
        for part, made in zip(parts, out, strict=True)
    ]


def _with_quiets(group: Group, following: Group) -> Group:
    """The group with the quiet after it, which counts as the group's at the edge of opening or return."""
    own = group.context.role is Role.ORIENT or following.context.role is Role.RETURN
    joined = (replace(quiet, context=group.context) if own else quiet for quiet in following.quiets)
    return replace(group, quiets=(*group.quiets, *joined))


def _cuts(parts: Sequence[Part], spare: Callable[[Part, int], bool]) -> Iterator[Cut]:
    counts = [len(part.paragraphs) for part in parts]
    yield Cut(tuple(counts))
    for step in (_optional, _trailing, _surplus, _middles, _edges):
        for index, count in step(parts, counts, spare):
            counts[index] = count
            yield Cut(tuple(counts))
    for level in range(_STRETCH_STEPS - 1, -1, -1):
        yield Cut(tuple(counts), level / _STRETCH_STEPS)
    yield Cut(tuple(counts), 0.0, single=True)


_Step = Iterator[tuple[int, int]]


def _optional(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    for role in (Role.MIDDLE, Role.ANCHOR):
        for index in reversed(range(len(parts))):
            part = parts[index]
            if part.optional and part.context.role is role and counts[index]:
                yield index, 0


def _trailing(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    middles = [index for index, part in enumerate(parts) if part.context.role not in _EDGES]
    while True:
        longest = max(middles, key=lambda index: (counts[index], index), default=-1)
        if longest < 0 or counts[longest] <= 1:
            return
        yield longest, counts[longest] - 1


def _surplus(parts: Sequence[Part], counts: list[int], spare: Callable[[Part, int], bool]) -> _Step:
    for index, part in enumerate(parts):
        while part.context.role in _EDGES and counts[index] > 1 and spare(part, counts[index] - 1):
            yield index, counts[index] - 1


def _middles(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    for index in reversed(range(len(parts))):
        if parts[index].context.role not in _EDGES and counts[index]:
            yield index, 0


def _edges(parts: Sequence[Part], counts: list[int], _spare: object) -> _Step:
    for index, part in enumerate(parts):
        while part.context.role in _EDGES and counts[index] > 1:
            yield index, counts[index] - 1
