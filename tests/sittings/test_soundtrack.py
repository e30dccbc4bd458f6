"""Plans become timelines: every line, bell and check-in at its time, and nothing cut."""

from dataclasses import replace

import pytest

from audio.mix.timeline import Background, PlacedClip
from audio.units import SAMPLE_RATE, ClipName, Frames, frames
from player.practice.planner.steps import Plan, RecordedSlice, Step, StepKind, Voice
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds
from player.sittings.soundtrack import (
    Clip,
    MissingClipError,
    Surroundings,
    heard_around,
    measured_durations,
    plan_as_spoken,
    spoken_lines,
    timeline_of,
)


def step(kind, start, duration, spoken=""):
    return Step(
        kind=kind,
        start=Seconds(start),
        duration=Seconds(duration),
        text=spoken or "The floor is under you.",
        spoken=spoken,
        phase="Arriving",
        role=Role.ORIENT,
        rung=Rung.GROUNDING,
    )


def plan_of(*steps):
    return Plan("id", "Title", "0" * 64, "gentle", "1" * 64, steps)


def clip(name, seconds):
    return Clip(ClipName(name), Frames(round(seconds * SAMPLE_RATE)))


HELLO = step(StepKind.SAY, 0.0, 1.5, "Hello.")
QUIET = step(StepKind.PAUSE, 1.5, 3.0)
STILL_HERE = step(StepKind.PRESENCE, 4.5, 1.0, "Still here.")
ASK = step(StepKind.CHECK_IN, 5.5, 0.0)
BELL = step(StepKind.BELL, 5.5, 4.0)
HELLO_AGAIN = step(StepKind.SAY, 9.5, 1.5, "Hello.")
PLAN = plan_of(HELLO, QUIET, STILL_HERE, ASK, BELL, HELLO_AGAIN)
CLIPS = {"Hello.": clip("a", 1.5), "Still here.": clip("b", 1.0)}


def test_each_line_is_spoken_once_in_the_order_heard():
    assert spoken_lines(PLAN) == ("Hello.", "Still here.")


def test_every_sound_stands_at_its_step():
    timeline = timeline_of(PLAN, CLIPS, bell=clip("bell", 4.0))

    assert timeline.clips == (
        PlacedClip(Frames(0), Frames(72_000), ClipName("a")),
        PlacedClip(Frames(216_000), Frames(48_000), ClipName("b")),
        PlacedClip(Frames(264_000), Frames(192_000), ClipName("bell")),
        PlacedClip(Frames(456_000), Frames(72_000), ClipName("a")),
    )


def test_check_ins_hold_and_the_length_is_the_plans():
    timeline = timeline_of(PLAN, CLIPS)

    assert (timeline.holds, timeline.length) == ((Frames(264_000),), Frames(528_000))


def test_a_file_waits_for_nobody():
    timeline = timeline_of(PLAN, CLIPS, waits=False)

    assert (timeline.holds, timeline.length) == ((), Frames(528_000))


def test_a_text_only_sitting_keeps_its_clock_and_its_holds():
    timeline = timeline_of(PLAN, None)

    assert (timeline.clips, timeline.holds, timeline.length) == ((), (Frames(264_000),), Frames(528_000))


def test_a_missing_line_is_named():
    with pytest.raises(MissingClipError, match=r"presence step at 4\.5 s \('Still here\.'\)"):
        timeline_of(PLAN, {"Hello.": clip("a", 1.5)})


def test_a_partial_timeline_leaves_unready_lines_silent():
    timeline = timeline_of(PLAN, {"Hello.": clip("a", 1.5)}, partial=True)

    assert [placed.clip for placed in timeline.clips] == ["a", "a"]


def test_a_clip_longer_than_its_step_is_not_cut():
    timeline = timeline_of(plan_of(HELLO), {"Hello.": clip("a", 2.0)})

    assert (timeline.clips[0].length, timeline.length) == (Frames(96_000), Frames(96_000))


def test_an_empty_plan_is_an_empty_timeline():
    assert timeline_of(plan_of(), {}).length == 0


def test_durations_are_measured_where_there_is_a_clip_and_estimated_elsewhere():
    duration = measured_durations(CLIPS, lambda _: Seconds(9.0))

    assert (duration("Hello."), duration("Not spoken yet.")) == (1.5, 9.0)


