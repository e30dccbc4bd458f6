"""The small rules of placing, one by one: each had a mutant that no other test of the planner noticed."""

from math import inf

import pytest
from planning_material import BOOK, paragraph, phase, script, wide

from player.practice.choices import Anchor, Choices
from player.practice.pacing.model import LongSilence
from player.practice.planner.arcs import arcs_of
from player.practice.planner.course import Course
from player.practice.planner.cuts import Cuts
from player.practice.planner.measuring.groups import Context, Group, Part, Passage, Quiet
from player.practice.planner.measuring.limits import Limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book, Hush
from player.practice.planner.measuring.pauses import Caps, chain
from player.practice.planner.measuring.units import Unit, units_of, units_until_option
from player.practice.planner.plan import plan
from player.practice.planner.selection import Selected
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds

LIMITS = Limits(
    total=Seconds(600.0),
    orient=Seconds(20.0),
    returning=Seconds(20.0),
    sentence_pause=Seconds(2.0),
    max_silence=Seconds(40.0),
    option_every=Seconds(60.0),
    contact_max=Seconds(20.0),
    anchor_min=Seconds(15.0),
    long_silence=LongSilence.SHORTENED,
    check_ins=frozenset(),
    anchor=Anchor.FEET,
    pause_scale=1.0,
)
FREE = Context("Free", Role.MIDDLE, Rung(1), contact=False)
NEAR = Context("Near", Role.MIDDLE, Rung(1), contact=True)
REST = Context("Rest", Role.ANCHOR, Rung(0), contact=False)


def measure():
    """Every line takes three seconds."""
    return Measure(LIMITS, Book(BOOK, lambda _line: Seconds(3.0)))


def quiet(length, context):
    return Quiet(StepKind.SILENCE, length, context)


def line(words, context, *quiets):
    return Group(StepKind.SAY, context, words, words, quiets)


def passage(context, *words, then=()):
    """Lines, the last with this quiet after it."""
    *before, last = words
    return Passage(context, (*(line(each, context) for each in before), line(last, context, *then)))


def test_parts_that_need_each_other_are_one_arc():
    """In either direction, over several steps, and only those."""
    titles = {"Near": 0, "Answer": 1, "Apart": 2, "Last": 3}

    assert arcs_of(titles, [(1, ("Near",)), (3, ("Answer",))]) == {0: 0, 1: 0, 2: 2, 3: 0}
    assert arcs_of(titles, [(1, ("A phase that is not heard",))]) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_each_line_of_the_products_takes_one_turn():
    course = Course(LIMITS)
    for start in (0.0, 10.0):
        spoken = "You may stop."
        course.take_up(
            Step(StepKind.OPTION, Seconds(start), Seconds(3.0), spoken, spoken, "Free", Role.MIDDLE, Rung(1))
        )

    assert course.picks == {"option": 2}


def test_the_quiet_after_a_line_in_contact_keeps_to_the_longest_contact():
    caps = Caps(LIMITS, option_cost=5.0, presence=4.0)
    (near,) = chain(line("A", NEAR, quiet(30.0, NEAR)), 3.0, 0.0, caps, str)
    (free,) = chain(line("A", FREE, quiet(30.0, FREE)), 3.0, 0.0, caps, str)

    assert [each.length for each in near.quiets] == [17.0]
    assert [each.length for each in free.quiets] == [30.0]


def unit(length):
    return Unit((), FREE, True, False, length, 0.0, length, inf, True, False)


def test_a_word_about_options_comes_before_the_interval_is_over():
    """40 s after the last one, 50 and 60 s ahead: between them it has been 90 s, after them 150."""
    assert units_until_option([unit(50.0), unit(60.0)], 40.0, 100.0, in_contact=False) == 1
    # 95 s at the end: none is needed yet.
    assert units_until_option([unit(30.0), unit(25.0)], 40.0, 100.0, in_contact=False) == 2


def test_a_silence_without_contact_is_no_contact():
    (one,) = units_of(FREE, [passage(FREE, "A", "B", then=(quiet(10.0, FREE),))], measure(), Hush())

    assert one.contact == 0.0


def test_words_about_options_take_nothing_in_a_passage_without_a_place_for_them():
    """So contact that is as long as it may be isn't shortened."""
    measured = measure()
    exact = passage(NEAR, "A", then=(Quiet(StepKind.SILENCE, 17.0, NEAR, fixed=True),))
    made = measured.passage(exact, last=False)

    assert measured.parting(made) == 0.0
    assert made.contact == pytest.approx(20.0)


def test_a_long_rest_on_the_anchor_stays_as_written():
    """Elsewhere so long a passage loses of its quiet, which leaves no room for a word about options."""
    words = [f"Line {number}" for number in range(6)]

    def lasts(context):
        pause = Quiet(StepKind.PAUSE, 9.0, context)
        lines = tuple(line(each, context, pause) for each in words)
        return measure().passage(Passage(context, lines), last=False).length

    assert lasts(REST) == pytest.approx(6 * 12.0, rel=0.01)
    assert lasts(FREE) < 60.0


def part(number, context, count, *, loose=False):
    passages = tuple(passage(context, f"{context.title} {each}.") for each in range(count))
    return Part(number, context, False, passages, arc=number, loose=loose)


def test_only_opening_and_return_are_cut_to_their_least():
    opening = part(0, Context("Arriving", Role.ORIENT, Rung(0), contact=False), 3)
    middle = part(1, FREE, 3)
    ending = part(2, Context("Back", Role.RETURN, Rung(0), contact=False), 3)

    def select(left_out):
        return Selected(tuple(each for each in (opening, middle, ending) if each.phase not in left_out), {})

    steps = list(Cuts(select, lambda _passage: 9.0, LIMITS))
    shortened = [(step.phase, step.before) for step in steps if step.phase >= 0]

    # 20 s of each stay as long as the middle does; it goes as a whole, and then all but one passage of each.
    assert shortened == [(0, 3), (0, 2), (2, 3), (2, 2)]
    assert [step.phases for step in steps if step.phases] == [frozenset({1})]


def test_an_opening_a_little_too_short_is_spoken_more_slowly_and_nothing_is_put_in():
    made = plan(
        script(
            phase("Arriving", Role.ORIENT, *(paragraph(f"You are welcome, number {n}.") for n in range(6))),
            phase("Middle", Role.MIDDLE, paragraph("There may be a sound."), rung=1),
            phase("Back", Role.RETURN, paragraph("The room again.")),
        ),
        wide(orient_s=33, return_s=20, sentence_pause_s=2, max_silence_s=30, option_phrase_every_s=180),
        Choices(),
        BOOK,
        lambda _line: Seconds(2.0),
    )
    opening = [step for step in made.steps if step.role is Role.ORIENT]

    assert sum(step.duration for step in opening) >= 33.0 - 1e-6
    assert [step.text for step in opening if step.kind is StepKind.SAY] == [
        f"You are welcome, number {n}." for n in range(6)
    ]
