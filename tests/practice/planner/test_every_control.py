"""No control without an effect: each is turned from end to end, on shipped practices and a rich sample.

For every control there is a measure of the plan, and what its description says of it: which of two values has
more. At least one practice has to show it, and none may show the contrary.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from planning_material import SAMPLE
from planning_rules import longest_option_gap, longest_silence
from planning_shipped import PHRASES, SCRIPTS, planned

from player.practice.choices import Anchor, Choices, Eyes, Touch, Wording
from player.practice.declared.values import Value
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.model import GENTLE, CheckInAt, CheckInStyle, Pacing, with_values
from player.practice.planner.measuring.numbers import phase_of_piece, pieces_of
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.unguided import plan_unguided, quiet_script
from player.practice.planner.steps import Plan, StepKind
from player.practice.planner.summary import summarise
from player.practice.script.model import Alternatives, Role, Script, Sentence, Subject
from player.practice.session.offer_rules import Answer, Offer, applicable_rules
from player.practice.units import Seconds

PRACTICES = [*SCRIPTS[::3], SAMPLE]
"""Some of those shipped, and one that has every mark and long contact: what few practices make use of."""

QUIET = quiet_script("0" * 64, PHRASES)
"""Quiet time, which one control is about."""

Measure = Callable[[Script, Plan], float]


@dataclass(frozen=True)
class Turn:
    """A control's values from the one with the smallest measure to the one with the largest."""

    name: str
    values: tuple[Value, ...]
    measure: Measure
    choices: Choices = Choices()  # noqa: RUF009  # frozen
    beside: dict[str, Value] = field(default_factory=dict)
    of: tuple[Script, ...] = tuple(PRACTICES)


def _length(*kinds: StepKind, role: Role | None = None) -> Measure:
    kinds = kinds or tuple(StepKind)
    return lambda _, plan: sum(
        step.duration for step in plan.steps if step.kind in kinds and role in {None, step.role}
    )


def _count(kind: StepKind) -> Measure:
    return lambda _, plan: sum(step.kind is kind for step in plan.steps)


def _asked_in(style):
    return lambda _, plan: plan.around.asking.style is style


def _speaks(who: NarratorChoice) -> Measure:
    return lambda _, plan: plan.around.sound.narrator is who


def _asked(role: Role) -> Measure:
    middle = {Role.MIDDLE, Role.ANCHOR}
    roles = middle if role is Role.MIDDLE else {role}
    return lambda _, plan: sum(step.kind is StepKind.CHECK_IN and step.role in roles for step in plan.steps)


def _picked(subject: Subject, value: str) -> Measure:
    """How many pieces are heard that the author wrote for this value alone."""

    def measure(script: Script, plan: Plan) -> float:
        heard = {step.piece for step in plan.steps}
        own = (value,)
        homes = (phase_of_piece(script, piece) for piece in heard if piece >= 0)
        found = sum(subject is Subject.WORDING and script.phases[home].wordings == own for home in homes)
        for numbered in (one for blocks in pieces_of(script).phases for one in blocks):
            block = numbered.block
            if isinstance(block, Alternatives) and block.subject is subject:
                found += sum(
                    entry.number in heard
                    for option, run in zip(block.options, numbered.runs, strict=True)
                    if option.values == own
                    for entry in run.entries
                )
        return found

    return measure


def _on_anchor(anchor: Anchor) -> Measure:
    """How many built-in lines rest on this anchor."""
    rests = (
        piece.text for rest in PHRASES.rests[anchor] for piece in rest.pieces if isinstance(piece, Sentence)
    )
    own = {*PHRASES.presence[anchor], *rests}
    moments = (
        (PHRASES.breath_first, PHRASES.breath_next)
        if anchor is Anchor.BREATH
        else (PHRASES.moment_first[anchor], PHRASES.moment_next[anchor])
    )
    own.update(*moments)
    return lambda _, plan: sum(step.text in own for step in plan.steps if step.kind.voiced)


def _offers(offer: Offer, *moments: CheckInAt) -> Measure:
    """How many of all answers there are lead to this offer."""
    answers = [
        Answer(moment, rating, start)
        for moment in moments or tuple(CheckInAt)
        for rating in range(11)
        for start in (None, *range(11))
    ]
    return lambda _, plan: sum(
        offer in {rule.offer for rule in applicable_rules(answer, plan.around.asking)} for answer in answers
    )


def _highest(_: Script, plan: Plan) -> float:
    return max(step.rung for step in plan.steps)


def _hardest(script: Script, plan: Plan) -> float:
    heard = {step.phase for step in plan.steps if step.piece >= 0}
    return max(phase.difficulty for phase in script.phases if phase.title in heard)


def _pace(_: Script, plan: Plan) -> float:
    """Words a second."""
    lines = [step for step in plan.steps if step.kind is StepKind.SAY]
    return sum(len(step.text.split()) for step in lines) / sum(step.duration for step in lines)


def _least_pause(_: Script, plan: Plan) -> float:
    return min(
        other.duration
        for one, other in pairwise(plan.steps)
        if one.kind is StepKind.SAY and other.kind is StepKind.PAUSE
    )


def _shortest_rest(_: Script, plan: Plan) -> float:
    """The shortest passage on the anchor after contact; the longest there can be where there is none."""
    rests, run = [9999.0], 0.0
    for step in plan.steps:
        if step.role is not Role.ANCHOR and run:
            rests.append(run)
        run = run + step.duration if step.role is Role.ANCHOR else 0.0
    return min(rests)


