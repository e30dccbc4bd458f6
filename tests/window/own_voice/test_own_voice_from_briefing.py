"""From *Before you begin* to recording the practice, and back to a sitting in that voice."""

import pytest

from player.practice.planner.recordings.unguided import QUIET_ID
from player.window.briefing.narrator_choice import NARRATOR, RECORD, RECORD_MORE
from player.window.briefing.state import BriefingView, SetChoice
from player.window.intents import ChoosePractice, OpenOwnVoice
from player.window.own_voice.state import GoBack, NameSpeaker, OwnVoiceView
from player.window.router import Router


@pytest.fixture
def router(parts):
    made = Router(parts)
    made.handle(ChoosePractice("a-window"))
    return made


def speakers(view):
    groups = {group.subject: group for group in view.choices}
    return [option.label for option in groups[NARRATOR].options] if NARRATOR in groups else []


def test_it_leads_to_the_lines_of_this_practice_under_its_pacing_and_back(router, do, record):
    before = router.view()
    in_force = before.records.preset
    router.handle(before.records)
    recording = router.view()
    do(NameSpeaker("Dr Ada"))
    record()
    router.handle(GoBack())
    after = router.view()

    assert isinstance(before, BriefingView)
    assert before.records == OpenOwnVoice("a-window", in_force)
    assert before.record_words == RECORD
    assert not any("Dr Ada" in words for words in speakers(before))
    assert isinstance(recording, OwnVoiceView)
    assert (recording.practice, recording.preset) == ("a-window", in_force)
    assert isinstance(after, BriefingView)
    assert any("Recorded by" in words and "Dr Ada" in words for words in speakers(after))
    assert after.record_words == RECORD_MORE


def test_where_no_line_would_be_heard_in_that_voice_there_is_no_way_to_it(router):
    router.handle(SetChoice("voice", "off"))
    silent = router.view()
    router.handle(SetChoice("voice", "on"))
    spoken = router.view()
    router.handle(ChoosePractice(QUIET_ID))
    quiet = router.view()

    assert (silent.records, silent.record_words) == (None, "")
    assert spoken.records is not None
    assert isinstance(quiet, BriefingView)
    assert quiet.records is None
