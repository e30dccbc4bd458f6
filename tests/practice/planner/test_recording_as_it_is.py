"""Recordings without pauses to work with: lines over them, their closing, and what is said before."""

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from planning_material import BOOK
from planning_rules import assert_contiguous, longest_option_gap

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, with_values
from player.practice.planner.plan import estimated_durations
from player.practice.planner.recordings.found_words import found_in_words, no_sound, pauses_heard
from player.practice.planner.recordings.inputs import Inputs
from player.practice.planner.recordings.recording import Recording, stretches_of
from player.practice.planner.recordings.recording_plan import plan_recording, replan_recording
from player.practice.planner.steps import StepKind, Voice
from player.practice.planner.summary import summarise
from player.practice.units import Seconds

PACING = with_values(GENTLE, option_phrase_every_s=60.0, max_silence_s=15.0)


def spans(*pairs):
    return tuple((Seconds(start), Seconds(end)) for start, end in pairs)


def talk(length, every=10.0):
    """So many seconds without a pause, parted at quiet places."""
    edges = [1.0 + number * every for number in range(round(length / every) + 1)]
    slices = spans(*pairwise(edges))
    whole = Seconds(edges[-1] + 1)
    return Recording("clip", "A talk", "0" * 64, whole, whole, True, slices)


def over_music(length=300.0):
    """Five seconds of words, twenty of music, and so on."""
    words = spans(*((at, at + 5.0) for at in range(0, round(length), 25)))
    music = spans(*((before[1], after[0]) for before, after in pairwise(words)))
    whole = Seconds(words[-1][1])
    return Recording("clip", "A song", "0" * 64, whole, whole, True, words, melodic=music)


def planned(made, pacing=PACING, choices=Choices()):  # noqa: B008  # frozen
    return plan_recording(Inputs(made, pacing, choices, BOOK, estimated_durations(pacing)))


def recorded(plan):
    return [step for step in plan.steps if step.recorded is not None]


@pytest.mark.parametrize("made", [talk(400.0), over_music()], ids=["talk", "music"])
def test_the_way_out_is_named_often_enough_where_no_pause_is(made):
    plan = planned(made)

    assert_contiguous(plan.steps)
    assert longest_option_gap(plan) <= 60.0 + 1e-3


@pytest.mark.parametrize("made", [talk(400.0), over_music()], ids=["talk", "music"])
def test_the_recording_goes_on_under_a_line_and_quieter(made):
    steps = recorded(planned(made))
    over = [step for step in steps if step.spoken]

    assert over
    assert all(step.recorded.gain == pytest.approx(10 ** (-15 / 20), rel=0.02) for step in over)
    assert all(step.recorded.gain == 1.0 for step in steps if not step.spoken)
    assert all(abs(a.recorded.end - b.recorded.start) < 1e-6 for a, b in pairwise(steps))
    assert all(step.duration == pytest.approx(step.recorded.length) for step in steps)


def test_lines_over_music_come_where_nobody_speaks():
    made = over_music()
    over = [step for step in recorded(planned(made)) if step.spoken]

    assert {StepKind.OPTION, StepKind.PRESENCE} == {step.kind for step in over}
    for step in over:
        heard = step.recorded

        assert any(start <= heard.start and heard.end <= end for start, end in made.melodic), step


def test_pauses_over_music_keep_their_length():
    assert sum(step.duration for step in recorded(planned(over_music()))) == pytest.approx(280.0)


def test_a_line_over_a_recording_is_not_repeated_after_a_change():
    made = talk(400.0)
    pacing = PACING
    current = planned(made)
    keep = 1 + next(n for n, step in enumerate(current.steps) if step.recorded is not None and step.spoken)
    inputs = Inputs(made, pacing, Choices(), BOOK, estimated_durations(pacing))
    plan = replan_recording(current, keep, inputs)
    rest = recorded(replace(plan, steps=plan.steps[keep:]))

    assert plan.steps[:keep] == current.steps[:keep]
    assert rest[0].kind is StepKind.SAY
    assert not rest[0].spoken
    assert longest_option_gap(plan) <= 60.0 + 1e-3


def test_a_long_recording_keeps_its_closing():
    slices = spans(*((at, at + 20.0) for at in range(0, 3000, 30)))
    made = Recording("clip", "Long", "0" * 64, Seconds(3000), Seconds(3000), True, slices)
    plan = planned(made, choices=Choices(longest=Seconds(900.0)))
    heard = [step.recorded for step in recorded(plan)]

    assert plan.duration <= 900.0 + 1e-3
    assert heard[0].start == pytest.approx(0.0, abs=0.1)
    assert heard[-1].end == pytest.approx(2990.0, abs=0.3)
    assert ["its closing is heard" in reason for _, reason in plan.left_out] == [True]


