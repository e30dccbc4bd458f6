"""Numbers in brackets and between signs: seconds where they can be nothing else, and footnotes else."""

import pytest
from draft_heard import spoken

SAID = ["Here is the floor.", "Feel both your feet.", "And listen to the room.", "Come back now."]


def quiets(*marks, between):
    """The seconds in a text with a mark behind each sentence but the last."""
    text = between.join(f"{said}{mark}" for said, mark in zip(SAID, [*marks, ""], strict=True))
    return [piece for piece in spoken(text) if piece not in SAID]


@pytest.mark.parametrize("signs", ["[{}]", "{{{}}}", "<{}>", "/ {} /", "/{}/", "|{}|", "~{}~", "== {} =="])
@pytest.mark.parametrize(("before", "between"), [(" ", " "), (" ", "\n"), ("\n", "\n"), ("\n\n", "\n\n")])
def test_several_numbers_of_one_kind_are_seconds(signs, before, between):
    marks = [before + signs.format(seconds) for seconds in (5, 10, 5)]

    assert quiets(*marks, between=between) == [5, 10, 5]


@pytest.mark.parametrize("signs", ["({})", "[{}]"])
def test_times_that_go_back_are_lengths(signs):
    assert quiets(*(f" {signs.format(time)}" for time in ("0:30", "0:30", "1:00")), between="\n") == [
        30,
        30,
        60,
    ]


def test_a_single_number_between_strokes_is_a_length():
    assert quiets(" / 5 /", "", "", between=" ") == [5]


@pytest.mark.parametrize(
    "marks",
    [
        ("[1]", "[2]", "[3]"),
        ("[3]", "[7]", "[12]"),
        ("[5]", "", ""),
        ("{4}", "{5}", "{6}"),
        ("~ 7 ~", "", ""),
    ],
)
def test_footnotes_verses_and_pages_are_neither_quiet_nor_said(marks):
    assert quiets(*(f"\n\n{mark}" if mark else "" for mark in marks), between="\n\n") == []


def test_numbers_that_a_list_of_notes_explains_are_its_own():
    text = f"{SAID[0]} [5]\n{SAID[1]} [10]\n{SAID[2]} [5]\n\n[5] A book.\n[10] Another one.\n"

    assert [piece for piece in spoken(text) if not isinstance(piece, str)] == []


def test_numbers_that_are_counted_aloud_are_said():
    assert spoken("And now count: (3) (2) (1).\n\nCome back.") == [
        "And now count: (3) (2) (1).",
        "Come back.",
    ]
