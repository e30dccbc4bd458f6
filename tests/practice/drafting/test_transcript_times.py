"""Transcripts whose pauses only their times have: what was quiet there is quiet in the draft."""

import pytest
from draft_heard import spoken

from player.practice.drafting.draft import draft_of

FEET, BREATH, EYES = "Feel both feet on the floor.", "Notice one breath.", "Look around the room."
GAP = 26.4
"""Seconds: thirty, without six words at 100 a minute."""


@pytest.mark.parametrize(
    "text",
    [
        "0:00  {0}\n0:30  {1}\n1:00  {2}\n",
        "00:00:00 – {0}\n00:00:30 – {1}\n00:01:00 – {2}\n",
        "[00:00] {0}\n\n[00:30] {1}\n\n[01:00] {2}\n",
        "0:00\n{0}\n0:30\n{1}\n1:00\n{2}\n",
        "0:00\n0 seconds\n{0}\n0:30\n30 seconds\n{1}\n1:00\n1 minute\n{2}\n",
        "0:00{0}0:30{1}1:00{2}",
        "0:00 {0} 0:30 {1} 1:00 {2}",
        "Ann Lee  00:00\n{0}\n\nAnn Lee  00:30\n{1}\n\nAnn Lee  01:00\n{2}\n",
        "Ann [00:00:00]  {0}\n\nAnn [00:00:30]  {1}\n\nAnn [00:01:00]  {2}\n",
        "Ann: [00:00:00] {0}\n\nAnn: [00:00:30] {1}\n\nAnn: [00:01:00] {2}\n",
        "**Ann:** [00:00:00] {0}\n\n[00:00:30] {1}\n\n**Ann:** [00:01:00] {2}\n",
        "[00:00:00.10] - Ann\n{0}\n\n[00:00:30.10] - Ann\n{1}\n\n[00:01:00.10] - Ann\n{2}\n",
        "Speaker 1 (00:00):\n{0}\n\nSpeaker 2 (00:30):\n{1}\n\nSpeaker 1 (01:00):\n{2}\n",
    ],
)
def test_what_lies_between_two_times_and_is_not_spoken_is_quiet(text):
    expected = [FEET, pytest.approx(GAP, abs=0.6), BREATH, pytest.approx(28, abs=0.6), EYES]

    assert spoken(text.format(FEET, BREATH, EYES)) == expected


def test_a_line_that_only_names_music_adds_its_time_to_the_quiet_before_it():
    assert spoken(f"0:00\n{FEET}\n0:10\n[Music]\n0:40\n{EYES}\n") == [FEET, pytest.approx(36, abs=1), EYES]


@pytest.mark.parametrize(
    "text",
    [
        # So fast is spoken.
        "0:00 {0}\n0:05 {1}\n0:08 {2}\n",
        # A clock on a wall, and times that go back.
        "10:30 {0}\n10:35 {1}\n10:40 {2}\n",
        "1:00 {0}\n0:30 {1}\n2:00 {2}\n",
    ],
)
def test_times_that_say_nothing_about_quiet_add_none(text):
    assert spoken(text.format(FEET, BREATH, EYES)) == [FEET, BREATH, EYES]


def test_a_pause_that_is_written_counts_and_not_the_times():
    assert spoken(f"0:00 {FEET} (pause 5 seconds)\n0:30 {BREATH}\n1:00 {EYES}\n")[:2] == [FEET, 5]


def test_a_pause_by_the_times_is_asked_about_with_both_times():
    assert "“0:00 to 0:30” became [silence 26s]" in draft_of(f"0:00 {FEET}\n0:30 {EYES}\n", "talk.txt").text


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee: {0}\n\nAnn Lee: {1}\n\nBob: {2}\n",
        "ANN: {0}\n\nBOB: {1}\n\nANN: {2}\n",
    ],
)
def test_names_before_every_paragraph_are_not_said_also_where_one_comes_once(text):
    assert spoken(text.format(FEET, BREATH, EYES)) == [FEET, BREATH, EYES]


def test_words_that_come_again_before_a_colon_are_said_where_they_name_a_breath():
    said = ["Inhale: the shoulders rise.", "Exhale: they sink.", "Inhale: once more."]

    assert spoken("\n\n".join(said)) == said