@pytest.mark.parametrize("music", [(), (0, 50, 51, 98)])
@pytest.mark.parametrize("longest", [60.0, 300.0, 900.0, 3600.0])
def test_each_pause_is_counted_as_what_becomes_of_it(longest, music):
    """Counted again from the steps: a gap between two that are heard is paced, what is played is as it is."""
    slices = spans(*((at, at + 20.0) for at in range(0, 3000, 30)))
    melodic = tuple((slices[at][1], slices[at + 1][0]) for at in music)
    made = Recording("clip", "Long", "0" * 64, Seconds(3000), Seconds(3000), True, slices, melodic=melodic)
    plan = planned(made, choices=Choices(longest=Seconds(longest)))
    heard = [(step.recorded.start, step.recorded.end) for step in recorded(plan)]
    gaps = [b[0] - a[1] for a, b in pairwise(heard)]
    counted = pauses_heard(made, plan)

    assert counted.paced == sum(5.0 < gap < 10.0 for gap in gaps)
    seconds = [sum(max(0.0, min(b, end) - max(a, start)) for a, b in heard) for start, end in melodic]
    assert counted.as_they_are == sum(length == pytest.approx(10.0) for length in seconds)
    assert counted.paced + counted.as_they_are + counted.not_heard == 99
    assert (counted.not_heard > 0) == ("of the pauses aren't heard" in found_in_words(made, plan))
    assert (counted.not_heard > 0) == (plan.left_out != ())


def test_one_minute_is_one_minute():
    slices = spans(*((at, at + 4.0) for at in range(0, 600, 10)))
    made = Recording("clip", "Long", "0" * 64, Seconds(600), Seconds(600), True, slices)
    ((_title, reason),) = planned(made, choices=Choices(longest=Seconds(60.0))).left_out

    assert reason.endswith("to keep to 1 minute.") or "to keep to 1 minute; " in reason


def test_pauses_shorten_before_anything_is_left_out():
    slices = spans(*((at, at + 20.0) for at in range(0, 600, 30)))
    made = Recording("clip", "Long", "0" * 64, Seconds(600), Seconds(600), True, slices)
    plan = planned(made, choices=Choices(longest=Seconds(740.0)))

    assert plan.duration <= 740.0 + 1e-3
    assert plan.left_out == ()
    assert sum(step.recorded.length for step in recorded(plan)) >= 400.0


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (talk(60.0), "No pauses were found, so it plays as it is."),
        (over_music(60.0), "2 pauses were found. They are over music that can't be continued or cut"),
        (replace(over_music(60.0), melodic=()), "2 pauses were found. The pacing sets how long they are"),
        (replace(over_music(60.0), melodic=over_music(60.0).melodic[:1]), "1 is over music"),
    ],
    ids=["none", "music", "pauses", "both"],
)
def test_what_was_found_is_said(made, words):
    assert words in found_in_words(made)


def bowl_between(pause=8.0):
    """Ten seconds of words, a pause, a bowl that rings for nine, a pause, and words again."""
    words = spans((0.0, 10.0), (10.0 + pause, 19.0 + pause), (19.0 + 2 * pause, 29.0 + 2 * pause))
    whole = Seconds(words[-1][1])
    return Recording("clip", "A bowl", "0" * 64, whole, whole, True, words, wordless=words[1:2])


def quiet_runs(plan):
    """Seconds of each stretch of the sitting in which nobody speaks, by the steps alone."""
    heard = [
        bool(step.spoken) or (step.recorded is not None and step.recorded.voice is Voice.ITS_OWN)
        for step in plan.steps
    ]
    groups = groupby(zip(heard, plan.steps, strict=True), key=lambda pair: pair[0])
    return [sum(step.duration for _, step in run) for spoken, run in groups if not spoken]


@pytest.mark.parametrize(
    "made", [bowl_between(), over_music(), over_music(500.0)], ids=["bowl", "music", "long"]
)
@pytest.mark.parametrize("cap", [8.0, 15.0])
def test_nobody_is_left_alone_in_what_sounds_without_words(made, cap):
    plan = planned(made, with_values(PACING, max_silence_s=cap))

    assert_contiguous(plan.steps)
    assert max(quiet_runs(plan)) <= cap
    assert summarise(plan).longest_silence == pytest.approx(max(quiet_runs(plan)))
    heard = [step.recorded for step in recorded(plan)]
    assert sum(one.length for one in heard) == pytest.approx(
        sum(b - a for a, b in made.slices) + kept(made), abs=1.5
    )


def kept(made):
    return sum(end - start for start, end in made.melodic)


def test_music_alone_is_kept_company():
    music = spans((0.0, 12.0), (12.0, 24.0), (24.0, 240.0))
    made = Recording(
        "clip", "Music", "0" * 64, Seconds(240), Seconds(240), True, music, wordless=spans((0.0, 240.0))
    )
    plan = planned(made)

    assert max(quiet_runs(plan)) <= 15.0
    assert sum(step.kind is StepKind.PRESENCE for step in plan.steps) >= 8


def test_no_company_comes_over_words():
    """They begin in the midst of a stretch, behind twenty seconds of music."""
    stretch = spans((0.0, 40.0), (45.0, 55.0))
    made = Recording(
        "clip", "A song", "0" * 64, Seconds(60), Seconds(60), True, stretch, wordless=spans((0.0, 20.0))
    )
    over = [step.recorded for step in recorded(planned(made)) if step.spoken]

    assert over
    assert all(one.end <= 20.0 for one in over)


