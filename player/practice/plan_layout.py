"""Laying the groups of a sitting one after the other, with everything the pacing asks for in between.

One pass forwards. Before each line it decides, in this order: whether a rest on the anchor is due (contact
would grow too long), and whether a word about options is due (the next chance would come too late). Each line
with its quiet is short enough for both to come in time; only a sentence that is longer than a limit by itself
can break it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from player.practice.pacing import CheckInAt, LongSilence
from player.practice.phrasebook import Phrasebook
from player.practice.plan_draft import Draft, Row
from player.practice.plan_limits import Limits
from player.practice.plan_pauses import Caps, chain
from player.practice.plan_select import Context, Group, Part, Quiet, breath_cues
from player.practice.script import Role
from player.practice.steps import VOICED, LineDurations, Step, StepKind
from player.practice.units import Rung

__all__ = ["RESTING", "Book", "Draft", "Layout", "Link"]

RESTING: Final = "Resting"
"""Title of the anchor passages that the planner puts in."""

_REST_GAP_S = 6.0
_FILL_GAP_S = 8.0
_RETURN_TRIES = 3
_TINY = 1e-6
_SHORTEST_GAP = 0.5


class _Mark(NamedTuple):
    """How far a layout has come."""

    rows: int
    counts: tuple[float, float, float, float, float]
    words: tuple[bool, Context | None, str]
    elapsed: dict[Role, float]
    picks: dict[str, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A group as it is placed, with its quiet inside every cap.

    Attributes:
        group: the line and its quiet.
        voiced: seconds that the line takes.
        length: seconds of line and quiet together.
        contact: seconds of contact in it.
    """

    group: Group
    voiced: float
    length: float
    contact: float


@dataclass(frozen=True)
class Book:
    """A phrasebook, and how long its lines and the script's take. One book serves one plan.

    Attributes:
        phrases: the product's own lines.
        durations: how long each line takes.
        links, lengths: what was worked out about a group, by its identity: many drafts place the same groups.
    """

    phrases: Phrasebook
    durations: LineDurations
    links: dict[int, tuple[Group, tuple[Link, ...]]] = field(default_factory=dict, compare=False, repr=False)
    lengths: dict[int, tuple[Group, float]] = field(default_factory=dict, compare=False, repr=False)


