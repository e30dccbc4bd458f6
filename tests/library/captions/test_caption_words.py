"""The words of captions as a text: sentences that captions cut up are whole, and quiet is between them."""

from draft_heard import spoken

from player.library.captions.caption_words import caption_words
from player.practice.session.cues import Cue


def heard(*cues):
    """What a draft of captions says, each given by its start, its end and its words."""
    return spoken(caption_words([Cue(*cue) for cue in cues]), "talk.srt")


def test_a_sentence_that_is_said_slowly_stays_whole():
    assert heard(
        (0, 2, "Welcome to the"),
        (3.2, 5, "floor, and let your"),
        (6.5, 8, "feet rest."),
        (14, 16, "Feel the wall"),
        (17.5, 19, "behind you."),
    ) == ["Welcome to the floor, and let your feet rest.", 6, "Feel the wall behind you."]


def test_a_long_pause_within_a_sentence_is_one_and_makes_no_heading():
    assert heard((0, 2, "Here."), (3, 5, "And now"), (15, 17, "come back to the room.")) == [
        *("Here.", 1, "And now.", 10, "come back to the room.")
    ]


def test_words_that_a_machine_wrote_down_are_parted_where_nobody_speaks():
    assert heard(
        (0, 2, "welcome to the"),
        (3.2, 5, "floor and rest"),
        (8, 10, "feel the wall"),
        (16, 18, "come back now"),
    ) == ["welcome to the floor and rest.", 3, "feel the wall.", 6, "come back now."]


def test_music_between_words_is_quiet_for_as_long_as_it_plays():
    cues = ((0, 4, "Here is the floor."), (10, 30, "[Music]"), (35, 60, "♪ la la ♪"), (64, 68, "Come back."))

    assert heard(*cues) == ["Here is the floor.", 60, "Come back."]


def test_a_caption_that_says_silence_does_not_double_it():
    assert heard((0, 4, "Here it is."), (10, 14, "[ Silence ]"), (24, 28, "Come back.")) == [
        *("Here it is.", 20, "Come back.")
    ]


def test_a_bell_rings_where_it_rings():
    assert heard((0, 4, "Here it is."), (10, 14, "(bell rings)"), (30, 34, "Come back.")) == [
        *("Here it is.", 6, "bell", 20, "Come back.")
    ]


def test_a_song_between_crosses_heads_nothing():
    assert heard((0, 4, "Here it is."), (10, 14, "# la la la #"), (30, 34, "Come back.")) == [
        *("Here it is.", 26, "Come back.")
    ]


def test_who_speaks_in_capitals_and_what_is_heard_is_not_said():
    cues = ((0, 4, "ANN (V.O.): Here it is."), (5, 9, "(birds chirping)"), (14, 18, "BOB: Come back."))

    assert heard(*cues) == ["Here it is.", 10, "Come back."]
