"""The window as a person meets it: an X server, a real pointer, real keys, and what is heard."""

import time

import numpy as np
import pytest
import soundfile
from null_sink import MISSING as MISSING_SOUND
from null_sink import NullSink
from pdf_text import as_drawn, text_of
from real_window import MISSING, Display, RealWindow

pytestmark = [
    pytest.mark.sound,
    pytest.mark.exhaustive,
    pytest.mark.skipif(bool(MISSING or MISSING_SOUND), reason=f"not here: {MISSING or MISSING_SOUND}"),
]

AUDIBLE = 0.01
"""Amplitude of speech at -40 dBFS; room tone is at -72."""

GETTING_READY = "The voice is getting ready."
NO_ANSWER = "Rather not say"
QUESTION = "If you like: how hard is this moment? Any answer, or none."


@pytest.fixture(scope="module")
def display():
    made = Display()
    yield made
    made.close()


@pytest.fixture(scope="module")
def sink():
    made = NullSink()
    yield made
    made.close()


@pytest.fixture
def home(tmp_path):
    """The home of somebody who was here before, at Standard, with questions in sittings."""
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    config.chmod(0o700)
    config.parent.chmod(0o700)
    (config / "settings.toml").write_text('preset = "standard"\n', encoding="utf-8")
    return config.parent


@pytest.fixture
def opened(display, sink, home):
    opened = []

    def open_window():
        opened.append(RealWindow(display, home, sink.environment))
        return opened[-1]

    yield open_window
    for window in opened:
        window.close()


def heard(sink, mark, patience=60.0):
    """Wait for the first sample of speech after a mark; gives the seconds it took."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        if np.max(np.abs(sink.recording(mark)), initial=0.0) > AUDIBLE:
            return time.monotonic() - began
        time.sleep(0.1)
    raise TimeoutError("nothing was heard")


def place_in(state):
    """Where one is: a screen, and its first words."""
    return state["page"], state["words"][:2]


def presses_until_sitting(window, most):
    """Press Enter, each time once something has the focus, until the sitting is there; gives how often."""
    for count in range(most + 1):
        if window.state["page"] == "SittingPage":
            return count
        before = window.until_ready(lambda state: state["focused"])
        window.key("Return")
        window.until(lambda state, before=before: place_in(state) != place_in(before))
    raise AssertionError(f"no sitting after {most} presses")


def test_the_first_word_takes_five_presses_at_first_and_two_afterwards(opened, home, sink):
    (home / "config" / "settings.toml").unlink()
    window = opened()
    mark = sink.recorded()
    first = presses_until_sitting(window, 5)

    heard(sink, mark)
    window.key("Escape")
    window.until_page("EaseBackPage")
    window.click("Enough, end here")
    window.until(lambda state: state["page"] != "EaseBackPage")
    window.close()
    sink.until_silent()
    again, mark = opened(), sink.recorded()
    later = presses_until_sitting(again, 2)
    heard(sink, mark)

    assert first <= 5
    assert later <= 2


def test_a_double_click_opens_a_practice_and_begins_nothing(opened):
    window = opened()
    window.until_page("PractisePage")
    window.click("Start here, two minutes: Ease back", times=2)
    window.until_page("BriefingPage")

    assert window.state["page"] == "BriefingPage"


def test_a_key_that_is_pressed_twice_opens_a_practice_and_begins_nothing(opened):
    window = opened()
    window.until_page("PractisePage")
    window.key("Return", "Return")
    window.until_ready(lambda state: state["page"] != "PractisePage")
    # What both presses led to is shown by now.
    time.sleep(1.0)

    assert window.state["page"] == "BriefingPage"


def test_a_slip_of_the_escape_key_costs_one_press(opened):
    window = opened()
    presses_until_sitting(window, 2)
    window.key("Escape")
    window.until_page("EaseBackPage")
    window.click("Back to where I was")
    back = window.until_page("SittingPage")

    assert "Go on" in back["buttons"]


def test_a_double_click_on_pause_pauses(opened):
    window = opened()
    presses_until_sitting(window, 2)
    window.until_ready(spoken)
    window.click("Pause", times=2)
    window.until(lambda state: "Go on" in state["buttons"])
    # The second of the two presses has come by now, and did nothing.
    window.until_ready()

    assert "Go on" in window.state["buttons"]


def test_people_to_contact_lead_back_to_the_sitting_with_one_press(opened):
    window = opened()
    presses_until_sitting(window, 2)
    window.until_ready(spoken)
    window.key("ctrl+4")
    window.until_page("SupportPage")
    window.click("Back to where I was")
    back = window.until_page("SittingPage")

    assert "Go on" in back["buttons"]


def test_the_question_in_a_sitting_is_heard(opened, sink):
    window = opened()
    window.click("Receiving care")
    window.until_page("BriefingPage")
    window.click("Begin")
    window.until_page("SittingPage")
    window.until(lambda state: QUESTION in state["words"], patience=300.0)
    mark = sink.recorded()

    assert heard(sink, mark) < 4.0


def test_the_window_is_where_it_was_when_it_was_closed(opened):
    window = opened()
    window.resize(90, 40, 1060, 660)
    window.until(lambda state: state["window"] == [90, 40, 1060, 660])
    window.close()

    assert opened().until(lambda state: state["window"][2] == 1060)["window"] == [90, 40, 1060, 660]


def test_a_recording_that_is_dropped_can_be_begun(opened, tmp_path):
    talk = tmp_path / "an-evening-talk.wav"
    soundfile.write(talk, np.sin(np.arange(48_000 * 8) / 30) * 0.1, 48_000)
    window = opened()
    window.until_page("PractisePage")
    window.drop(talk, 500, 400)
    window.until_page("BriefingPage")

    assert "an-evening-talk" in window.state["words"]


def spoken(state):
    """The sentences of a practice that are shown, without title, status and the word for a silence."""
    return [words for words in state["words"] if words.endswith((".", "?")) and words != GETTING_READY]


def past_the_opening(window):
    """Skip it, and the question after it; gives the first line of the practice's own, and what was before."""
    before = spoken(window.until_ready(spoken))
    window.key("Right")
    window.until_ready(lambda state: NO_ANSWER in state["buttons"])
    window.click(NO_ANSWER)
    state = window.until(
        lambda state: NO_ANSWER not in state["buttons"] and spoken(state)[-1:] not in ([], before[-1:])
    )
    return spoken(state)[-1], before


