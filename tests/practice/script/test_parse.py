"""What a script may hold, where each problem stands, and that nothing but problems comes out."""

import contextlib
import hashlib
import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from narrowed import passage, sentence

from player.practice.errors import NotUsableError, Problem, Severity
from player.practice.script.front_matter import front_matter_schema
from player.practice.script.language.check import check_language
from player.practice.script.language.english import ENGLISH
from player.practice.script.model import Alternatives, Breath, Pause, Repeated, Role, Sentence, Silence
from player.practice.script.parse import parse_script, parse_text
from player.practice.script.sentences import sentence_bounds
from player.practice.units import Rung

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs/script-format.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)[0]
HEAD = EXAMPLE[: EXAMPLE.index("## Arriving")]
BEGIN = HEAD.count("\n") + 1
FIRST, LAST = "## A (orient)\n\nHello there.\n\n", "\n## Z (return)\n\nWelcome back.\n"


def problems(text: str | bytes) -> list[tuple[int, int, str]]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(NotUsableError) as caught:
        parse_script(data, "a-kind-minute.md")
    for problem in caught.value.problems:
        assert_found(problem, data.decode("utf-8", errors="replace"))
    return [(p.place.line, p.place.column, p.code) for p in caught.value.problems]


def assert_found(problem: Problem, text: str) -> None:
    """What a problem shows stands in the file, and is short enough to be read beside it."""
    assert problem.place.file == "a-kind-minute.md"
    assert len(problem.found) <= 60
    # Of bytes that are no text, their numbers are shown.
    assert problem.code == "not-utf-8" or all(word in text for word in re.findall(r"\w+", problem.found))


def test_a_surrogate_that_stands_alone_is_a_problem_with_its_place():
    """Half a letter can't be written as UTF-8; it comes from programs that cut text anywhere."""
    with pytest.raises(NotUsableError) as caught:
        parse_text(EXAMPLE.replace("## Arriving", "## Arriving\ud83d"))

    assert [(problem.place.line, problem.code) for problem in caught.value.problems] == [(BEGIN, "not-utf-8")]


def test_the_guides_example_is_clean():
    script = parse_text(EXAMPLE, "a-kind-minute.md")

    assert check_language(script, ENGLISH) == ()
    assert hashlib.sha256(EXAMPLE.encode()).hexdigest() == script.content_hash
    assert [p.role for p in script.phases] == [
        Role.ORIENT,
        Role.MIDDLE,
        Role.ANCHOR,
        Role.MIDDLE,
        Role.MIDDLE,
        Role.RETURN,
    ]
    assert (Rung(0), Rung(1), Rung(3), Rung(5)) == script.rungs
    pieces = [
        type(piece)
        for phase in script.phases
        for block in phase.blocks
        if not isinstance(block, Alternatives)
        for piece in block.pieces
    ]
    assert [Sentence, Pause, Sentence, Sentence, Breath, Sentence, Sentence, Silence] == pieces[:8]
    assert Repeated in pieces


def test_a_space_that_doesnt_break_is_one_in_a_headings_bracket():
    text = f"{HEAD}{FIRST}## B (rung\N{NO-BREAK SPACE}1,\N{NO-BREAK SPACE}contact)\n\nRest here.\n{LAST}"
    script = parse_script(text.encode(), "a-kind-minute.md")

    assert (script.phases[1].rung, script.phases[1].contact) == (Rung.MINDFULNESS, True)


def test_a_pronunciation_is_spoken_and_not_shown():
    script = parse_text(EXAMPLE, "a-kind-minute.md")
    said = sentence(passage(script.phases[1].blocks[3]).pieces[0])

    assert said.text == "Perhaps you feel content, or not."
    assert said.spoken == "Perhaps you feel [content](/kəntˈɛnt/), or not."


