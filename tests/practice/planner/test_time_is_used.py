"""Time that is left is used: docs/pacing.md, rule 3, says how much of it at least."""

import pytest
from planning_material import BOOK, paragraph, pause, phase, script, silence, wide
from planning_shipped import PRESETS, SCRIPTS, planned

from player.practice.choices import Choices
from player.practice.pacing.model import LongSilence, with_values
from player.practice.planner.plan import estimated_durations, plan
from player.practice.script.model import Role
from player.practice.units import Seconds

PACING = wide(
    orient_s=20,
    return_s=20,
    max_silence_s=30,
    sentence_pause_s=1,
    option_phrase_every_s=180,
    contact_max_s=20,
)
ARRIVING = phase("Arriving", Role.ORIENT, paragraph("You are welcome here just as you are."))
RETURNING = phase("Coming back", Role.RETURN, paragraph("The room is still here."))


def short(title, count, **values):
    """A phase of so many paragraphs, each of some three seconds."""
    lines = (paragraph(f"{title} line {n}.", pause(1)) for n in range(count))
    return phase(title, values.pop("role", Role.MIDDLE), *lines, rung=1, **values)


def whole(title, seconds, **values):
    """A phase of one paragraph, which can't be parted."""
    pieces = [piece for n in range(round(seconds / 6)) for piece in (f"{title} line {n} goes on.", pause(3))]
    return phase(title, Role.MIDDLE, paragraph(*pieces), rung=1, **values)


def one_too_long(seconds):
    """Three fifths, a phase that has to go, and after it six that go before it and have room again."""
    first = short("First", round((0.6 * seconds - 40) / 2.7))
    small = (whole(f"Small {n}", 0.055 * seconds, optional=True) for n in range(6))
    return first, whole("Long", 0.9 * seconds, optional=True), *small


def rests_at_the_end(seconds):
    """Lines that fit by themselves, the last third with so many rests that the whole is far too long."""
    plain, near = (0.6 * seconds - 40) / 2.7, 0.36 * seconds / 2.7
    contact = (short(f"Near {n}", 5, contact=True) for n in range(round(near / 5)))
    return short("Plain", round(plain)), *contact


# What a search might misjudge: a sitting no longer than its lines, one that rests on the anchor make much
# longer, parts that may be left out, and a long one that goes although only short ones had to.
SHAPES = {
    "plain": lambda _: (short("Plain", 600),),
    "several": lambda _: tuple(short(f"Part {n}", 100) for n in range(6)),
    "rests at the end": rests_at_the_end,
    "optional": lambda _: tuple(short(f"Part {n}", 4, optional=True) for n in range(100)),
    "one too long": one_too_long,
}


@pytest.mark.parametrize("minutes", [3, 5, 8, 15])
@pytest.mark.parametrize("shape", SHAPES)
def test_nine_tenths_of_the_time_are_used_where_paragraphs_are_short(shape, minutes):
    seconds = 60.0 * minutes
    written = script(ARRIVING, *SHAPES[shape](seconds), RETURNING)

    made = plan(written, PACING, Choices(longest=Seconds(seconds)), BOOK, estimated_durations(PACING))

    assert made.left_out
    assert 0.9 * seconds <= made.duration <= seconds + 1e-3


@pytest.mark.parametrize("spare", [0, 1, 5, 20])
def test_quiet_that_takes_no_time_after_other_quiet_leaves_nothing_out(spare):
    # A silence that a phase begins with takes no time after one as long, but was counted in the least that
    # the phase takes: then a sitting that fits seemed certainly too long.
    written = script(
        ARRIVING,
        phase("One", Role.MIDDLE, paragraph("There are seven words in this line.", silence(60))),
        phase("Two", Role.MIDDLE, paragraph(silence(60), "And there are seven in this one."), optional=True),
        RETURNING,
    )
    pacing = with_values(PACING, max_silence_s=60, long_silence=LongSilence.SHORTENED)
    durations = estimated_durations(pacing)
    whole_length = plan(written, pacing, Choices(), BOOK, durations).duration
    longest = Seconds(whole_length + spare)

    made = plan(written, pacing, Choices(longest=longest), BOOK, durations)

    assert made.left_out == ()


@pytest.mark.parametrize(
    "apart", [60, pytest.param(20, marks=pytest.mark.exhaustive)], ids="every {} s".format
)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_no_practice_leaves_time_that_a_fuller_plan_of_it_would_use(script, apart):
    """The witness is the plan of a longer sitting that turns out to fit the shorter one as well."""
    for pacing in (one for one in PRESETS if one.id in {"standard", "gentle", "low-sensory"}):
        asked = [Seconds(float(seconds)) for seconds in range(140, 480, apart)]
        lasting = [planned(script, pacing, Choices(longest=seconds)).duration for seconds in asked]
        for at, seconds in enumerate(asked):
            fuller = max([one for one in lasting[at:] if one <= seconds + 1e-3])

            assert lasting[at] >= fuller - 0.1 * seconds, (pacing.id, seconds)