class Layout:
    """One pass over the parts. It is used once and thrown away."""

    def __init__(self, limits: Limits, book: Book, kept: Sequence[Step] = ()) -> None:
        self._limits = limits
        self._book = book
        self._kept = tuple(kept)
        self._rows: list[Row] = []
        self._now: float = 0.0
        self._option_at = 0.0
        self._contact = 0.0
        self._anchor = 0.0
        self._quiet = 0.0
        self._elapsed = dict.fromkeys(Role, 0.0)
        self._returned = False
        self._at: Context | None = None
        self._picks: dict[str, int] = {}
        self._last_text = ""
        self._caps = self._measure()
        for step in kept:
            context = Context(step.phase, step.role, step.rung, step.contact)
            self._remember(step.kind, step.start, step.duration, step.text, context)
            self._count_pick(step)

    def run(self, parts: Sequence[Part], stretch: float = 1.0, head: Sequence[Quiet] = ()) -> Draft:
        """Lay the parts out.

        Args:
            parts: in the author's order; the last is the return.
            stretch: scales the least lengths of opening and return, from 1 down to 0.
            head: quiet that is still to come after the steps kept.
        """
        for quiet in self._head(head):
            self._emit(Group(None, quiet.context, "", "", (quiet,), quiet.piece))
        here = self._at
        opened = not parts or parts[0].context.role is not Role.ORIENT
        if here is not None and here.role is Role.ORIENT and opened:
            self._fill(here, self._book.phrases.orient, self._limits.orient * stretch)
        for part in parts:
            if part.context.role is Role.RETURN:
                self._return(part, self._limits.returning * stretch)
            else:
                self._part(part, stretch)
        return Draft(self._kept, self._rows)

    def _part(self, part: Part, stretch: float) -> None:
        self._paragraphs(part)
        if part.context.role is Role.ORIENT:
            self._fill(part.context, self._book.phrases.orient, self._limits.orient * stretch)
        if part.context.role is Role.ANCHOR and self._contact > 0:
            self._rest(part.context)

    def _paragraphs(self, part: Part) -> None:
        for groups in part.paragraphs:
            span = sum([self.length(group) for group in groups])
            for group in groups:
                self._place(group, span)
                span = 0.0

    # --- lengthening -------------------------------------------------------------------------------------

    def _return(self, part: Part, least: float) -> None:
        """The return: built-in lines, then the author's, so long that words about options count as well.

        How many of those come is only known once it is laid out; if it has become longer than it has to be,
        it is laid out again with so much less filling, and a little more where that was too little.
        """
        own = sum(self.length(group) for paragraph in part.paragraphs for group in paragraph)
        target = least - own
        before = self._marked()
        self._filled_return(part, target)
        shortest = target
        for _ in range(_RETURN_TRIES):
            over = self._elapsed[Role.RETURN] - least
            if target <= _TINY or abs(over) <= _TINY:
                break
            target -= over
            self._back_to(before)
            self._filled_return(part, target)
            if self._elapsed[Role.RETURN] >= least - _TINY:
                shortest = target
        if self._elapsed[Role.RETURN] < least - _TINY:
            self._back_to(before)
            self._filled_return(part, shortest)

    def _filled_return(self, part: Part, target: float) -> None:
        voiced = any(group.kind is not None for groups in part.paragraphs for group in groups)
        if not voiced and not self._returned:
            target = max(target, _TINY * 2)
        self._fill(part.context, self._book.phrases.returning, target)
        self._paragraphs(part)

    def _marked(self) -> _Mark:
        counts = (self._now, self._option_at, self._contact, self._anchor, self._quiet)
        words = (self._returned, self._at, self._last_text)
        return _Mark(len(self._rows), counts, words, dict(self._elapsed), dict(self._picks))

    def _back_to(self, mark: _Mark) -> None:
        del self._rows[mark.rows :]
        self._now, self._option_at, self._contact, self._anchor, self._quiet = mark.counts
        self._returned, self._at, self._last_text = mark.words
        self._elapsed, self._picks = dict(mark.elapsed), dict(mark.picks)

    def _fill(self, context: Context, lines: Sequence[str], target: float) -> None:
        """Put lines in until the part is as long as its target; the last pause makes it exact if it can."""
        most = max(min(_FILL_GAP_S, self._limits.max_silence), self._limits.sentence_pause)
        while (need := target - self._elapsed[context.role]) > _TINY:
            line = self._pick(str(context.role), lines)
            left = need - self._book.durations(line)
            gap = min(max(left, self._limits.sentence_pause), most)
            self._place(_own_line(context, line, gap), 0.0)

    def _rest(self, context: Context) -> None:
        """Rest on the anchor until the passage is as long as it has to be."""
        lines = self._book.phrases.anchor_passages[self._limits.anchor]
        gap = max(min(_REST_GAP_S, self._limits.max_silence), self._limits.sentence_pause)
        while self._anchor < self._limits.anchor_min - _TINY:
            self._place(_own_line(context, self._pick("anchor", lines), gap), 0.0)
        self._contact = 0.0

    # --- placing -----------------------------------------------------------------------------------------

    def _place(self, group: Group, span: float) -> None:
        links = self._links(self._another(group) if group.text == self._last_text else group)
        contact = sum([link.contact for link in links])
        if contact > 0 and self._contact > 0:
            most = self._limits.contact_max + _TINY
            if self._contact + contact + self._option_in_contact(links) > most:
                self._rest(Context(RESTING, Role.ANCHOR, Rung.GROUNDING, contact=False))
        if self._option_due(links, span):
            self._option(group.context)
        self._emit_all(links)

    def _emit_all(self, links: Sequence[Link]) -> None:
        self._emit(links[0].group)
        for link in links[1:]:
            late = self._now + link.length - self._option_at > self._limits.option_every
            self._emit(self._as_option(link) if late else link.group)

    def _links(self, group: Group) -> Sequence[Link]:
        """The group and what follows it in company, worked out once where that can be."""
        known = self._book.links.get(id(group))
        if known is not None:
            return known[1]
        links = tuple(self._link(one) for one in self._chain(group))
        if len(links) == 1 and group.kind is not None and group.paragraph >= 0:
            self._book.links[id(group)] = group, links
        return links

    def _link(self, group: Group) -> Link:
        voiced = self._voiced(group)
        quiet = sum([quiet.length for quiet in group.quiets])
        contact = sum([quiet.length for quiet in group.quiets if quiet.context.contact])
        return Link(group, voiced, voiced + quiet, contact + (voiced if group.context.contact else 0.0))

    def _chain(self, group: Group) -> list[Group]:
        voiced = self._voiced(group)
        begun = self._quiet if group.kind is None else 0.0
        lines = self._book.phrases.presence[self._limits.anchor]
        return chain(group, voiced, begun, self._caps, lambda: self._pick("presence", lines))

    def _option_due(self, links: Sequence[Link], span: float) -> bool:
        """True where the option line has to come now, or had better: before a paragraph or a long silence."""
        since = self._now - self._option_at
        every = self._limits.option_every
        first = links[0]
        if since + first.length > every:
            return True
        if since < every / 2 or first.group.kind is None or first.group.joined:
            return False
        return since + max(span, sum([link.length for link in links])) > every

    def _option_in_contact(self, links: Sequence[Link]) -> float:
        """Seconds of contact that a word about options would add before these lines."""
        late = self._now - self._option_at + sum([link.length for link in links])
        in_contact = self._at is not None and self._at.contact
        return self._caps.option_cost if late > self._limits.option_every / 2 and in_contact else 0.0

    def _option(self, following: Context) -> None:
        """A word about options. It counts as contact only in the midst of contact."""
        context, last = following, self._at
        if following.contact and last is not None and not last.contact:
            context = last
        line = self._pick("option", self._book.phrases.options)
        quiet = Quiet(StepKind.PAUSE, self._limits.sentence_pause, context)
        self._emit(Group(StepKind.OPTION, context, line, line, (quiet,)))

    def _as_option(self, link: Link) -> Group:
        """The option line in a presence line's place, taking no more time altogether."""
        group = link.group
        line = self._pick("option", self._book.phrases.options)
        longer = self._book.durations(line) - link.voiced
        first = group.quiets[0]
        shorter = replace(
            first, length=max(min(first.length, _SHORTEST_GAP), first.length - max(0.0, longer))
        )
        quiets = (shorter, *group.quiets[1:])
        return replace(group, kind=StepKind.OPTION, text=line, spoken=line, quiets=quiets)

    def _emit(self, group: Group) -> None:
        caption = self._last_text
        if group.kind is not None:
            caption = group.text
            start, length = self._now, self._voiced(group)
            self._rows.append(
                Row(
                    *(group.kind, start, length, caption, group.spoken, group.context, False),
                    *(group.piece, group.paragraph),
                )
            )
            self._remember(group.kind, start, length, caption, group.context)
        for quiet in group.quiets:
            if quiet.kind is not StepKind.CHECK_IN:
                self._quieten(quiet, caption, group.paragraph)
            elif CheckInAt.MIDDLE in self._limits.check_ins:
                self._quieten(quiet, self._hold(), group.paragraph)

    def _quieten(self, quiet: Quiet, text: str, paragraph: int) -> None:
        kind, length, context, piece = quiet.kind, quiet.length, quiet.context, quiet.piece
        counted = kind is StepKind.SILENCE and self._limits.long_silence is LongSilence.COUNTDOWN
        start = self._now
        self._rows.append(Row(kind, start, length, text, "", context, counted, piece, paragraph))
        self._remember(kind, start, length, text, context)

    def _head(self, head: Sequence[Quiet]) -> list[Quiet]:
        """Quiet still to come at the seam, inside what every limit leaves, and no shorter than it may be."""
        in_contact = self._at is not None and self._at.contact
        contact = self._limits.contact_max - self._contact if in_contact else self._limits.total
        option = self._limits.option_every - (self._now - self._option_at)
        most = min(self._limits.max_silence - self._quiet, option, contact)
        left = max(most, _SHORTEST_GAP - self._quiet)
        kept = []
        for quiet in head:
            short = replace(quiet, length=min(quiet.length, left))
            left -= short.length
            if short.length > 0:
                kept.append(short)
        return kept

    def _remember(self, kind: StepKind, start: float, duration: float, text: str, context: Context) -> None:
        """Keep count of what the invariants are about."""
        self._now = start + duration
        self._at = context
        voiced = kind in VOICED
        if voiced:
            self._quiet = 0.0
            self._last_text = text
            self._returned = self._returned or context.role is Role.RETURN
        else:
            self._quiet += duration
        if kind is StepKind.OPTION:
            self._option_at = start
        if context.contact:
            self._contact += duration
        self._elapsed[context.role] += duration
        self._anchor = self._anchor + duration if context.role is Role.ANCHOR else 0.0
        if self._anchor >= self._limits.anchor_min - _TINY:
            self._contact = 0.0

    # --- measuring ---------------------------------------------------------------------------------------

    def _measure(self) -> Caps:
        phrases = self._book.phrases
        option = max(self._book.durations(line) for line in phrases.options) + self._limits.sentence_pause
        presence = max(self._book.durations(line) for line in phrases.presence[self._limits.anchor])
        return Caps(self._limits, option, presence)

    def length(self, group: Group) -> float:
        """The least that a group will take."""
        known = self._book.lengths.get(id(group))
        if known is None:
            known = self._book.lengths[id(group)] = group, self._least(group)
        return known[1]

    def _least(self, group: Group) -> float:
        voiced = self._voiced(group)
        quiet = max(sum(quiet.length for quiet in group.quiets), self._limits.sentence_pause)
        most = self._limits.contact_max - voiced if group.context.contact else quiet
        return voiced + max(0.0, min(quiet, self._caps.after(voiced), most))

    def _voiced(self, group: Group) -> float:
        return 0.0 if group.kind is None else float(self._book.durations(group.spoken))

    def _count_pick(self, step: Step) -> None:
        """Go on in each rotation where the steps kept have left it."""
        name = str(step.kind) if step.kind is not StepKind.SAY else str(step.role)
        if step.kind in {StepKind.OPTION, StepKind.PRESENCE} or (
            step.kind is StepKind.SAY and step.piece < 0
        ):
            self._picks[name] = self._picks.get(name, 0) + 1

    def _hold(self) -> str:
        return self._book.phrases.check_in_hold[self._limits.anchor]

    def _another(self, group: Group) -> Group:
        """The next cue in place of one just heard; an author's line stays what it is."""
        for lines in breath_cues(self._book.phrases, self._limits.anchor):
            if group.kind is StepKind.PRESENCE and group.text in lines:
                line = lines[(lines.index(group.text) + 1) % len(lines)]
                return replace(group, text=line, spoken=line)
        return group

    def _pick(self, name: str, lines: Sequence[str]) -> str:
        """The next of these lines in turn, and not the one just heard while there is another."""
        turn = self._picks.get(name, 0)
        if lines[turn % len(lines)] == self._last_text:
            turn += 1
        self._picks[name] = turn + 1
        return lines[turn % len(lines)]


def _own_line(context: Context, line: str, gap: float) -> Group:
    return Group(StepKind.SAY, context, line, line, (Quiet(StepKind.PAUSE, gap, context),))
