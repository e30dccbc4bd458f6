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
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.practice.plan_layout import Draft
from player.practice.plan_select import Group, Part, Quiet
from player.practice.script import Role

LayOut = Callable[[Sequence[Part], float], Draft]
"""Lays parts out at a stretch of the least lengths of opening and return."""

_FEWER_LINES: Final = (8, 6, 5, 4, 3, 2, 1)
_STRETCH_STEPS: Final = 20
_TINY: Final = 1e-6

_FULL_ENOUGH: Final = 0.98
"""A sitting that fills this much of its time is not searched further."""


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
    spare: Callable[[Part, int], bool],
    *,
    begun: frozenset[Role] = frozenset(),
) -> tuple[Draft, Cut]:
    """The fullest sitting that fits.

    The cuts are ordered, so the search narrows in on them: some four layouts for a hundred paragraphs.

    Args:
        parts: all that is let through.
        total: seconds that the sitting may last.
        lay_out: lays parts out at a stretch.
        spare: whether a part is still long enough with so many paragraphs.
        begun: opening or return where they have already said something, so that no more has to be said.

    Returns:
        The draft and its cut. Where even the shortest cut is too long (a single sentence longer than the
        sitting), that shortest one.
    """
    cuts = [*_cuts(parts, spare)]
    cuts += [replace(cuts[-1], counts=counts) for counts in _begun(parts, cuts[-1], begun)]
    draft = lay_out(cut_parts(parts, cuts[0]), cuts[0].stretch)
    if draft.duration <= total + _TINY:
        return draft, cuts[0]
    low, high = 0, len(cuts) - 1
    over = draft.duration
    best = lay_out(cut_parts(parts, cuts[high]), cuts[high].stretch)
    while high - low > 1 and best.duration < total * _FULL_ENOUGH:
        middle = _between(low, high, (over - total) / max(_TINY, over - best.duration))
        draft = lay_out(cut_parts(parts, cuts[middle]), cuts[middle].stretch)
        if draft.duration <= total + _TINY:
            high, best = middle, draft
        else:
            low, over = middle, draft.duration
    return best, cuts[high]


def _begun(parts: Sequence[Part], shortest: Cut, begun: frozenset[Role]) -> Iterator[tuple[int, ...]]:
    if begun:
        kept = zip(parts, shortest.counts, strict=True)
        yield tuple(0 if part.context.role in begun else count for part, count in kept)


def _between(low: int, high: int, share: float) -> int:
    """An index strictly between two, at about that share of the way, and never at its very ends."""
    return low + min(max(round((high - low) * min(max(share, 0.1), 0.9)), 1), high - low - 1)


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
            kept.append(replace(part, paragraphs=paragraphs))
    return _joined_up(kept)


_EDGES: Final = frozenset({Role.ORIENT, Role.RETURN})


def _few(paragraphs: Sequence[tuple[Group, ...]], cut: Cut, *, last: bool) -> tuple[tuple[Group, ...], ...]:
    """The first or the last lines, each with no more quiet than its own: for a breath, or to repeat it."""
    lines = [group for paragraph in paragraphs for group in paragraph if group.kind is not None]
    few = lines[-cut.lines :] if last else lines[: cut.lines]
    kept = tuple(replace(group, quiets=() if cut.bare else _own(group)) for group in few)
    return (kept,) if kept else ()


def _own(group: Group) -> tuple[Quiet, ...]:
    return tuple(quiet for quiet in group.quiets if quiet.piece == group.piece)


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
    for lines in _FEWER_LINES:
        yield Cut(tuple(counts), 1.0, lines)
    for level in range(_STRETCH_STEPS, -1, -1):
        yield Cut(tuple(counts), level / _STRETCH_STEPS, 1, bare=True)


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
    while True:
        longest = max(middles, key=lambda index: (counts[index], index), default=-1)
        if longest < 0 or counts[longest] <= 1:
            return
        yield longest, counts[longest] - 1


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
