"""Pauses that stand as a sentence or a line of their own, and words that only sound like them."""

import pytest
from draft_heard import spoken

FIRST, LAST = "Here is the old floor.", "And here is the wall."


def placed(written, between="\n\n"):
    """What a text has between its first and its last sentence, in paragraphs or on one line."""
    found = spoken(f"{FIRST}{between}{written}{between}{LAST}\n")
    return found[found.index(FIRST) + 1 : found.index(LAST)]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        *(('"Pause."', 4), ("“Pause.”", 4), ("Pause…", 4), ("***pause***", 4), ("P A U S E", 4)),
        *(("Silence.", 20), ("Silence", 20), ("Stille.", 20), ("_Stille_", 20), ("Lange Stille.", 20)),
        *(("A moment of silence.", 20), ("Ein Moment der Stille.", 20), ("--Stille--", 20)),
        *(("a few breaths", 15), ("drei Atemzüge", 15), ("ein paar tiefe Atemzüge", 15), ("5 breaths", 25)),
        *(("½ min", 30), ("1½ min", 90), ("1'30", 90), ("1′30″", 90), ("(1'30)", 90), ('30"', 30)),
        *(("zehn Sekunden Stille", 10), ("eine halbe Minute Pause", 30), ("--- 30s ---", 30)),
    ],
)
def test_a_line_of_its_own_that_is_a_pause(written, seconds):
    assert placed(written) == [seconds]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("Pause.", 4), ("“Pause.”", 4), ("Lange Pause.", 8), ("--- 30s ---", 30), ("///", 2)],
)
def test_a_sentence_of_its_own_that_is_a_pause(written, seconds):
    assert placed(written, " ") == [seconds]


@pytest.mark.parametrize(
    "written",
    [
        *("Stop. Pause. Breathe.", "Pause here.", "Eine Pause.", "Pause!", "The silence is here.", "Stille."),
        *("In silence.", "Rest in silence.", "Your silence.", "Silence!", "Three breaths."),
    ],
)
def test_what_speaks_to_whoever_listens_is_said(written):
    assert "".join(map(str, placed(written, " "))).replace(".", "") == written.replace(". ", "").rstrip(".")


def test_a_word_for_silence_that_stands_several_times_is_no_part_of_the_text():
    text = f"{FIRST} Stille. {LAST} Stille. Here is the door now."

    assert spoken(text) == [FIRST, 20, LAST, 20, "Here is the door now."]


def test_silence_among_other_headings_is_one():
    text = f"Arriving\n\n{FIRST}\n\nSilence\n\n{LAST}\n\nComing back\n\nHere is the door now.\n"

    assert spoken(text) == [FIRST, LAST, "Here is the door now."]


def test_single_words_below_each_other_are_said():
    assert spoken("Here.\nSilence.\nPeace.") == ["Here.", "Silence.", "Peace."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("(bell, then one minute of silence)", ["bell", 60]),
        ("(3 Min. Stille, dann Gong)", [180, "bell"]),
        ("[Gong – Pause 10 Sek.]", ["bell", 10]),
        ("[Gong + 10 Sek. Pause]", ["bell", 10]),
        ("[Gong 3x]", ["bell"]),
        ("dreimal Gong", ["bell"]),
    ],
)
def test_a_bell_and_quiet_in_one_direction_are_both_done(written, expected):
    assert placed(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        *("(Zeit lassen)", "(etwas Zeit geben)", "(Zeit zum Nachspüren)", "(einen Moment wirken lassen)"),
        *("(let this land)", "(a little time)", "(time to feel)", "(let it sink in)", "(linger here)"),
    ],
)
def test_time_that_is_to_be_left_is_quiet(written):
    assert placed(written) == [8]
    assert placed(written, " ") == [8]


@pytest.mark.parametrize(
    "written", ["(take your time)", "(sit with this)", "(it is time)", "(the time of day)"]
)
def test_time_that_is_spoken_about_is_said(written):
    assert [text for text in placed(written) if isinstance(text, str)] == [f"{written}."]


def test_pause_that_stands_several_times_is_no_part_of_the_text():
    text = f"{FIRST} Pause. Die Zehen. Pause. Die Fersen. Lange Pause.\n\n{LAST}"

    assert spoken(text) == [FIRST, 4, "Die Zehen.", 4, "Die Fersen.", 8, LAST]


@pytest.mark.parametrize("written", ["Pause machen.", "Kurze Pause einlegen", "eine Pause lassen"])
def test_an_order_to_make_a_pause_is_one(written):
    assert placed(written)[0] in {2, 4}


def test_dots_beside_a_pause_that_is_named_only_lead_to_it():
    assert spoken(f"{FIRST} ... (4 sec) ... {LAST}")[1:-1] in ([4], [4.0])