@pytest.mark.parametrize("path", sorted((ROOT / "scripts").glob("*.md")), ids=lambda path: path.stem)
def test_every_bundled_script_is_usable(path):
    script = parse_script(path.read_bytes(), str(path))

    assert [str(p) for p in check_language(script, ENGLISH) if p.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("body", "column", "code"),
    [
        ("Now [bel] then.", 5, "unknown-mark"),
        ("Now [bell then.", 5, "unclosed-mark"),
        ("Now bell] then.", 9, "unopened-mark"),
        ("Wait [5m] here.", 6, "wrong-unit"),
        ("Wait [5 s] here.", 6, "wrong-unit"),
        ("Wait [0.4s] here.", 6, "out-of-range"),
        ("Wait [60.5s] here.", 6, "out-of-range"),
        ("Wait [silence 2s] here.", 6, "out-of-range"),
        ("Wait [silence 40] here.", 6, "wrong-unit"),
        ("Wait [breath 11] here.", 6, "out-of-range"),
        ("Wait [nothing] here.", 6, "misplaced-nothing"),
        ("Be [x](/a1/) now.", 4, "bad-pronunciation"),
        ("Be [x](/a now.", 4, "bad-pronunciation"),
        ("Be [x](there.md) now.", 4, "link"),
        ("Be ![x](there.png) now.", 4, "image"),
        ("Be *here* now.", 4, "emphasis"),
        ("Be _here_ now.", 4, "emphasis"),
        ("Be `here` now.", 4, "code"),
        ("Be <b>here</b> now.", 4, "html"),
        ("| a | b |", 1, "table"),
        ("See ../other.md for it.", 5, "outside-reference"),
        ("See file:///etc/passwd for it.", 5, "outside-reference"),
        ("Now [3s] [5s] then.", 10, "two-pauses"),
        ("***", 1, "rule"),
        ("# One", 1, "heading-level"),
        ("### Three", 1, "heading-level"),
        ("    indented", 5, "indented"),
        ("* eyes open: a", 1, "bullet"),
        ("1. eyes open: a", 1, "bullet"),
        ("```", 1, "code"),
        ("A\ttab.", 2, "tab"),
        ("> One. Two.", 3, "phrase-sentences"),
        ("> > One.", 3, "nested"),
        ("- eyes open: One.", 3, "single-alternative"),
        ("## B (rung 1, contakt)", 15, "unknown-word"),
        ("## B (rung 6)", 7, "out-of-range"),
        ("## B (rung 1, rung 2)", 15, "duplicate-word"),
        ("## B (anchor, contact)", 7, "contradictory"),
        ("## B (rung 2, difficulty 1)", 7, "contradictory"),
        ("## B", 1, "no-bracket"),
        ("## A (anchor)", 1, "duplicate-title"),
        ("## B (anchor)\n\n[bell]\n\n## C (anchor)", 1, "empty-phase"),
        ("## B (anchor)\n\n… 🙂\n\n## C (anchor)\n\nWell.", 1, "empty-phase"),
        ("a\x07b", 2, "hidden-character"),
    ],
)
def test_a_problem_stands_where_it_is(body, column, code):
    text = HEAD + FIRST + body + "\n\nMore words.\n" + LAST
    at = BEGIN + FIRST.count("\n")

    assert (at, column, code) in problems(text)


@pytest.mark.parametrize(
    ("items", "line", "column", "code"),
    [
        ("- eyes open: A.\n- eyes shut: B.\n- otherwise: C.", 1, 8, "unknown-value"),
        ("- eye open: A.\n- otherwise: C.", 0, 3, "unknown-subject"),
        ("- eyes open: A.\n- touch none: B.\n- otherwise: C.", 1, 3, "mixed-subjects"),
        ("- eyes open: A.\n- eyes open: B.\n- otherwise: C.", 1, 3, "duplicate-value"),
        ("- eyes open: A.\n- eyes closed: B.", 0, 3, "missing-values"),
        ("- eyes open: A.\n- otherwise: B.\n- eyes closed: C.", 2, 3, "unreachable"),
        ("- eyes open or lowered: A.\n- eyes closed: B.\n- otherwise: C.", 2, 3, "unreachable"),
        ("- eyes open: A.\n- otherwise:", 1, 13, "empty-alternative"),
        ("- eyes open: A.\n- no label here", 1, 3, "no-label"),
        ("- eyes open: A.\n  - eyes open: B.\n- otherwise: C.", 1, 3, "nested"),
        ("- eyes open: A.\nlazy\n- otherwise: C.", 1, 1, "no-blank-line"),
        ("- eyes open: A.\n  More [bel].\n- otherwise: C.", 1, 8, "unknown-mark"),
    ],
)
def test_a_problem_in_alternatives_stands_where_it_is(items, line, column, code):
    text = HEAD + FIRST + items + "\n" + LAST
    at = BEGIN + FIRST.count("\n") + line

    assert (at, column, code) in problems(text)


def test_all_problems_come_at_once_in_file_order():
    text = EXAMPLE.replace("title:", "titel:").replace("[2s]", "[2m]").replace("(return)", "(retrun)")
    found = problems(text)

    assert sorted((line, column) for line, column, _ in found) == [
        (line, column) for line, column, _ in found
    ]
    assert {"unknown-key", "missing-key", "wrong-unit", "unknown-word", "no-return"} <= {
        c for _, _, c in found
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code"),
    [
        ("minutes: 4", "minutes: soon", 9, 10, "bad-value"),
        ("minutes: 4", "minutes: nan", 9, 10, "bad-value"),
        ("id: a-kind-minute", "id: ../minute", 2, 5, "outside-reference"),
        ("  - Neff 2003", "  - file:///etc/passwd", 12, 5, "outside-reference"),
        ("mindfulness, self", "mindfulness, selv", 5, 27, "bad-value"),
        ("format: 2", "format: 3", 3, 9, "bad-value"),
        ("minutes: 4", "minutes: 4\nminutes: 5", 10, 1, "duplicate-key"),
        ("title: A", "title: &x A", 4, 8, "yaml-anchor"),
        ("title: A", "title: !include A", 4, 8, "yaml-tag"),
        ("title: A kind minute", "title: [[[[[[[[a]]]]]]]]", 4, 8, "nested"),
        ("about: A", "include: ../x\nabout: A", 7, 1, "unknown-key"),
    ],
)
def test_front_matter_problems_stand_where_they_are(old, new, line, column, code):
    assert (line, column, code) in problems(EXAMPLE.replace(old, new))


