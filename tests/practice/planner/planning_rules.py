"""The invariants of a plan as checks of their own, which share no code with the planner."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from player.practice.pacing.model import Pacing
from player.practice.planner.measuring.numbers import pieces_of
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Alternatives, Repeated, Role, Script, Sentence
from player.practice.script.phrasebook import Phrasebook

TINY = 1e-3
RESTING, GROUNDING = "Resting", "Grounding"
EDGES = {Role.ORIENT, Role.RETURN}


def assert_holds(plan: Plan, pacing: Pacing, *, total: float, highest: int) -> None:
    """Every invariant that can be seen from the plan alone; lines are taken to be short enough for limits."""
    assert_contiguous(plan.steps)
    assert_orient_first_and_return_last(plan.steps)
    assert plan.duration <= total + TINY
    assert max(step.rung for step in plan.steps) <= highest
    assert longest_silence(plan.steps) <= pacing.max_silence_s + TINY
    assert_options_in_time(plan.steps, pacing.option_phrase_every_s)
    assert_pendulates(plan.steps, pacing)
    assert_apart(plan.steps)
    assert_nothing_twice_running(plan.steps)
    assert_breaths_are_quiet(plan.steps)
    assert_asked_seldom(plan)


def assert_whole(
    plan: Plan,
    script: Script,
    book: Phrasebook,
    *,
    tiny: bool = False,
    left: Step | None = None,
    kept: int = 0,
) -> None:
    """Passages, rests, phases of contact and arcs are heard whole, or not at all.

    Args:
        plan: of the script.
        script: that was planned.
        book: with the product's own lines.
        tiny: the sitting is so short that opening and return may be shortened line by line.
        left: the step at which the person skipped, if they did: its passage ends there.
        kept: steps heard before the rest was planned again: what began in them may miss its needs.
    """
    heard = Heard(script, plan.steps, plan.skipped)
    numbers = pieces_of(script).paragraphs
    skipped = {
        numbers[step.piece]
        for step in plan.steps
        if left is not None and step.passage == left.passage and step.piece >= 0
    }
    for paragraph in heard.paragraphs():
        edge = heard.role(paragraph) in EDGES
        assert heard.is_whole(paragraph) or paragraph in skipped or (tiny and edge), paragraph
    rests = [step for step in plan.steps if left is None or step.passage != left.passage]
    assert_nothing_inside(plan.steps)
    assert_rests_are_whole(rests, book)
    begun = frozenset(step.phase for step in plan.steps[:kept] if step.piece >= 0)
    heard.assert_needs_are_met(begun)


class Heard:
    """What of a script is heard in steps."""

    def __init__(self, script: Script, steps: Sequence[Step], skipped: frozenset[str] = frozenset()) -> None:
        self.script = script
        self.skipped = skipped
        self.pieces = {step.piece for step in steps if step.piece >= 0}
        self.titles = {step.phase for step in steps if step.piece >= 0}
        self.phases = [
            index
            for index, blocks in enumerate(pieces_of(script).phases)
            if any(block.first <= piece < block.after for block in blocks for piece in self.pieces)
        ]

    def paragraphs(self) -> list[int]:
        """The numbers of passages of which anything is heard."""
        numbers = pieces_of(self.script).paragraphs
        return sorted({numbers[piece] for piece in self.pieces})

    def is_whole(self, paragraph: int) -> bool:
        """Whether every sentence of a passage is heard; of alternatives, of exactly one of them."""
        block = next(
            block
            for blocks in pieces_of(self.script).phases
            for block in blocks
            if block.first < block.after and pieces_of(self.script).paragraphs[block.first] == paragraph
        )
        said = [self._said(run) for run in block.runs]
        return sum(bool(some) for some, _ in said) <= 1 and all(whole for some, whole in said if some)

    def _said(self, run) -> tuple[bool, bool]:
        lines = [entry.number for entry in run.entries if isinstance(entry.piece, Sentence | Repeated)]
        found = [number in self.pieces for number in lines]
        return any(found), all(found)

    def role(self, paragraph: int) -> Role:
        """The role of the phase that a passage stands in."""
        numbers = pieces_of(self.script).paragraphs
        return next(
            self.script.phases[index].role
            for index in self.phases
            for block in pieces_of(self.script).phases[index]
            if block.first < block.after and numbers[block.first] == paragraph
        )

    def assert_needs_are_met(self, begun: frozenset[str] = frozenset()) -> None:
        """Whatever is heard has what it needs, and that is heard whole; but for what was begun."""
        for index in self.phases:
            phase = self.script.phases[index]
            if phase.title in begun:
                continue
            for title in phase.needs:
                assert title in self.titles, (phase.title, title)
                assert self.phase_is_whole(title), (phase.title, title)
            for number, block in enumerate(pieces_of(self.script).phases[index]):
                self._assert_passage_needs(block, phase.blocks[number])
            if phase.contact:
                assert self.phase_is_whole(phase.title)

    def _assert_passage_needs(self, block, written) -> None:
        if isinstance(written, Alternatives) or not self.pieces & set(range(block.first, block.after)):
            return
        assert set(written.needs) <= self.titles

    def phase_is_whole(self, title: str) -> bool:
        """Whether every paragraph of the phase heard under a title is heard, but those with unmet needs."""
        index = next(index for index in self.phases if self.script.phases[index].title == title)
        for block in pieces_of(self.script).phases[index]:
            written = block.block
            if isinstance(written, Alternatives) or not set(written.needs) <= self.titles - self.skipped:
                continue
            some, _ = self._said(block.runs[0])
            says = any(isinstance(entry.piece, Sentence | Repeated) for entry in block.runs[0].entries)
            if says and not some:
                return False
        return True


def assert_nothing_inside(steps: Sequence[Step]) -> None:
    """The steps of a passage follow each other.

    In it there are only lines of the author's, quiet, breaths, and behind an open silence company or a word
    about options.
    """
    numbers = [step.passage for step in steps]
    assert numbers == sorted(numbers)
    for _, group in groupby(steps, key=lambda step: step.passage):
        passage = [step for step in group if step.kind is not StepKind.CHECK_IN]
        own = [step for step in passage if step.piece >= 0]
        assert len({(step.phase, step.role) for step in passage}) <= 1
        if not own:
            continue
        _assert_in_silences_only(passage)


def assert_rests_are_whole(steps: Sequence[Step], book: Phrasebook) -> None:
    """The product's rests are heard from first line to last, the author's without a line between."""
    texts = {
        tuple(piece.text for piece in rest.pieces if isinstance(piece, Sentence))
        for rests in book.rests.values()
        for rest in rests
    }
    for (phase, role, _), group in groupby(steps, key=lambda step: (step.phase, step.role, step.passage)):
        if role is Role.ANCHOR and phase in {RESTING, GROUNDING}:
            said = tuple(step.text for step in group if step.kind is StepKind.SAY)
            assert not said or said in texts
    for (phase, role), group in groupby(steps, key=lambda step: (step.phase, step.role)):
        if role is Role.ANCHOR and phase not in {RESTING, GROUNDING}:
            _assert_uninterrupted([step for step in group if step.kind is not StepKind.CHECK_IN])
    own = [step.phase for step in steps if step.role is Role.ANCHOR and step.piece >= 0]
    assert len({title for title, _ in groupby(own)}) == len([title for title, _ in groupby(own)])


def _assert_uninterrupted(rest: Sequence[Step]) -> None:
    """Words about options may stand before the first of its lines, and else only in open silences."""
    said = [index for index, step in enumerate(rest) if step.piece >= 0]
    _assert_in_silences_only(rest[said[0] : said[-1] + 1] if said else [])


def _assert_in_silences_only(steps: Sequence[Step]) -> None:
    """The product's lines come behind an open silence or a breath, or before the rest of a silence."""
    runs: list[list[Step]] = []
    for step in steps:
        if step.kind.voiced or not runs:
            runs.append([])
        runs[-1].append(step)
    for before, run in pairwise(runs):
        line = run[0]
        if line.piece < 0 and line.kind.voiced:
            kinds = {step.kind for step in (*before, *run)}
            assert kinds & {StepKind.SILENCE, StepKind.BREATH} or before[0].piece < 0, line


