"""``docs/listening.md`` is up to date: what is measured stands there as it is measured now."""

import pytest

from tooling import listening_page as made

PAGE = made.PAGE.read_text(encoding="utf-8")


def test_every_made_part_stands_in_the_page():
    found = [part["name"] for part in made._PART.finditer(PAGE)]

    assert found == list(made.PARTS)


@pytest.mark.parametrize("name", ["measures", "writing", "ribbons"])
def test_a_part_is_as_it_would_be_made_now(name):
    assert made.part_in(PAGE, name) == made.made_part(name), "run: make listening-page"


def test_every_practice_has_a_word_on_what_was_cut():
    titles = [script.title for script in made.scripts()]

    assert [title for title in titles if f"\n- **{title}.** " not in PAGE] == []


def test_no_goal_is_missed_anywhere_in_the_tables():
    assert "**" not in made.part_in(PAGE, "measures")


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ["asks", "before", "thirty-days"])
def test_a_costly_part_is_as_it_would_be_made_now(name):
    assert made.part_in(PAGE, name) == made.made_part(name), "run: make listening-page"
