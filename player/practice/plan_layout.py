"""Laying the groups of a sitting one after the other, with everything the pacing asks for in between.

One pass forwards. Before each line it decides, in this order: whether a rest on the anchor is due (contact
would grow too long), and whether a word about options is due (the next chance would come too late). Each line
with its quiet is short enough for both to come in time; only a sentence that is longer than a limit by itself
can break it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.practice.pacing import CheckInAt, LongSilence
from player.practice.phrasebook import Phrasebook
from player.practice.plan_limits import Limits
from player.practice.plan_pauses import Caps, chain
from player.practice.plan_select import Context, Group, Part, Quiet, breath_cues
from player.practice.script import Role
from player.practice.steps import LineDurations, Step, StepKind
from player.practice.units import Rung, Seconds

RESTING: Final = "Resting"
"""Title of the anchor passages that the planner puts in."""

_REST_GAP_S = 6.0
_FILL_GAP_S = 8.0
_TINY = 1e-6
_SHORTEST_GAP = 0.5


@dataclass(frozen=True)
class Book:
    """A phrasebook, and how long its lines and the script's take."""

    phrases: Phrasebook
    durations: LineDurations


@dataclass(frozen=True)
class Draft:
    """Steps as laid out, with the paragraph number of each (-1 for the product's own lines)."""

    steps: tuple[Step, ...]
    paragraphs: tuple[int, ...]

    @property
    def duration(self) -> float:
        """The end of the last step, in seconds."""
        return self.steps[-1].end if self.steps else 0.0