def assert_long_enough(made: Plan, pacing: Pacing, longest: float) -> None:
    """Opening and return have their lengths wherever there is time for them."""
    fits = pacing.orient_s + pacing.return_s + 60 <= longest
    lengths = {
        role: sum(step.duration for step in made.steps if step.role is role)
        for role in (Role.ORIENT, Role.RETURN)
    }

    assert not fits or lengths[Role.ORIENT] >= pacing.orient_s - 1e-3
    assert not fits or lengths[Role.RETURN] >= pacing.return_s - 1e-3


def assert_contiguous(steps: Sequence[Step]) -> None:
    assert steps
    assert steps[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert all(step.duration > 0 or step.kind is StepKind.CHECK_IN for step in steps)


def assert_orient_first_and_return_last(steps: Sequence[Step]) -> None:
    roles = [step.role for step in steps]
    middle = [role for role in roles if role not in EDGES]

    assert roles[0] is Role.ORIENT
    assert roles[-1] is Role.RETURN
    assert roles == (
        [Role.ORIENT] * roles.count(Role.ORIENT) + middle + [Role.RETURN] * roles.count(Role.RETURN)
    )
    assert any(step.kind.voiced for step in steps if step.role is Role.RETURN)


def longest_silence(steps: Sequence[Step]) -> float:
    """Seconds; time for writing is no silence, since the person ends it."""
    longest = run = 0.0
    for step in steps:
        run = 0.0 if step.kind.voiced or step.kind is StepKind.WRITING else run + step.duration
        longest = max(longest, run)
    return longest


def longest_option_gap(plan: Plan) -> float:
    return max(gap for gap, _ in option_gaps(plan.steps))


def option_gaps(steps: Sequence[Step]) -> Iterator[tuple[float, list[Step]]]:
    """Seconds from each word about options to the next, without time for writing, and the steps of each."""
    gap: list[Step] = []
    for step in steps:
        if step.option or step.kind is StepKind.OPTION:
            yield _counted(gap), gap
            gap = []
        gap.append(step)
    yield _counted(gap), gap


def _counted(steps: Sequence[Step]) -> float:
    return sum(step.duration for step in steps if step.kind is not StepKind.WRITING)


def assert_options_in_time(steps: Sequence[Step], every: float) -> None:
    """A rest is heard whole even where it is longer than the interval: then nothing else is between."""
    for gap, within in option_gaps(steps):
        if gap > every + TINY:
            last = within[-1]
            rest = [step for step in within if step.phase == last.phase and step.role is Role.ANCHOR]
            assert rest, gap
            before = _counted(within) - _counted(rest)
            assert before <= every / 2, "the word stands straight before the rest"


def contacts(steps: Sequence[Step], anchor_min: float) -> Iterator[float]:
    """Seconds of contact between one rest of at least so long and the next."""
    contact = anchor = 0.0
    for step in steps:
        contact += step.duration if step.contact else 0.0
        anchor = anchor + step.duration if step.role is Role.ANCHOR else 0.0
        if anchor >= anchor_min - TINY:
            contact = 0.0
        yield contact


def assert_pendulates(steps: Sequence[Step], pacing: Pacing) -> None:
    most = max(contacts(steps, pacing.anchor_min_s))

    assert most <= (pacing.contact_max_s or 0.0) + TINY


def assert_apart(steps: Sequence[Step]) -> None:
    """Between two lines there is quiet."""
    for one, other in pairwise(steps):
        assert not (one.kind.voiced and other.kind.voiced)


def assert_company_leaves_quiet(steps: Sequence[Step]) -> None:
    """After a presence line it is quiet for two seconds before anything is said (docs/pacing.md, rule 4)."""
    quiet = 2.0
    for step in steps:
        if step.kind.voiced:
            assert quiet >= 2.0 - TINY, step
        quiet = 0.0 if step.kind is StepKind.PRESENCE else quiet + step.duration


def assert_nothing_twice_running(steps: Sequence[Step]) -> None:
    own = [
        step.text if step.piece < 0 or step.kind is StepKind.PRESENCE else ""
        for step in steps
        if step.kind.voiced
    ]

    assert not [one for one, other in pairwise(own) if one and one == other]


def assert_breaths_are_quiet(steps: Sequence[Step]) -> None:
    for one, other in pairwise(steps):
        if other.kind is StepKind.BREATH:
            assert one.kind is StepKind.PRESENCE
            assert other.duration <= 8


def assert_asked_seldom(plan: Plan) -> None:
    """One question after the opening, and at most one in the middle, far from it and from the end."""
    asked = [index for index, step in enumerate(plan.steps) if step.kind is StepKind.CHECK_IN]
    starts = [plan.steps[index].start for index in asked]
    middles = [index for index in asked if plan.steps[index].role is not Role.ORIENT]

    assert [plan.steps[index].role is Role.ORIENT for index in asked].count(True) <= 1
    assert len(middles) <= 1
    assert not middles or plan.duration >= 360
    assert all(later - sooner >= 90 for sooner, later in pairwise(starts))
    assert all(plan.duration - plan.steps[index].start >= 90 for index in middles)
    for index in middles:
        assert plan.steps[index - 1].passage != plan.steps[index + 1].passage
        first = asked[0] if asked[0] != index else 0
        assert lines(plan.steps[first:index]) >= 6
        assert lines(plan.steps[index:]) >= 6


def lines(steps: Sequence[Step]) -> int:
    return sum(step.kind is StepKind.SAY and step.piece >= 0 for step in steps)


def arcs(script: Script, steps: Sequence[Step]) -> Mapping[str, frozenset[str]]:
    """By title, the titles of those heard that it is joined with by needs, itself among them."""
    heard = [script.phases[index] for index in Heard(script, steps).phases]
    joined: dict[str, set[str]] = {phase.title: {phase.title} for phase in heard}
    for phase in heard:
        for title in set(phase.needs) & set(joined):
            whole = joined[phase.title] | joined[title]
            for one in whole:
                joined[one] = whole
    return {title: frozenset(whole) for title, whole in joined.items()}


def begun_arcs(script: Script, steps: Sequence[Step], keep: int) -> frozenset[str]:
    """Titles of all phases in the arcs of which something hard or kind was heard in the steps kept.

    In an arc without such material anything counts; a phase that stands alone is one if it is contact.
    """
    joined = arcs(script, steps)
    heard = {step.phase for step in steps[:keep] if step.piece >= 0}
    contact = {step.phase for step in steps if step.contact and step.piece >= 0}
    begun: set[str] = set()
    for arc in joined.values():
        binding = (arc & contact) or (arc if len(arc) > 1 else frozenset())
        if binding & heard:
            begun |= arc
    return frozenset(begun)