def test_after_a_kill_it_goes_on_with_the_part_that_was_under_way(opened):
    window = opened()
    practice = "A few mindful breaths"
    window.until_ready(lambda state: practice in state["buttons"])
    window.click(practice)
    window.until_page("BriefingPage")
    window.click("Begin")
    window.until_page("SittingPage")
    under_way, _ = past_the_opening(window)
    time.sleep(2.0)
    window.key("Right")
    later = spoken(window.until(lambda state: spoken(state) and spoken(state)[-1] != under_way))[-1]
    time.sleep(2.0)
    window.kill()

    again = opened()
    again.until(lambda state: "Go on where you stopped" in state["words"])
    presses = presses_until_sitting(again, 2)
    then, opening = past_the_opening(again)

    assert presses <= 2
    assert later not in opening
    assert then == later


def test_pages_for_a_therapist_are_saved_and_say_what_was_sat_and_written(opened, tmp_path):
    pages = tmp_path / "for-my-therapist.pdf"
    window = opened()
    presses_until_sitting(window, 2)
    window.until_ready(spoken)
    window.key("Escape")
    window.until_page("EaseBackPage")
    window.click("Enough, end here")
    window.until_page("AfterPage")
    # From Done to the field before it.
    window.key("shift+Tab")
    window.type("The tram outside was loud.")
    window.click("Done")
    window.until_page("PractisePage")
    window.key("ctrl+2")
    window.until_page("LogPage")
    window.click("Take a copy out: see first what it would hold")
    window.until_page("ExportPage")
    window.click("Your notes", across=12)
    time.sleep(1.0)
    window.until_ready()
    window.click("Choose where to save it…")
    window.answer_dialog("Where to save it", str(pages))
    window.until(lambda state: any(words.startswith("Saved: ") for words in state["words"]))
    read = text_of(pages.read_bytes())

    assert as_drawn("Ease back") in read
    assert as_drawn("stopped early, by choice") in read
    assert as_drawn("The tram outside was loud.") in read


def test_what_is_written_on_the_full_screen_is_there_again_after_the_window_closed(opened):
    """It is ended as by a session that ends, right after the last key."""
    window = opened()
    usual = window.until_page("PractisePage")["window"]
    window.key("ctrl+6")
    state = window.until_page("JournalPage")
    window.click(next(name for name in state["buttons"] if name.startswith("End of day.")))
    window.until_page("EntryPage")
    window.type("Soup,")
    window.key("F11")
    window.until(lambda state: "Leave full screen" in " ".join(state["buttons"]))
    window.type(" and rain?")
    window.close()

    again = opened()
    back = again.until_page("PractisePage")["window"]
    again.key("ctrl+6")
    again.until_page("JournalPage")
    # The page is there before what was written earlier is.
    again.until(lambda state: "Soup, and rain?" in state["words"])

    assert back[2:] == usual[2:]
