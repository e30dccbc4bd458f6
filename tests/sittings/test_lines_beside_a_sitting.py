"""A check-in's question is spoken with what sounds around it going on softly; easing back is spoken too."""

import pytest
from sitting_doubles import Stage

from audio.engine.types import EngineState
from audio.mix.timeline import Background
from audio.units import ClipName, Frames, frames
from player.practice.planner.steps import StepKind
from player.practice.session.events import Answered, EaseBackAsked, LetPass
from player.practice.session.table import State
from player.practice.units import Rung
from player.sittings.eased_out import EasedOut
from player.sittings.sitting_parts import Parts

RAIN = Background((ClipName("rain"),), Frames(48_000), Frames(48_000), gain=0.4)
LINE = "Stopping is fine. Nothing else is asked of you now."


def clip_of(stage, text):
    planning = stage.sitting.planning
    return stage.sitting._parts.lines.clips(planning.words_per_minute)[text]


def asked(stage):
    """The stage at its first check-in, and that step."""
    stage.started()
    stage.engine.be(EngineState.HOLDING, stage.engine.timeline.holds[0])
    stage.sitting.tick()
    assert stage.session.state is State.CHECKING_IN
    return stage.session.plan.steps[stage.session.held_step]


def test_the_question_is_spoken_as_it_is_written(stage):
    step = asked(stage)
    (heard,) = stage.engine.loaded.clips

    assert heard.clip == clip_of(stage, step.prompt).name
    assert heard.length == clip_of(stage, step.prompt).length
    assert stage.engine.told[-2:] == [("load", 0), ("play",)]


def test_the_background_goes_on_softly_for_half_a_minute_and_then_it_is_quiet(planning):
    stage = Stage(planning, background=RAIN)
    asked(stage)
    timeline = stage.engine.loaded
    (heard,) = timeline.clips

    assert timeline.background is not None
    assert timeline.background.pieces == RAIN.pieces
    assert timeline.background.gain == pytest.approx(0.2)
    assert frames(30) <= timeline.length - heard.length <= frames(31)
    assert timeline.holds == ()
    assert timeline.fade_out >= frames(2)


def test_lines_that_become_ready_meanwhile_do_not_cut_the_question_off(stage):
    asked(stage)
    heard = stage.engine.timeline
    stage.worker.wanted = []
    stage.sitting._lengths_changed = True
    stage.sitting.tick()

    assert stage.engine.timeline is heard


def test_after_the_answer_the_sitting_goes_on_from_where_it_asked(stage):
    step = asked(stage)
    stage.engine.be(EngineState.PLAYING, frames(3))
    stage.sitting.send(Answered(2))
    loaded = [told for told in stage.engine.told if told[0] == "load"][-1]
    stage.engine.be(EngineState.HOLDING, frames(step.start))
    stage.sitting.tick()

    assert loaded == ("load", frames(step.start))
    assert len(stage.engine.timeline.clips) > 5
    assert stage.session.state is State.PLAYING
    assert stage.engine.told[-1] == ("release",)


def test_let_pass_it_goes_on_to_rests_alone(stage):
    step = asked(stage)
    stage.sitting.send(LetPass())
    ahead = [one for one in stage.session.plan.steps if one.start >= step.start and one is not step]

    assert stage.session.state is State.PLAYING
    assert stage.session.grounding_only
    assert {one.rung for one in ahead} == {Rung.GROUNDING}
    assert not any(one.contact for one in ahead)
    assert StepKind.CHECK_IN not in {one.kind for one in ahead[1:]}


def eased(stage):
    stage.started()
    stage.sitting.send(EaseBackAsked())
    return EasedOut(stage.sitting)


def test_a_step_of_easing_back_is_said_once_the_voice_has_faded(stage):
    out = eased(stage)
    stage.engine.be(EngineState.PLAYING)
    out.say(LINE)
    stage.worker.speak()
    before = stage.engine.timeline
    out.tick()
    fading = stage.engine.timeline
    stage.engine.be(EngineState.PAUSED)
    out.tick()
    (heard,) = stage.engine.timeline.clips

    assert fading is before
    assert heard.clip == clip_of(stage, LINE).name
    assert stage.engine.told[-1] == ("play",)


def test_the_next_step_replaces_one_that_is_being_said(stage):
    out = eased(stage)
    for line in (LINE, "There's a colour here to name."):
        out.say(line)
        stage.worker.speak()
        out.tick()
    (heard,) = stage.engine.loaded.clips

    assert heard.clip == clip_of(stage, "There's a colour here to name.").name


def test_whoever_comes_back_hears_nothing_until_they_go_on_and_then_the_sitting(stage):
    out = eased(stage)
    out.say(LINE)
    stage.worker.speak()
    out.tick()
    out.come_back()
    quiet = stage.engine.now.state
    stage.sitting.tick()
    stage.sitting.resume()

    assert quiet is EngineState.PAUSED
    assert stage.session.state is State.PLAYING
    assert len(stage.engine.timeline.clips) > 5


def test_nothing_is_said_in_a_sitting_of_text(planning):
    stage = Stage(planning)
    parts = stage.sitting._parts
    silent = type(stage.sitting)(
        Parts(planning, stage.engine, None, parts.log, None, stage.clock, begins_at=None)
    )
    silent.begin()
    silent.send(EaseBackAsked())
    told = list(stage.engine.told)
    out = EasedOut(silent)
    out.say(LINE)
    out.tick()
    out.end()

    assert stage.engine.told == told
