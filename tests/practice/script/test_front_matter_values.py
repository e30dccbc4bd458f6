"""The values of the front matter: what is read as which number, and where a value becomes unusable."""

import re
from pathlib import Path

import pytest

from player.practice.choices import Anchor
from player.practice.errors import NotUsableError
from player.practice.script.model import Component, Ending
from player.practice.script.parse import parse_text

GUIDE = (Path(__file__).parents[3] / "docs/script-format.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)[0]
LINES = {
    "id": "id: a-kind-minute",
    "format": "format: 2",
    "title": "title: A kind minute",
    "language": "language: en",
    "minutes": "minutes: 4",
}


def with_value(key, value):
    assert LINES[key] + "\n" in EXAMPLE
    return EXAMPLE.replace(LINES[key] + "\n", f"{key}: {value}\n")


def found(text):
    with pytest.raises(NotUsableError) as caught:
        parse_text(text, "a-kind-minute.md")
    return [(problem.code, problem.found) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *(("60", 60.0), ("60.0", 60.0), ("0.01", 0.01), (".5", 0.5), ("5.", 5.0), ("+4", 4.0)),
        *(("1e1", 10.0), ("05", 5.0), ('" 4 "', 4.0), ("4_0", 40.0)),
    ],
)
def test_numbers_are_read_as_people_and_programs_write_them(written, minutes):
    assert parse_text(with_value("minutes", written)).minutes == minutes


@pytest.mark.parametrize(
    ("key", "written"),
    [
        *(
            ("minutes", value)
            for value in ("0", "-1", "60.01", "nan", "inf", "1,5", "4 min", "0x10", "٤", "''")
        ),
        *(("minutes", value) for value in ("9" * 400, "1e999", "1__0", "''", "[4]", "{a: 4}")),
        *(("format", value) for value in ("0", "3", "2.5", "1e0", "two", "''", "[2]")),
        *(("id", value) for value in ("a--b", "-a", "A-b", "a_b", "x" * 65, "''")),
        *(("title", value) for value in ("x" * 81, '" led"', '"a\\nb"', "''", "[A]")),
        *(("language", value) for value in ("e", "en-", "deutsch", "[en]")),
    ],
)
def test_a_value_that_is_not_what_it_should_be_is_one_problem(written, key):
    assert [code for code, _ in found(with_value(key, written))] == ["bad-value"]


@pytest.mark.parametrize(("key", "written"), [("id", "x" * 64), ("title", "x" * 80), ("format", '"2.0"')])
def test_at_its_limit_a_value_is_read(key, written):
    assert str(getattr(parse_text(with_value(key, written)), key, written)) == written


def test_every_faulty_item_of_a_list_is_named():
    text = re.sub(r"components: .*", "components: [learn, hope, mindfulness, love]", EXAMPLE)
    text = re.sub(r"sources:\n(  - .*\n)+", 'sources: [Neff 2003, "", " led"]\n', text)

    assert [problem[1] for problem in found(text)] == ["hope", "love", "", " led"]


def test_words_become_what_they_name():
    script = parse_text(EXAMPLE.replace("minutes: 4\n", "minutes: 4\nanchor: feet\nending: sleep\n"))

    assert (script.anchor, script.ending) == (Anchor.FEET, Ending.SLEEP)
    assert all(type(component) is Component for component in script.components)
    assert type(parse_text(EXAMPLE).minutes) is float
