"""Data of editors, notebooks, chats and apps: each word in order, and pauses where names or times say so."""

import json

import pytest
from draft_heard import script_of, spoken

from player.library.documents.source_text import source_text
from player.practice.drafting.draft import draft_of
from player.practice.file_kinds import FileKind, kind_of

SIT, REST, LOOK = "Sit on the chair.", "Rest both hands.", "Look around the room."


def of_json(tree, name="a.json"):
    return source_text(json.dumps(tree).encode(), name)[0]


TREES = {
    "Quill": {"ops": [{"insert": "Sit on "}, {"attributes": {"bold": True}, "insert": "the"}, {"insert": f" chair.\n{REST}\n{LOOK}\n"}]},  # noqa: E501 - as a file has it
    "ProseMirror": {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "Sit on "}, {"type": "text", "marks": [{"type": "bold"}], "text": "the chair."}]},  # noqa: E501 - as a file has it
            {"type": "paragraph", "content": [{"type": "text", "text": REST}]},
            {"type": "paragraph", "content": [{"type": "text", "text": "Look around"}, {"type": "hardBreak"}, {"type": "text", "text": "the room."}]},  # noqa: E501 - as a file has it
        ],
    },
    "Slate": [
        {"type": "paragraph", "children": [{"text": "Sit on "}, {"text": "the chair.", "bold": True}]},
        {"type": "paragraph", "children": [{"text": f"{REST} {LOOK}"}]},
    ],
    "Google's documents": {
        "body": {"content": [{"paragraph": {"elements": [{"textRun": {"content": "Sit on "}}, {"textRun": {"content": f"the chair. {REST}\n"}}]}}, {"paragraph": {"elements": [{"textRun": {"content": LOOK}}]}}]}  # noqa: E501 - as a file has it
    },
    "a notebook": {
        "cells": [
            {"cell_type": "markdown", "source": [f"{SIT}\n", f"{REST}\n"]},
            {"cell_type": "code", "source": ["print('not said.')"], "outputs": []},
            {"cell_type": "markdown", "source": LOOK},
        ]
    },
    "a chat": {
        "mapping": {
            "a": {"message": {"author": {"role": "user"}, "content": {"parts": ["Write a script about a chair."]}}},  # noqa: E501 - as a file has it
            "b": {"message": {"author": {"role": "assistant"}, "content": {"parts": [f"{SIT} {REST}\n\n{LOOK}"]}}},  # noqa: E501 - as a file has it
        }
    },
}  # fmt: skip


@pytest.mark.parametrize("name", TREES)
def test_words_of_editors_notebooks_and_chats(name):
    assert spoken(of_json(TREES[name])) == [SIT, REST, LOOK]


def test_what_was_asked_in_a_chat_is_reported():
    told = [item.text for item in draft_of(of_json(TREES["a chat"]), "a.json").unplaced]

    assert any("Write a script about a chair." in text for text in told)


def test_headings_of_editors_are_headings():
    heading = {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Hands"}]}
    delta = {
        "ops": [{"insert": "Hands"}, {"attributes": {"header": 2}, "insert": "\n"}, {"insert": f"{SIT}\n"}]
    }

    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": SIT}]}

    assert of_json({"type": "doc", "content": [heading, paragraph]}) == f"## Hands\n\n{SIT}"
    assert of_json(delta).startswith("## Hands")


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ([[SIT, 5], [LOOK, 10]], [SIT, 5, LOOK, 10]),
        (
            [{"role": "narrator", "text": SIT}, {"role": "pause", "seconds": 7}, {"text": LOOK}],
            [SIT, 7, LOOK],
        ),
        (
            [{"action": "silence", "value": 40}, {"say": SIT}, {"event": "wait", "ms": 5000}, {"say": LOOK}],
            [SIT, 5, LOOK],
        ),
        ([{"say": SIT}, {"bell": True}, {"say": LOOK}], [SIT, "bell", LOOK]),
        ([{"at": 0, "say": SIT}, {"at": 30, "say": LOOK}], [SIT, pytest.approx(28, abs=1), LOOK]),
        (
            [{"time": "0:00", "text": SIT}, {"time": "0:30", "text": LOOK}],
            [SIT, pytest.approx(28, abs=1), LOOK],
        ),
        (
            [{"text": SIT, "duration": 10000}, {"text": LOOK, "duration": 10000}],
            [SIT, pytest.approx(8, abs=1), LOOK],
        ),
        ([{"text": SIT, "duration": 30, "pause": 5}, {"text": LOOK, "duration": 30}], [SIT, 5, LOOK]),
    ],
)
def test_pauses_bells_and_times_by_their_names(tree, expected):
    assert spoken(of_json(tree)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f'{{"title": "Hands", "text": "{SIT}\n{LOOK}"}}',
        f'{{"text": "{SIT}", "next": {{"text": "{LOOK}",}},}}',
        f"{{'text': '{SIT}', 'more': ['{LOOK}']}}",
        f'{{\n// first\n"text": "{SIT}",\n"lines": ["{LOOK}"]}}',
    ],
)
def test_json_as_people_write_it_by_hand_is_read(text):
    read, remarks = source_text(text.encode(), "a.json")

    assert spoken(read) == [SIT, LOOK]
    assert remarks == ()


