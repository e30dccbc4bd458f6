"""Scripts with what studios, chat programs, meetings and outlines put around the words."""

import pytest
from draft_heard import script_of, spoken

from player.practice.drafting.draft import draft_of

SIT, REST, LOOK = "Sit on the chair.", "Rest both hands.", "Look around the room."


def told(text):
    return [item.text for item in draft_of(text, "talk.txt").unplaced]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("🤫 10s …", 10),
        ("/", 2),
        ("///", 2),
        (r"\pau=2000\ ", 2),
    ],
)
def test_pauses_by_signs(written, expected):
    heard = spoken(f"{SIT} {written} {LOOK}")

    assert (heard[0], sum(heard[1:-1]), heard[-1]) == (SIT, expected, LOOK)


def test_a_line_that_orders_rest_by_its_length_is_a_pause():
    assert spoken(f"{SIT}\n\nRest: 1 min\n\n{LOOK}") == [SIT, 60, LOOK]


def test_the_head_of_a_production_and_its_speakers_are_not_said():
    text = (
        "Script Writer: Jane\nVoice Talent: Joe\nClient: Acme\nJob #: 1234\n\n"
        f"SCENE 1\nV/O: {SIT}\nSFX: rain\nV/O: {REST} (BEAT)\nMUSIC UP AND OUT\nV/O: {LOOK}\n"
    )

    assert spoken(text) == [SIT, REST, 4, LOOK]
    assert {"Client: Acme", "SFX: rain", "MUSIC UP AND OUT"} <= set(told(text))


def test_parts_with_times_from_here_to_there_are_headings_and_no_speakers():
    text = f"**[Intro – 0:00–0:30]**\n\n{SIT}\n\n**[Body – 0:30–3:00]**\n\n{REST}\n\n**[Close – 3:00–5:00]**\n\n{LOOK}\n"  # noqa: E501 - as a file has it

    assert [phase.title for phase in script_of(text).phases] == ["Intro", "Body", "Close"]
    assert spoken(text) == [SIT, REST, LOOK]


def test_what_a_chat_program_adds_behind_a_script_is_not_said():
    text = (
        f"Sure! Here's a short meditation script:\n\n---\n\n{SIT}\n\n{REST}\n\n{LOOK}\n\n---\n\n"
        "**Tips for recording:**\n- Add soft music.\n\nWould you like a longer version?\n"
    )

    assert spoken(text) == [SIT, REST, LOOK]


def test_a_meetings_programs_remarks_and_what_clients_do_are_not_said():
    text = f"Doe, Jo started transcription\n\nTHERAPIST: {SIT}\n(The client sits.)\nTHERAPIST: {LOOK}\n\nDoe, Jo stopped transcription\n"  # noqa: E501 - as a file has it

    assert spoken(text) == [SIT, LOOK]


def test_music_that_opens_and_closes_a_recording_is_not_said():
    assert spoken(f"00:00 Intro-Musik\n00:15 {SIT}\n00:20 {LOOK}\n00:24 Outro-Musik\n") == [SIT, LOOK]


def test_the_numbers_of_an_outline_are_not_said_and_its_parts_are_headings():
    text = (
        f"I.\tArriving\nA.\t{SIT}\nB.\t{REST} (pause)\nII.\tHands\nA.\tOpen them.\nIII.\tBack\nA.\t{LOOK}\n"
    )

    assert spoken(text) == [SIT, REST, 4, "Open them.", LOOK]
    assert [phase.title for phase in script_of(text).phases] == ["Arriving", "Hands", "Back"]
    assert told(text) == ["I."]


def test_a_letter_that_begins_a_sentence_is_no_number():
    said = ["A. is for air.", "B. is for breath.", "C. is for chair."]

    assert " ".join(spoken("\n\n".join(said))) == " ".join(said)
