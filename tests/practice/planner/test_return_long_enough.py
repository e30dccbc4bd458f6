"""A return is as long as the pacing says, also where every pause in it is as long as it may be."""

from planning_material import BOOK, _Author

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, with_values
from player.practice.planner.plan import estimated_durations, plan
from player.practice.script.model import Role

TIGHT = with_values(
    GENTLE,
    session_max_min=2.0,
    orient_s=20.0,
    return_s=20.0,
    speech_wpm=134.0,
    sentence_pause_s=8.0,
    pause_scale=0.5,
    max_silence_s=3.0,
    option_phrase_every_s=30.0,
    wording=GENTLE.wording[:1],
    max_rung=1,
    difficulty_max=0,
    contact_max_s=10.0,
    anchor_min_s=15.0,
    check_in=(),
    bells=False,
)


def test_what_goes_where_two_pauses_would_be_alike_is_made_up_for():
    short = []
    for seed in range(500):
        script = _Author(seed).script()
        made = plan(script, TIGHT, Choices(spoken=False), BOOK, estimated_durations(TIGHT))
        length = sum(step.duration for step in made.steps if step.role is Role.RETURN)
        if length < 20.0 - 1e-3:
            short.append((seed, length))

    assert short == []