class Layout:
    """One pass over the parts. It is used once and thrown away."""

    def __init__(self, limits: Limits, book: Book, kept: Sequence[Step] = ()) -> None:
        self._limits = limits
        self._book = book
        self._steps: list[Step] = list(kept)
        self._paragraphs: list[int] = [-1] * len(kept)
        self._now: float = kept[-1].end if kept else 0.0
        self._option_at = 0.0
        self._contact = 0.0
        self._anchor = 0.0
        self._quiet = 0.0
        self._picks: dict[str, int] = {}
        self._last_text = ""
        self._caps = self._measure()
        for step in kept:
            self._remember(step)
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
        if self._is_in(Role.ORIENT) and not (parts and parts[0].context.role is Role.ORIENT):
            self._fill_orient(self._steps[-1], stretch)
        for part in parts:
            self._part(part, stretch)
        return Draft(tuple(self._steps), tuple(self._paragraphs))

    def _part(self, part: Part, stretch: float) -> None:
        if part.context.role is Role.RETURN:
            self._fill_return(part, stretch)
        for paragraph in part.paragraphs:
            self._paragraph(paragraph)
        if part.context.role is Role.ORIENT:
            self._fill(
                part.context, self._book.phrases.orient, self._elapsed_orient, self._limits.orient * stretch
            )
        if part.context.role is Role.ANCHOR and self._contact > 0:
            self._rest(part.context)

    def _paragraph(self, groups: Sequence[Group]) -> None:
        span = sum(self.length(group) for group in groups)
        for index, group in enumerate(groups):
            self._place(group, span if index == 0 else 0.0)

    # --- lengthening -------------------------------------------------------------------------------------

    def _fill_orient(self, last: Step, stretch: float) -> None:
        context = Context(last.phase, last.role, last.rung, last.contact)
        self._fill(context, self._book.phrases.orient, self._elapsed_orient, self._limits.orient * stretch)

    def _fill_return(self, part: Part, stretch: float) -> None:
        own = sum(self.length(group) for paragraph in part.paragraphs for group in paragraph)
        target = self._limits.returning * stretch - own
        voiced = any(group.kind is not None for groups in part.paragraphs for group in groups)
        if not voiced and not any(step.role is Role.RETURN and step.kind.voiced for step in self._steps):
            target = max(target, _TINY * 2)
        self._fill(part.context, self._book.phrases.returning, self._elapsed_return, target)

    def _elapsed_orient(self) -> float:
        return self._elapsed(Role.ORIENT)

    def _elapsed_return(self) -> float:
        return self._elapsed(Role.RETURN)

    def _elapsed(self, role: Role) -> float:
        return sum(step.duration for step in self._steps if step.role is role)

    def _fill(
        self, context: Context, lines: Sequence[str], elapsed: Callable[[], float], target: float
    ) -> None:
        """Put lines in until the part is as long as its target; the last pause makes it exact if it can."""
        most = max(min(_FILL_GAP_S, self._limits.max_silence), self._limits.sentence_pause)
        while (need := target - elapsed()) > _TINY:
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
        links = self._chain(self._another(group) if group.text == self._last_text else group)
        contact = sum(self._contact_of(link) for link in links)
        if (
            contact > 0
            and self._contact > 0
            and self._contact + contact + self._option_in_contact(links) > (self._limits.contact_max + _TINY)
        ):
            self._rest(Context(RESTING, Role.ANCHOR, Rung.GROUNDING, contact=False))
        if self._option_due(links, span):
            self._option(group.context)
        self._emit_all(links)

    def _emit_all(self, links: Sequence[Group]) -> None:
        self._emit(links[0])
        for link in links[1:]:
            late = self._now + self._duration(link) - self._option_at > self._limits.option_every
            self._emit(self._as_option(link) if late else link)

    def _chain(self, group: Group) -> list[Group]:
        voiced = self._voiced(group)
        begun = self._quiet if group.kind is None else 0.0
        lines = self._book.phrases.presence[self._limits.anchor]
        return chain(group, voiced, begun, self._caps, lambda: self._pick("presence", lines))

    def _option_due(self, links: Sequence[Group], span: float) -> bool:
        """True where the option line has to come now, or had better: before a paragraph or a long silence."""
        since = self._now - self._option_at
        if since + self._duration(links[0]) > self._limits.option_every:
            return True
        ahead = max(span, sum(self._duration(link) for link in links))
        apart = links[0].kind is not None and not links[0].joined
        early = apart and since >= self._limits.option_every / 2
        return early and since + ahead > self._limits.option_every

    def _option_in_contact(self, links: Sequence[Group]) -> float:
        """Seconds of contact that a word about options would add before these lines."""
        late = self._now - self._option_at + sum(self._duration(link) for link in links)
        return (
            self._caps.option_cost
            if late > self._limits.option_every / 2 and self._steps_in_contact()
            else 0.0
        )

    def _option(self, following: Context) -> None:
        """A word about options. It counts as contact only in the midst of contact."""
        context = following
        if following.contact and self._steps and not self._steps[-1].contact:
            last = self._steps[-1]
            context = Context(last.phase, last.role, last.rung, contact=False)
        line = self._pick("option", self._book.phrases.options)
        quiet = Quiet(StepKind.PAUSE, self._limits.sentence_pause, context)
        self._emit(Group(StepKind.OPTION, context, line, line, (quiet,)))

    def _as_option(self, link: Group) -> Group:
        """The option line in a presence line's place, taking no more time altogether."""
        line = self._pick("option", self._book.phrases.options)
        longer = self._book.durations(line) - self._voiced(link)
        first = link.quiets[0]
        shorter = replace(
            first, length=max(min(first.length, _SHORTEST_GAP), first.length - max(0.0, longer))
        )
        quiets = (shorter, *link.quiets[1:])
        return replace(link, kind=StepKind.OPTION, text=line, spoken=line, quiets=quiets)

    def _emit(self, group: Group) -> None:
        caption = self._last_text
        if group.kind is not None:
            caption = group.text
            line = Quiet(group.kind, self._voiced(group), group.context, group.piece)
            self._add(line, group, caption)
        for quiet in group.quiets:
            if quiet.kind is not StepKind.CHECK_IN:
                self._add(quiet, group, caption)
            elif CheckInAt.MIDDLE in self._limits.check_ins:
                self._add(quiet, group, self._hold())

    def _add(self, stretch: Quiet, group: Group, text: str) -> None:
        context = stretch.context
        counted = self._limits.long_silence is LongSilence.COUNTDOWN
        step = Step(
            kind=stretch.kind,
            start=Seconds(self._now),
            duration=Seconds(stretch.length),
            text=text,
            spoken=group.spoken if stretch.kind.voiced else "",
            phase=context.title,
            role=context.role,
            rung=context.rung,
            contact=context.contact,
            countdown=counted and stretch.kind is StepKind.SILENCE,
            piece=stretch.piece,
        )
        self._steps.append(step)
        self._paragraphs.append(group.paragraph)
        self._remember(step)

    def _head(self, head: Sequence[Quiet]) -> list[Quiet]:
        """Quiet still to come at the seam, inside what every limit leaves, and no shorter than it may be."""
        contact = self._limits.contact_max - self._contact if self._steps_in_contact() else self._limits.total
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

    def _remember(self, step: Step) -> None:
        """Keep count of what the invariants are about."""
        self._now = step.end
        if step.kind.voiced:
            self._quiet = 0.0
            self._last_text = step.text
        else:
            self._quiet += step.duration
        if step.kind is StepKind.OPTION:
            self._option_at = step.start
        if step.contact:
            self._contact += step.duration
        self._anchor = self._anchor + step.duration if step.role is Role.ANCHOR else 0.0
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
        voiced = self._voiced(group)
        quiet = max(sum(quiet.length for quiet in group.quiets), self._limits.sentence_pause)
        most = self._limits.contact_max - voiced if group.context.contact else quiet
        return voiced + max(0.0, min(quiet, self._caps.after(voiced), most))

    def _voiced(self, group: Group) -> float:
        return 0.0 if group.kind is None else float(self._book.durations(group.spoken))

    def _duration(self, group: Group) -> float:
        return self._voiced(group) + sum(quiet.length for quiet in group.quiets)

    def _contact_of(self, group: Group) -> float:
        voiced = self._voiced(group) if group.context.contact else 0.0
        return voiced + sum(quiet.length for quiet in group.quiets if quiet.context.contact)

    def _steps_in_contact(self) -> bool:
        return bool(self._steps) and self._steps[-1].contact

    def _is_in(self, role: Role) -> bool:
        return bool(self._steps) and self._steps[-1].role is role

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