def _each(name: str, values: tuple[str, ...], subject: Subject) -> tuple[Turn, ...]:
    """The first offer is what is spoken: turned to each of two values, either is heard more in its turn."""
    return tuple(
        Turn(name, ((other,), (value,)), _picked(subject, value))
        for value in values
        for other in values
        if other != value
    )


WIDE: dict[str, Value] = {"session_max_min": 20, "max_rung": 5, "difficulty_max": 4}
_TURNS = (
    Turn("session_max_min", (1, 20), _length()),
    Turn("quiet_time_max_min", (1, 60), _length(), Choices(longest=Seconds(3600.0)), of=(QUIET,)),
    Turn("orient_s", (20, 120), _length(role=Role.ORIENT)),
    Turn("return_s", (20, 120), _length(role=Role.RETURN)),
    Turn("speech_wpm", (85, 140), _pace),
    Turn("sentence_pause_s", (1, 8), _least_pause),
    Turn("pause_scale", (0.5, 3), _length(StepKind.PAUSE), beside={"max_silence_s": 60}),
    *_each("wording", tuple(Wording), Subject.WORDING),
    *(
        Turn("narrator", ("open", str(who)), _speaks(who))
        for who in NarratorChoice
        if who is not NarratorChoice.OPEN
    ),
    Turn("max_silence_s", (3, 60), lambda _, plan: longest_silence(plan.steps)),
    Turn("long_silence", ("shortened", "companioned"), _count(StepKind.PRESENCE)),
    Turn("long_silence", ("shortened", "countdown"), lambda _, plan: sum(s.countdown for s in plan.steps)),
    Turn("option_phrase_every_s", (180, 30), _count(StepKind.OPTION)),
    Turn("option_phrase_every_s", (30, 180), lambda _, plan: longest_option_gap(plan)),
    *_each("eyes", tuple(Eyes), Subject.EYES),
    *(
        Turn("anchors", (("sound",), (str(anchor),)), _on_anchor(anchor))
        for anchor in Anchor
        if anchor is not Anchor.SOUND
    ),
    Turn("anchors", (("feet",), ("sound",)), _on_anchor(Anchor.SOUND)),
    Turn("breath_opt_in", (False, True), _on_anchor(Anchor.BREATH), Choices(anchor=Anchor.BREATH)),
    *_each("touch", tuple(Touch), Subject.TOUCH),
    Turn("max_rung", (0, 1, 2, 3, 4, 5), _highest),
    Turn("rung_by_choice", (True, False), _highest),
    Turn("difficulty_max", (0, 4), _hardest),
    Turn("contact_max_s", (None, 10, 120), lambda _, plan: summarise(plan).longest_contact),
    Turn("anchor_min_s", (15, 60), _shortest_rest),
    Turn("check_in", ((), ("start",)), _asked(Role.ORIENT)),
    Turn("check_in", ((), ("middle",)), _asked(Role.MIDDLE)),
    Turn("check_in", ((), ("end",)), lambda _, plan: plan.around.asking.after),
    *(
        Turn("check_in_style", (other, style), _asked_in(style))
        for style in CheckInStyle
        for other in CheckInStyle
        if other is not style
    ),
    Turn("start_rating_grounding", (None, 9, 3), _offers(Offer.GROUNDING_ONLY, CheckInAt.START)),
    Turn("rise_offers_softer", (None, 3, 1), _offers(Offer.SOFTER)),
    Turn("rise_offers_stop", (None, 3, 1), _offers(Offer.STOP)),
    Turn("rating_offers_stop", (None, 9, 5), _offers(Offer.STOP), beside={"rise_offers_stop": None}),
    Turn("fade_in_s", (2, 10), lambda _, plan: plan.around.sound.fade_in),
    Turn("fade_out_s", (2, 10), lambda _, plan: plan.around.sound.fade_out),
    Turn("bells", (False, True), _count(StepKind.BELL), Choices(bells=True)),
    Turn("background", (False, True), lambda _, plan: plan.around.sound.background),
    Turn("text_first", (False, True), lambda _, plan: plan.around.sound.text_first),
)


def _planned(script: Script, pacing: Pacing, choices: Choices) -> Plan:
    if script is QUIET:
        return plan_unguided(script, pacing, choices, PHRASES, estimated_durations(pacing))
    return planned(script, pacing, choices)


def test_every_control_there_is_gets_turned():
    """But for one that is about no single sitting; Today says it (test_pacing_summary.py)."""
    expected = {one.name for one in CONTROLS} - {"sessions_per_day_suggested"}

    assert {turn.name for turn in _TURNS} == expected


@pytest.mark.parametrize("turn", _TURNS, ids=lambda turn: f"{turn.name}-{turn.values[0]}-{turn.values[-1]}")
def test_turned_from_end_to_end_the_plan_differs_as_described(turn):
    plans = [
        [
            _planned(script, with_values(GENTLE, **{**WIDE, **turn.beside, turn.name: value}), turn.choices)
            for value in turn.values
        ]
        for script in turn.of
    ]
    measured = [
        [turn.measure(script, made) for made in row] for script, row in zip(turn.of, plans, strict=True)
    ]

    assert any(row[0] < row[-1] for row in measured)
    assert all(one <= other + 1e-6 for row in measured for one, other in pairwise(row)), measured
    assert any(row[0] != row[-1] for row in plans)


def test_the_ends_turned_to_are_the_ends_of_the_range():
    numbers = {one.name: {one.low, one.high} for one in CONTROLS if one.low is not None}
    never = {one.name for one in CONTROLS if one.kind.may_be_never}
    for turn in _TURNS:
        values = set(turn.values)

        assert numbers.get(turn.name, set()) <= values, turn.name
        assert turn.name not in never or None in values