def test_line_ends_and_byte_order_mark_change_no_place():
    broken = EXAMPLE.replace("[2s]", "[2m]")
    expected = problems(broken)

    assert expected == problems(b"\xef\xbb\xbf" + broken.replace("\n", "\r\n").encode())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"ab\n\xff", (2, 1, "not-utf-8")),
        (b"ab\ncd\0", (2, 3, "nul")),
        ("hello".encode("utf-16"), (1, 1, "not-utf-8")),
        (b"x" * 10_000_000, (1, 1, "too-big")),
    ],
)
def test_what_is_no_text_is_refused(data, expected):
    assert [expected] == problems(data)


HOSTILE = {
    "deep quotations": lambda size: "> " * size,
    "deep lists": lambda size: "".join(f"{' ' * n}- a\n" for n in range(size // 4)),
    "open brackets": lambda size: "[" * (80 * size),
    "long lists": lambda size: "- a\n" * (20 * size),
    "many paragraphs": lambda size: "a\n\n" * (30 * size),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bodies_are_refused(body):
    assert problems(HEAD + FIRST + body(1200) + LAST)


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_twice_as_much_of_a_hostile_body_takes_no_more_than_twice_the_work(body):
    """Work that grew with the square of the length would hold up the window for minutes."""
    once, twice = (calls_of_reading(HEAD + FIRST + body(size) + LAST) for size in (20, 40))

    assert twice < 2.3 * once


def calls_of_reading(text):
    """How many functions are called while a script is read or refused: the same on every machine."""
    count = 0

    def called(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        with contextlib.suppress(NotUsableError):
            parse_text(text)
    finally:
        sys.setprofile(before)
    return count


def test_of_a_long_line_only_its_beginning_is_shown():
    long = HEAD + FIRST + f"## B (rung 2, {'very ' * 40}near)\n\nHello.\n" + LAST
    with pytest.raises(NotUsableError) as caught:
        parse_text(long, "a-kind-minute.md")
    shown = [problem.found for problem in caught.value.problems if "very" in problem.found]

    assert shown
    assert all(len(found) == 60 and found.endswith("…") for found in shown)


def test_a_thousand_levels_of_yaml_are_refused():
    assert "nested" in {code for _, _, code in problems("---\nid: " + "[" * 1000 + "\n---\n")}


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    # Bytes drawn at random are no script: it needs its ten keys.
    assert problems(data)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(EXAMPLE) - 1),
            st.integers(0, 12),
            st.sampled_from([*"[]()>-#*_`\\/:&!{}\t\r\n\x85\u2028", "## ", "[silence ", "---\n", "](/"])
            | st.text(max_size=6),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_change_of_a_script_is_read_or_refused(changes):
    text = EXAMPLE
    for at, length, new in changes:
        text = text[:at] + new + text[at + length :]
    found: tuple[Problem, ...] = ()
    try:
        check_language(parse_text(text, "a-kind-minute.md"), ENGLISH)
    except NotUsableError as error:
        found = error.problems
    lines = re.split(r"\r\n|\r|\n", text)

    assert all(1 <= p.place.line <= len(lines) and p.place.column >= 1 for p in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("See Dr. Ames. Then go.", ["See Dr. Ames.", "Then go."]),
        ("“Really?” she said. Yes.", ["“Really?” she said.", "Yes."]),
        ("What?! Well… perhaps. At 3.5 m.", ["What?!", "Well… perhaps.", "At 3.5 m."]),
        ("So am I. You too.", ["So am I.", "You too."]),
        ("“Stay.” Or go.", ["“Stay.”", "Or go."]),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    assert expected == [text[low:high] for low, high in sentence_bounds(text)]


def test_the_schema_is_up_to_date_and_works():
    kept = json.loads((ROOT / "docs/schemas/script-front-matter.schema.json").read_text(encoding="utf-8"))
    good = {
        "id": "a-b", "format": 1, "title": "T", "components": ["learn"], "language": "en", "about": "A.",
        "asks": "B.", "minutes": 3, "caution": "C.",
    }  # fmt: skip

    assert front_matter_schema() == kept
    jsonschema.validate(good, kept)
    mistakes: tuple[dict[str, object], ...] = (
        {"id": "A B"},
        {"minutes": 0},
        {"extra": 1},
        {"components": []},
        {"format": 3},
    )
    for bad in mistakes:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**good, **bad}, kept)


def test_the_guide_names_every_code():
    room = ROOT / "player/practice/script"
    sources = [
        path for path in room.rglob("*.py") if path.name not in {"phrasebook_reader.py", "rests_reader.py"}
    ]
    called = r"(?:error|_warning|_error|_rule)\(\s*(?:[\w.()\[\]]+(?:\([^()]*\))?,\s*)?\"([a-z0-9-]+)\","
    codes = {code for path in sources for code in re.findall(called, path.read_text(encoding="utf-8"))}

    assert len(codes) > 60
    assert set() == {code for code in codes if f"`{code}`" not in GUIDE}
