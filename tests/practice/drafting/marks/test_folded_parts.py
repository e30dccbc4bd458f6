"""Parts of a Markdown text that are folded away, notes beside it, and blocks that programs read."""

import pytest
from draft_heard import spoken

from player.practice.drafting.draft import draft_of

FLOOR, FEET, BACK = "Here is the floor, and the wall.", "Feel both your feet.", "Come back now, to this room."


@pytest.mark.parametrize(
    "part",
    [
        "<details><summary>Notes for me</summary>\nMine alone.\n\nAnd more.\n</details>",
        "<details>\n<summary>\nNotes\n</summary>\n\nMine <b>alone</b>.\n</details>",
        "<details><summary>One</summary><details>Two.</details>\nThree.\n</details>",
        "<aside>\n💡 Mine alone.\n\n</aside>",
        "```dataview\nTABLE file.name\nFROM #calm\n```",
        "~~~js\nlet mine = 1;\n~~~",
    ],
)
def test_it_is_reported_and_not_said(part):
    text = f"{FLOOR}\n\n{part}\n\n{FEET}\n\n{BACK}\n"

    assert spoken(text, "talk.md") == [FLOOR, FEET, BACK]
    assert draft_of(text, "talk.md").unplaced


@pytest.mark.parametrize(
    "text",
    [
        f"<details><summary>The script</summary>\n\n{FLOOR}\n\n{FEET}\n\n{BACK}\n</details>\n",
        f"{FLOOR}\n\n<details open><summary>More</summary>\n\n{FEET}\n\n</details>\n\n{BACK}\n",
        f"{FLOOR}\n\n```\n{FEET}\n```\n\n{BACK}\n",
        f"{FLOOR}\n\n```text\n{FEET}\n```\n\n{BACK}\n",
    ],
)
def test_a_part_that_is_open_or_the_whole_text_is_said(text):
    assert spoken(text, "talk.md") == [FLOOR, FEET, BACK]


def test_where_links_lead_and_what_abbreviations_mean_is_not_said():
    text = f"{FLOOR}\n\n{FEET}\n\n{BACK}\n\n[here]: https://example.org\n*[MBSR]: a course of eight weeks\n"

    assert spoken(text, "talk.md") == [FLOOR, FEET, BACK]
