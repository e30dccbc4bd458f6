"""Files that can't be used are said by their names, together; details say where and what."""

from player.practice.errors import Place, Problem, Severity
from player.practice.problems_said import files_left_out, problem_said

FOLDER = "/home/alex/.local/share/kindpace/scripts"


def wrong(name, line=1, found="", message="This key is not known."):
    expected = "Did you mean another?"
    return Problem(
        Place(f"{FOLDER}/{name}", line, 1), Severity.ERROR, "unknown-key", message, found, expected
    )


def test_one_file_is_said_by_its_name_in_one_sentence_and_where_it_is_in_details():
    out = files_left_out([wrong("evening.md", 5, "tilte"), wrong("evening.md", 9)])

    assert out.text == "evening.md can't be used as it is, and is left out. Everything else is here."
    assert out.details.splitlines() == [
        f"{FOLDER}/evening.md",
        "Line 5: This key is not known. Found: 'tilte'. Did you mean another?",
        "Line 9: This key is not known. Did you mean another?",
    ]
    assert "unknown-key" not in out.text + out.details


def test_many_files_are_one_message_that_stays_short():
    out = files_left_out([wrong(f"{number:04}.md") for number in range(1000)])

    assert out.text == (
        "0000.md, 0001.md, 0002.md and 997 more can't be used as they are, and are left out. "
        "Everything else is here."
    )
    assert len(out.details.splitlines()) == 41
    assert out.details.endswith("And 980 more.")


def test_what_is_wrong_in_the_whole_file_names_no_line():
    assert problem_said(wrong("evening.md")) == "This key is not known. Did you mean another?"


def test_a_name_from_right_to_left_turns_nothing_around_it():
    out = files_left_out([wrong("ערב.md")])

    assert out.text.startswith("\u2068ערב.md\u2069 can't be used")