def test_where_no_line_has_room_it_is_said_how_long_nobody_speaks():
    made, pacing = over_music(100.0), with_values(PACING, max_silence_s=3.0)
    short = replace(made, slices=spans((0, 5), (9, 14)), melodic=spans((5, 9)))
    plan = planned(short, pacing)
    words = found_in_words(short, plan, 3.0)

    assert max(quiet_runs(plan)) == pytest.approx(4.0, abs=0.01)
    assert "nobody speaks for up to 4 seconds: longer than the 3 seconds of this pacing" in words
    assert "nobody speaks" not in found_in_words(made, planned(made), 15.0)


def test_that_nothing_of_a_recording_has_room_is_said():
    made = Recording("clip", "Long", "0" * 64, Seconds(300), Seconds(300), True, spans((0.0, 300.0)))
    plan = planned(made, choices=Choices(longest=Seconds(90.0)))

    assert not recorded(plan)
    assert [reason for _, reason in plan.left_out] == [
        "Nothing of it has room in 1.5 minutes, beside what comes before and after it."
    ]


@pytest.mark.parametrize(("pause", "least"), [(3.0, 0.8), (1.5, 0.3), (9.0, 2.0)])
def test_a_longer_pause_is_filled_also_where_all_pauses_are_short(pause, least):
    """In 3 s less than two are left away from words: there was no room at all in a longer pause."""
    words = spans(*((at, at + 2.0) for at in (1.0 + number * (2.0 + pause) for number in range(6))))
    whole = Seconds(words[-1][1] + 1.0)
    made = Recording("clip", "Counting", "0" * 64, whole, whole, True, words)
    beds = [stretch.bed for stretch in stretches_of(made)]

    assert all(end - start >= least for start, end in beds)
    assert not any(start < b and a < end for start, end in beds for a, b in words)


def test_what_sounds_to_the_end_of_a_file_has_no_quiet_behind_it():
    """Frames of 10 ms don't reach the end: with that for its room the sound stopped at once."""
    words = spans((1.0, 5.0), (8.0, 19.994))
    made = Recording("clip", "A hum", "0" * 64, Seconds(20), Seconds(20), True, words)

    assert stretches_of(made)[-1].room[1] == 0.0


def test_where_music_is_too_short_for_a_line_none_comes_over_it():
    """Two seconds of music after each sentence, and twenty after every fifth."""
    words, now = [], 0.0
    for number in range(1, 40):
        words.append((now, now + 4.0))
        now += 24.0 if number % 5 == 0 else 6.0
    music = spans(*((before[1], after[0]) for before, after in pairwise(words)))
    whole = Seconds(words[-1][1])
    made = Recording("clip", "A song", "0" * 64, whole, whole, True, spans(*words), melodic=music)
    over = [step.recorded for step in recorded(planned(made)) if step.spoken]

    assert over
    for one in over:
        assert any(start <= one.start and one.end <= end for start, end in music), one


@pytest.mark.parametrize("minutes", [5.0, 8.0])
def test_music_after_the_last_words_is_left_out_before_they_are(minutes):
    """Ninety seconds of it were too long for a closing: the recording ended in the midst of its words."""
    words = spans(*((at, at + 20.0) for at in range(0, 300, 30)), (300.0, 310.0), (310.0, 400.0))
    whole = Seconds(400)
    made = Recording("clip", "Long", "0" * 64, whole, whole, True, words, wordless=words[-1:])
    plan = planned(made, choices=Choices(longest=Seconds(60.0 * minutes)))
    heard = [step.recorded for step in recorded(plan)]

    assert plan.duration <= 60.0 * minutes + 1e-3
    assert any(one.start < 309.0 < one.end or abs(one.end - 310.0) < 0.5 for one in heard)
    assert 310.0 < heard[-1].end < 320.0
    assert "It ends at 5:14 of 6:40" in " ".join(reason for _, reason in plan.left_out)


def test_a_closing_behind_the_only_pause_is_kept():
    """Twenty minutes of talk, a pause and a sentence: only its beginning was heard."""
    edges = [float(at) for at in range(0, 1201, 10)]
    slices = spans(*pairwise(edges), (1202.0, 1206.0))
    made = Recording("clip", "A talk", "0" * 64, Seconds(1207), Seconds(1207), True, slices)
    plan = planned(made, choices=Choices(longest=Seconds(600.0)))
    heard = [step.recorded for step in recorded(plan)]

    assert plan.duration <= 600.0 + 1e-3
    assert heard[0].start < 1.0
    assert heard[-1].end == pytest.approx(1206.0, abs=0.3)
    assert "its closing is heard" in plan.left_out[0][1]


def test_a_recording_without_sound_is_not_said_to_play():
    silent = replace(talk(20.0), slices=())

    assert found_in_words(silent) == "No sound was found in it, so it isn't played."
    assert (
        no_sound("a.ogg") == "There is no sound in a.ogg, so there is nothing to play. Choose another file."
    )
    assert (
        no_sound("a.ogg", "It is damaged.") == "There is no sound in a.ogg that can be played. It is damaged."
    )
