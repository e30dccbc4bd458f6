"""Laying the groups of a sitting one after the other, with everything the pacing asks for in between.

One pass forwards. Before each line it decides, in this order: whether a rest on the anchor is due (contact
would grow too long), and whether a word about options is due (the next chance would come too late). Each line
with its quiet is short enough for both to come in time; only a sentence that is longer than a limit by itself
can break it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from player.practice.pacing.model import CheckInAt, LongSilence
from player.practice.planner.draft import Draft, Placed
from player.practice.planner.groups import Context, Group, Paragraph, Part, Quiet, context_of_step
from player.practice.planner.measure import Book, Chain, Link, Measure
from player.practice.planner.selection import breath_cues
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Role
from player.practice.units import Rung

__all__ = ["RESTING", "Book", "Draft", "Layout", "Measure"]

RESTING: Final = "Resting"
"""Title of the anchor passages that the planner puts in."""

_REST_GAP_S = 6.0
_FILL_GAP_S = 8.0
_RETURN_TRIES = 3
_TINY = 1e-6
_SHORTEST_GAP = 0.5


class _Mark(NamedTuple):
    """How far a layout has come."""

    placed: int
    counts: tuple[float, float, float, float, float]
    words: tuple[bool, Context | None, str]
    elapsed: dict[Role, float]
    picks: dict[str, int]


class Layout:
    """Lays parts out after the steps kept, as often as drafts are tried.

    Args:
        measure: of the plan.
        kept: the steps before.
    """

    def __init__(self, measure: Measure, kept: Sequence[Step] = ()) -> None:
        self._measure = measure
        self._limits = measure.limits
        self._book = measure.book
        self._kept = tuple(kept)
        self._asks = CheckInAt.MIDDLE in self._limits.check_ins
        self._rest_from = self._limits.anchor_min - _TINY
        self._option_every = self._limits.option_every
        self._option_soon = self._option_every / 2
        self._chains = measure.chains
        self._placed: list[Placed] = []
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
        for step in kept:
            self._take_up(step)
        self._start = self._marked()

    def run(self, parts: Sequence[Part], stretch: float = 1.0, head: Sequence[Quiet] = ()) -> Draft:
        """Lay the parts out.

        Args:
            parts: in the author's order; the last is the return.
            stretch: scales the least lengths of opening and return, from 1 down to 0.
            head: quiet that is still to come after the steps kept.
        """
        self._placed = []
        self._back_to(self._start)
        for quiet in self._head(head):
            self._emit_uneven(Group(None, quiet.context, "", "", (quiet,), quiet.piece), 0.0)
        here = self._at
        opened = not parts or parts[0].context.role is not Role.ORIENT
        if here is not None and here.role is Role.ORIENT and opened:
            self._fill(here, self._book.phrases.orient, self._limits.orient * stretch)
        for part in parts:
            if part.context.role is Role.RETURN:
                self._return(part, self._limits.returning * stretch)
            else:
                self._part(part, stretch)
        hold = self._book.phrases.check_in_hold[self._limits.anchor] if self._asks else None
        counted = self._limits.long_silence is LongSilence.COUNTDOWN
        return Draft(self._kept, self._placed, self._now, hold, counted)

    def _part(self, part: Part, stretch: float) -> None:
        self._paragraphs(part)
        role = part.context.role
        if role is Role.ORIENT:
            self._fill(part.context, self._book.phrases.orient, self._limits.orient * stretch)
        if role is Role.ANCHOR and self._contact > 0:
            self._rest(part.context)

    def _paragraphs(self, part: Part) -> None:
        for paragraph in part.paragraphs:
            whole: Paragraph = paragraph
            for group in paragraph:
                self._place(group, whole)
                whole = ()

    # --- lengthening -------------------------------------------------------------------------------------

    def _return(self, part: Part, least: float) -> None:
        """The return: built-in lines, then the author's, so long that words about options count as well.

        How many of those come is only known once it is laid out; if it has become longer than it has to be,
        it is laid out again with so much less filling, and a little more where that was too little.
        """
        target = least - sum([self._measure.length(group) for groups in part.paragraphs for group in groups])
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
        return _Mark(len(self._placed), counts, words, dict(self._elapsed), dict(self._picks))

    def _back_to(self, mark: _Mark) -> None:
        del self._placed[mark.placed :]
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
            self._place(self._measure.own_line(context, line, gap))

    def _rest(self, context: Context) -> None:
        """Rest on the anchor until the passage is as long as it has to be."""
        lines = self._book.phrases.anchor_passages[self._limits.anchor]
        gap = max(min(_REST_GAP_S, self._limits.max_silence), self._limits.sentence_pause)
        while self._anchor < self._rest_from:
            self._place(self._measure.own_line(context, self._pick("anchor", lines), gap))
        self._contact = 0.0

    # --- placing -----------------------------------------------------------------------------------------

    def _place(self, group: Group, paragraph: Paragraph = ()) -> None:
        """Put a group in its place; with the paragraph, where it is the first of one."""
        if group.text == self._last_text:
            group = self._another(group)
        known = self._chains.get(id(group))
        chain = known[1] if known is not None else self._measure.chain(group, self._quiet, self._presence)
        if self._contact > 0 and chain.contact > 0:
            self._rest_if_due(chain)
        since = self._now - self._option_at
        if since + chain.first.length > self._option_every or (
            since >= self._option_soon and self._option_due(since, chain, paragraph)
        ):
            self._option(group.context)
        self._emit(chain.first)
        for link in chain.rest:
            late = self._now + link.length - self._option_at > self._option_every
            self._emit(self._as_option(link) if late else link)

    def _rest_if_due(self, chain: Chain) -> None:
        longest = self._contact + chain.contact + self._option_in_contact(chain)
        if longest > self._limits.contact_max + _TINY:
            self._rest(_AT_REST)

    def _option_due(self, since: float, chain: Chain, paragraph: Paragraph) -> bool:
        """True where the option line had better come now: before a paragraph or a long silence."""
        first = chain.first.group
        if first.kind is None or first.joined:
            return False
        return since + max(self._measure.span(paragraph), chain.length) > self._option_every

    def _option_in_contact(self, chain: Chain) -> float:
        """Seconds of contact that a word about options would add before these lines."""
        late = self._now - self._option_at + chain.length
        in_contact = self._at is not None and self._at.contact
        return self._measure.caps.option_cost if late > self._option_soon and in_contact else 0.0

    def _option(self, following: Context) -> None:
        """A word about options. It counts as contact only in the midst of contact."""
        context, last = following, self._at
        if following.contact and last is not None and not last.contact:
            context = last
        self._emit(self._measure.option(context, self._pick("option", self._book.phrases.options)))

    def _as_option(self, link: Link) -> Link:
        """The option line in a presence line's place, taking no more time altogether."""
        group = link.group
        line = self._pick("option", self._book.phrases.options)
        longer = self._book.durations(line) - link.voiced
        first = group.quiets[0]
        shorter = max(min(first.length, _SHORTEST_GAP), first.length - max(0.0, longer))
        quiets = (replace(first, length=shorter), *group.quiets[1:])
        return self._measure.link(replace(group, kind=StepKind.OPTION, text=line, spoken=line, quiets=quiets))

    # --- keeping count of what the invariants are about ---------------------------------------------------

    def _emit(self, link: Link) -> None:
        """Put a group behind the others just as it is."""
        group = link.group
        if not link.even or group.kind is None:
            self._emit_uneven(group, link.voiced)
            return
        # What ``_emit_uneven`` does, beat by beat, for nearly all groups there are.
        now = self._now
        self._placed.append((now, self._last_text, group, link.voiced))
        if group.kind is StepKind.OPTION:
            self._option_at = now
        context = self._at = group.context
        now += link.voiced
        quiet, contact = 0.0, self._contact + link.voiced
        for one in group.quiets:
            length = one.length
            now += length
            quiet += length
            contact += length
        self._now, self._quiet, self._last_text = now, quiet, group.text
        if context.role is Role.MIDDLE:
            self._anchor = 0.0
            if context.contact:
                self._contact = contact
            return
        self._returned = self._returned or context.role is Role.RETURN
        self._count(context, link.voiced)
        for one in group.quiets:
            self._count(context, one.length)

    def _emit_uneven(self, group: Group, voiced: float) -> None:
        self._placed.append((self._now, self._last_text, group, voiced))
        if group.kind is not None:
            self._speak(group.kind, group.text, group.context, voiced)
        for quiet in group.quiets:
            if quiet.kind is not StepKind.CHECK_IN or self._asks:
                self._quiet += quiet.length
                self._pass(quiet.context, quiet.length)

    def _speak(self, kind: StepKind, text: str, context: Context, length: float) -> None:
        self._quiet = 0.0
        self._last_text = text
        self._returned = self._returned or context.role is Role.RETURN
        if kind is StepKind.OPTION:
            self._option_at = self._now
        self._pass(context, length)

    def _pass(self, context: Context, length: float) -> None:
        """Let time pass somewhere in the sitting; where none passes, nobody has been there."""
        self._now += length
        if length > 0:
            self._at = context
        self._count(context, length)

    def _count(self, context: Context, length: float) -> None:
        if context.contact:
            self._contact += length
        role = context.role
        if role is Role.MIDDLE:
            self._anchor = 0.0
        elif role is Role.ANCHOR:
            self._anchor += length
            if self._anchor >= self._rest_from:
                self._contact = 0.0
        else:
            self._anchor = 0.0
            self._elapsed[role] += length

    def _take_up(self, step: Step) -> None:
        """Go on where a step kept has left everything."""
        self._now = step.start
        context = context_of_step(step)
        if step.kind.voiced:
            self._speak(step.kind, step.text, context, step.duration)
        else:
            self._quiet += step.duration
            self._pass(context, step.duration)
        name = str(step.kind) if step.kind is not StepKind.SAY else str(step.role)
        if step.kind in {StepKind.OPTION, StepKind.PRESENCE} or (
            step.kind is StepKind.SAY and step.piece < 0
        ):
            self._picks[name] = self._picks.get(name, 0) + 1

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

    # --- the product's own lines in turn ------------------------------------------------------------------

    def _presence(self) -> str:
        return self._pick("presence", self._book.phrases.presence[self._limits.anchor])

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


_AT_REST: Final = Context(RESTING, Role.ANCHOR, Rung.GROUNDING, contact=False)