def test_planning_goes_on_until_every_line_is_measured():
    """A plan that adds another line when the first turns out to be short."""
    asked = []

    def planned(duration):
        lines = ("First.",) if duration("First.") > 1.0 else ("First.", "Second.")
        return plan_of(*(step(StepKind.SAY, 0.0, duration(line), line) for line in lines))

    def prepared(lines):
        asked.append(lines)
        return {line: clip(line, 0.5) for line in lines}

    plan, clips = plan_as_spoken(planned, prepared, lambda _: Seconds(5.0))

    assert asked == [("First.",), ("Second.",)]
    assert [step.duration for step in plan.steps] == [0.5, 0.5]
    assert set(clips) == {"First.", "Second."}


def test_a_line_that_cannot_be_spoken_keeps_its_estimate_and_is_asked_for_once():
    asked = []

    def planned(duration):
        return plan_of(step(StepKind.SAY, 0.0, duration("…"), "…"))

    def prepared(lines):
        asked.append(lines)
        return {}

    plan, clips = plan_as_spoken(planned, prepared, lambda _: Seconds(2.0))

    assert (asked, plan.duration, clips) == ([("…",)], 2.0, {})


def test_with_surroundings_bells_stand_on_their_own_and_the_pacings_fades_are_kept():
    rain = Background((ClipName("rain"),), Frames(480_000), Frames(480_000))
    around = Surroundings(rain, fade_in=Seconds(5.0), fade_out=Seconds(3.0))
    timeline = timeline_of(PLAN, CLIPS, bell=clip("bell", 4.0), around=around)

    assert [placed.clip for placed in timeline.clips] == ["a", "b", "a"]
    assert timeline.bells == (PlacedClip(Frames(264_000), Frames(192_000), ClipName("bell")),)
    assert (timeline.background, timeline.fade_in, timeline.fade_out) == (rain, 240_000, 144_000)


TONE = Background((ClipName("tone"),), Frames(480_000), Frames(480_000))


def test_room_tone_is_heard_only_where_lines_are_spoken():
    around = Surroundings(room_tone=TONE)

    assert timeline_of(PLAN, CLIPS, around=around).room_tone == TONE
    assert timeline_of(PLAN, None, around=around).room_tone is None


def test_room_tone_gives_way_to_a_background_and_to_a_recordings_own_quiet():
    rain = Background((ClipName("rain"),), Frames(480_000), Frames(480_000))
    sound = replace(PLAN.around.sound, background=True)
    allowed = replace(PLAN, around=replace(PLAN.around, sound=sound))
    refused = replace(PLAN, around=replace(PLAN.around, sound=replace(sound, background=False)))
    talk = replace(allowed, steps=(recorded(0.0, 2.0, 0.0),))

    assert heard_around(allowed, None, TONE).room_tone == TONE
    assert heard_around(allowed, rain, TONE).room_tone is None
    assert heard_around(refused, rain, TONE).room_tone == TONE
    assert heard_around(talk, None, TONE).room_tone is None


def test_a_bell_that_rings_on_lengthens_the_timeline():
    timeline = timeline_of(plan_of(BELL), {}, bell=clip("bell", 14.0), around=Surroundings())

    assert timeline.length == frames(5.5) + clip("bell", 14.0).length


def recorded(start, duration, begin, voice=Voice.ITS_OWN):
    """A step that plays a recording from a given position."""
    heard = RecordedSlice("talk", Seconds(begin), Seconds(duration), voice=voice)
    return replace(step(StepKind.SAY, start, duration), recorded=heard)


def test_a_recording_is_faded_where_it_is_cut_and_joined_where_it_goes_on():
    """At a cut the sound would break off; where it continues, a fade would leave a gap."""
    plan = plan_of(recorded(0.0, 2.0, 10.0), recorded(2.0, 3.0, 12.0), QUIET, recorded(8.0, 1.0, 20.0))
    first, second, last = timeline_of(plan, {}).clips

    assert first.fade_in == last.fade_in == frames(0.02)
    assert second.fade_out == last.fade_out == frames(0.1)
    assert (first.fade_out, second.fade_in) == (0, 0)
    assert (second.start, second.offset) == (first.end, first.offset + first.length)


def test_music_that_is_cut_comes_and_goes_slowly():
    """In 20 ms a drone came at once, from nothing."""
    plan = plan_of(
        recorded(0.0, 4.0, 0.0, Voice.NONE),
        recorded(4.0, 2.0, 4.0),
        recorded(6.0, 2.0, 6.0, Voice.NONE),
    )
    first, _words, last = timeline_of(plan, {}).clips

    assert first.fade_in >= frames(1.0)
    assert last.fade_out >= frames(0.9)
    assert (first.fade_out, last.fade_in) == (0, 0)
