"""Recording line by line: what is kept when, what is said, and what is never lost."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
import soundfile
from own_voice_material import said, shown, states

from audio.files.clip_cache import ClipCache
from audio.own_voice.line import speech_loudness
from audio.recording.recorder_types import RecorderStage, RecorderStatus
from audio.units import SAMPLE_RATE
from player.window.clinic.presets.state import ClinicView
from player.window.destinations import Back
from player.window.intents import ConfirmDelete, EaseBack, KeepIt, OpenClinic, OpenOwnVoice
from player.window.own_voice import describe
from player.window.own_voice.describe import DELETED, NO_NAME, NO_PHRASE
from player.window.own_voice.state import (
    AskToDeleteVoice,
    ChooseMicrophone,
    GiveVoice,
    GoBack,
    GoToLine,
    HearOrStop,
    KeepSheet,
    LineBefore,
    LookForMicrophones,
    NameSpeaker,
    NextLine,
    NextMissing,
    RecordOrStop,
    RecordPractice,
    RecordUnder,
)
from player.window.router import Router


def test_the_lines_stand_there_as_heard_with_pauses_as_marks(router):
    view = router.view()

    assert view.lines[0].text == "There is a window somewhere, or a wall."
    assert view.lines[0].phase == "Here"
    assert any(line.quiet.startswith("· ") and line.quiet.endswith(" s") for line in view.lines)
    assert set(states(view)) == {"Not recorded yet"}
    assert view.line == view.lines[0]
    assert (view.heard_as, view.can_give, view.can_delete) == (False, False, False)


def test_a_line_is_kept_at_once_trimmed_and_as_loud_as_the_narrators(named, record, kept):
    assert named.by == "Dr Ada"
    view = record(said(1.0, volume=0.02))
    line = kept().line(view.lines[0].text)
    sound = soundfile.read(kept().folder / f"{line.key}.wav", dtype="float32")[0]

    assert states(view)[:2] == ["Recorded", "Not recorded yet"]
    assert view.said.startswith("Line 1 is kept.")
    assert (view.heard_as, view.by, view.by_fixed) == (True, "Dr Ada", True)
    assert 1.0 <= line.frames / SAMPLE_RATE < 1.4
    assert speech_loudness(sound) == pytest.approx(-20.0, abs=0.5)


def test_nothing_is_recorded_before_it_is_known_who_speaks(do, microphone):
    view = do(RecordOrStop())

    assert view.by_missing == NO_NAME
    assert microphone.begun == []
    assert do(NameSpeaker("Dr Ada")).by_missing == ""


def test_the_microphone_is_open_only_while_a_line_is_recorded_and_is_the_one_chosen(
    named, do, record, microphone
):
    assert named.microphones == (describe.DEFAULT, *named.microphones[1:])
    assert named.microphones[1].value == "Desk microphone"
    record()
    do(ChooseMicrophone("Desk microphone"), NextLine())
    record()

    assert microphone.begun == [None, "Desk microphone"]
    assert microphone.stage is RecorderStage.DONE


def test_going_from_line_to_line(named, do, record):
    last = len(named.lines)
    record()

    assert do(NextLine()).line.number == 2
    assert do(LineBefore(), LineBefore()).line.number == 1
    assert do(GoToLine(last), NextLine()).line.number == last
    assert do(GoToLine(99)).line.number == last
    assert do(NextMissing()).line.number == 2


def test_a_line_recorded_again_takes_the_place_of_the_one_before(named, record, kept):
    record(said(1.0))
    before = kept().line(named.line.text)
    record(said(2.0))

    assert len(kept().manifest.lines) == 1
    assert kept().line(named.line.text).frames > before.frames + SAMPLE_RATE // 2


@pytest.mark.usefixtures("named")
def test_what_has_no_speech_is_not_kept_and_the_earlier_recording_stays(record, kept):
    record()
    before = kept().manifest
    view = record(np.zeros(SAMPLE_RATE, np.float32))

    assert "no speech was found in it" in view.said
    assert kept().manifest == before


@pytest.mark.usefixtures("named")
def test_a_microphone_that_ends_by_itself_loses_nothing(do, microphone, kept):
    do(RecordOrStop())
    microphone.speak(said(1.0))
    microphone.break_off()
    view = do()
    part = kept().manifest
    do(RecordOrStop())
    microphone.speak(said(0.6))
    microphone.break_off()
    again = do()

    assert view.said.startswith("Line 1 is kept.")
    assert "ended in the middle" in view.said
    assert "the earlier recording of it stays" in again.said
    assert kept().manifest == part


@pytest.mark.usefixtures("named")
def test_leaving_in_the_middle_of_a_line_keeps_it_and_closes_the_microphone(do, microphone, kept, router):
    do(RecordOrStop())
    microphone.speak(said())
    router.handle(EaseBack())
    closed = microphone.closed
    router.handle(Back())

    assert closed == 1
    assert len(kept().manifest.lines) == 1
    assert states(router.view())[0] == "Recorded"


@pytest.mark.usefixtures("named")
def test_without_a_microphone_it_is_said_what_else_can_be_done(do, microphone):
    microphone.microphones = ()
    assert do(LookForMicrophones()).said == describe.NONE_FOUND
    microphone.fault = "No microphone could be opened (none was found)."
    view = do(RecordOrStop())

    assert "No microphone could be opened" in view.said
    assert not view.recording


@pytest.mark.parametrize(
    ("peak", "seconds", "words"),
    [(1.0, 1.0, describe.CUT_OFF), (0.02, 3.0, describe.FAINT), (0.02, 1.0, describe.RECORDING),
     (0.3, 3.0, describe.RECORDING)],
)  # fmt: skip
def test_too_loud_and_too_quiet_are_said_in_words(peak, seconds, words):
    status = RecorderStatus(RecorderStage.RECORDING, seconds, peak, peak, peak)

    assert describe.level_words(status) == words


def test_the_meter_goes_by_decibels():
    status = RecorderStatus(RecorderStage.RECORDING)
    levels = [describe.level(replace(status, peak=peak)) for peak in (0.0, 0.001, 0.1, 1.0)]

    assert levels == [0, 0, 67, 100]
    assert describe.level(RecorderStatus(RecorderStage.IDLE)) == -1


def test_a_recorded_line_is_heard_from_where_a_sitting_plays_it(named, do, record, parts, kept):
    record()
    view = do(HearOrStop())
    line = kept().line(named.line.text)

    assert view.hearing
    assert ClipCache(parts.folders.cache).has(line.clip)
    assert not do(HearOrStop()).hearing


def test_a_line_whose_file_is_gone_says_so(named, do, record, kept):
    record()
    line = kept().line(named.line.text)
    (kept().folder / f"{line.key}.wav").unlink()

    assert "can't be played" in do(HearOrStop()).said


@pytest.mark.usefixtures("qapp")
def test_the_sheet_is_written_as_a_file(do, tmp_path):
    view = do(KeepSheet(str(tmp_path / "sheet.pdf")))

    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert "There is a window somewhere" in view.html
    assert view.file_name == "a-window-sheet.pdf"
    assert "Nothing could be written" in do(KeepSheet(str(tmp_path / "no" / "sheet.pdf"))).said


@pytest.mark.usefixtures("named")
def test_giving_says_what_is_in_the_way(do, record):
    view = record()
    assert "one of Kindpace's own presets" in view.give_words
    assert not do(GiveVoice("x", "/nowhere/x.voice")).can_give
    assert do(GiveVoice("", "/nowhere/x.voice")).said == NO_PHRASE


@pytest.mark.usefixtures("named")
def test_all_is_deleted_after_one_question(do, record, kept):
    record()
    asked = do(AskToDeleteVoice())
    stays = do(KeepIt())
    assert "the recorded line of" in asked.question
    assert "Dr Ada" in asked.question
    assert (stays.question, len(kept().manifest.lines)) == ("", 1)
    do(AskToDeleteVoice())
    view = do(ConfirmDelete())

    assert view.said == DELETED
    assert kept() is None
    assert (view.by_fixed, view.can_delete, set(states(view))) == (False, False, {"Not recorded yet"})


@pytest.mark.usefixtures("named")
def test_a_line_that_changed_says_how_it_was(record, parts, router):
    record()
    path = parts.folders.scripts / "a-window.md"
    path.write_text(path.read_text(encoding="utf-8").replace("or a wall", "or a door"), encoding="utf-8")
    parts.library.get().reload()
    router.handle(OpenOwnVoice("a-window", "grounding-only"))
    line = router.view().lines[0]

    assert line.state == "Changed since it was recorded"
    assert line.earlier == "It was: There is a window somewhere, or a wall."


def test_a_practice_that_is_not_offered_or_not_there_is_said(do, parts):
    not_offered = do(RecordPractice("self-compassion-break"))
    assert not_offered.lines == ()
    assert "isn't offered under Grounding only" in not_offered.summary
    router = Router(parts)
    router.handle(OpenOwnVoice("no-such-practice"))
    router.handle(RecordOrStop())

    assert "no-such-practice" in shown(router).summary
    assert shown(router).line is None


def test_another_preset_has_other_lines(do, router):
    few, many = router.view(), do(RecordUnder("standard"))

    assert many.preset == "standard"
    assert [line.text for line in few.lines] != [line.text for line in many.lines]


def test_it_leads_back_to_the_page_before(parts):
    router = Router(parts)
    router.handle(OpenClinic())
    router.handle(OpenOwnVoice())
    router.handle(GoBack())

    assert isinstance(router.view(), ClinicView)


def test_a_script_from_anywhere_can_be_recorded(parts, tmp_path):
    shutil.copy(parts.folders.scripts / "a-window.md", tmp_path / "mine.md")
    router = Router(parts)
    router.handle(OpenOwnVoice(str(tmp_path / "mine.md"), "grounding-only"))
    view = shown(router)

    assert view.lines
    assert next(one.label for one in view.practices if one.value == view.practice) == "A window"