def test_of_json_that_breaks_off_the_words_are_taken_and_where_it_breaks_is_said():
    read, remarks = source_text(
        f'{{"title": "Hands", "steps": [\n{{"say": "{SIT}", "pause": 5}}, {{"say": "{LOOK}"'.encode(),
        "a.json",
    )

    assert spoken(read) == [SIT, 5, LOOK]
    assert script_of(read).title == "Hands"
    assert remarks[0].startswith("It is no whole JSON: ")
    assert "(line 2, column " in remarks[0]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.strings", f'/* one */\n"intro_1" = "{SIT}";\n"intro_2" = "{LOOK}";\n', [SIT, LOOK]),
        ("a.po", f'msgid ""\nmsgstr "Language: de\\n"\n\n#: a:1\nmsgid "{SIT}"\nmsgstr "{REST}"\n\nmsgid "{LOOK}"\nmsgstr ""\n', [REST, LOOK]),  # noqa: E501 - as a file has it
        ("a.properties", f"# head\nintro.text={SIT}\\n{REST}\nend.text={LOOK}\n", [SIT, REST, LOOK]),
        ("a.ini", f"[one]\ntext = {SIT}\npause = 10\n[two]\ntext = {LOOK}\n", [SIT, 10, LOOK]),
        ("a.xml", f"<?xml version='1.0'?><resources><string name='line_1'>{SIT}</string><string name='l2'>{LOOK}</string></resources>", [SIT, LOOK]),  # noqa: E501 - as a file has it
        ("a.xml", f"<?xml version='1.0'?><talk><say pause='5'>{SIT}</say><bell/><say>{LOOK}</say></talk>", [SIT, 5, "bell", LOOK]),  # noqa: E501 - as a file has it
    ],
)  # fmt: skip
def test_strings_that_programs_keep_for_people(name, text, expected):
    assert spoken(source_text(text.encode(), name)[0]) == expected


TABLES = {
    "a.csv": f"Time,Narration,Music\n0:00,{SIT},piano\n0:30,{LOOK},rain\n",
    "b.csv": f"Dauer;Text\n30 Sek;{SIT}\n1 Min;{LOOK}\n",
    "a.md": f"| Min | What I say | What I do |\n|---|---|---|\n| 0–0.5 | {SIT} | rise |\n| 0.5–1 | {LOOK} | bow |\n",  # noqa: E501 - as a file has it
    "b.md": f"| Duration | Script |\n|---|---|\n| 0:30 | {SIT} |\n| 0:30 | {LOOK} |\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_column_of_times_or_lengths_says_where_it_is_quiet(name):
    text = source_text(TABLES[name].encode(), name)[0]

    assert spoken(text) == [SIT, pytest.approx(28, abs=1), LOOK]


@pytest.mark.parametrize(("name", "words"), [("a.csv", ["piano", "rain"]), ("a.md", ["rise", "bow"])])
def test_columns_that_are_neither_said_nor_quiet_are_reported(name, words):
    told = [item.text for item in draft_of(source_text(TABLES[name].encode(), name)[0], name).unplaced]

    assert [f"[{word}]" for word in words] == [text for text in told if text.strip("[]") in words]


def test_seconds_in_a_table_without_names_are_pauses_and_a_count_of_rows_is_none():
    assert spoken(source_text(f"{SIT};5\n{REST};10\n{LOOK};3\n".encode(), "a.csv")[0]) == [
        SIT,
        5,
        REST,
        10,
        LOOK,
        3,
    ]
    assert spoken(source_text(f"1;{SIT}\n2;{REST}\n3;{LOOK}\n".encode(), "a.csv")[0]) == [SIT, REST, LOOK]


def test_speech_markup_within_json_is_read_as_json_and_once():
    tree = {
        "script": f'{SIT} <break time="2s"/> {LOOK}',
        "ssml": f'<speak>{SIT} <break time="2s"/> {LOOK}</speak>',
    }

    assert kind_of("a.json", json.dumps(tree).encode()) is FileKind.JSON
    assert spoken(of_json(tree)) == [SIT, 2, LOOK]


def test_lists_of_what_tells_about_a_practice_are_reported():
    text = of_json({"name": "Sea", "tags": ["calm", "sleep"], "lines": [SIT, LOOK]})

    assert spoken(text) == [SIT, LOOK]
    assert "[tags: calm, sleep]" in [item.text for item in draft_of(text, "a.json").unplaced]


def test_words_under_their_times_in_yaml():
    assert spoken(source_text(f"- 0:00: {SIT}\n- 0:30: {LOOK}\n".encode(), "a.yaml")[0]) == [
        *(SIT, pytest.approx(28, abs=1), LOOK)
    ]
