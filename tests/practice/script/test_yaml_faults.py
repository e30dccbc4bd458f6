"""What the reader of YAML stumbles over is said in a sentence of ours, in the language in use."""

import pytest
from ruamel.yaml.error import MarkedYAMLError

from player.practice.errors import NotUsableError
from player.practice.pacing.preset_reader import read_preset
from player.practice.script.source import Problems
from player.practice.script.yaml_faults import yaml_fault
from player.practice.script.yaml_text import plain, read_yaml

BROKEN = (
    ("a: b: c", "colon"),
    ("a\nb: 1", "colon"),
    ("a: 1\nb\nc: 2", "colon"),
    ("a: 'x", "quotation mark"),
    ("a: [1, 2", "bracket"),
    ("a: {b: 1", "bracket"),
    ("name: [\n", "bracket"),
    ("- a\nb: 1", "indented"),
    ('a: "x" y', "ended already"),
    ("a: [x] y", "ended already"),
    ("a: `x`", "quotation marks"),
    ('a: "\\q"', "backslash"),
)
THE_READERS = ("expected", "token", "scalar", "mapping", "stream", "YAML")


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_common_mistake_is_said_in_a_sentence_of_ours(text, words):
    problems = Problems("tea.md")

    assert read_yaml(text, problems) is None
    (problem,) = problems.found
    assert words in problem.message
    assert [word for word in THE_READERS if word in problem.message] == []


def test_a_presets_mistake_is_said_in_the_same_words():
    with pytest.raises(NotUsableError) as caught:
        read_preset(b"format: 1\nname: [\n", "mine.yaml")

    assert "bracket" in caught.value.problems[0].message


def test_what_has_no_sentence_keeps_the_readers_words():
    assert "a strange thing" in yaml_fault(MarkedYAMLError(problem="a strange thing"))


@pytest.mark.parametrize(
    ("text", "value"), [("a: >\n  x\n  y\n", "x y"), ("a: |\n  x\n", "x"), ('a: "x\\n"', "x\n")]
)
def test_a_folded_text_ends_with_its_last_word(text, value):
    tree = read_yaml(text, Problems("tea.md"))

    assert tree is not None
    assert plain(tree) == {"a": value}
