"""``kindpace script`` as a person runs it: what is heard, what is drafted, and no traceback."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from command_driven import run, schema_of
from cup_of_tea import tea_script

from player.practice.script.model import Paragraph, Pause, Sentence, Silence
from player.practice.script.parse import parse_script

ROOT = Path(__file__).parents[3]
TEA = tea_script("Perhaps there is a cup near you. [6s] It may be warm. [4s] It could be cold.")


@pytest.fixture(autouse=True)
def folder(home, tmp_path, monkeypatch):  # noqa: ARG001 - each test has one
    """A folder to be in."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def tea():
    Path("tea.md").write_text(TEA, encoding="utf-8")
    return "tea.md"


def listened(capsys, *arguments):
    status, out, err = run(capsys, "script", "listen", *arguments, "--json")
    found = json.loads(out)
    schema_of("script-listen").validate(found)

    assert (status, err) == (0, "")
    return found


# --- begun without a text


@pytest.mark.parametrize(("given", "written"), [([], "my-practice.md"), (["a-warm-cup.md"], "a-warm-cup.md")])
def test_a_practice_to_write_over_is_begun_without_a_text(capsys, given, written):
    status, out, err = run(capsys, "script", "new", *given)
    script = parse_script(Path(written).read_bytes(), written)
    checked, found, _ = run(capsys, "check", written)

    assert (status, err) == (0, "")
    assert f"Written: {written}" in out
    assert script.id == Path(written).stem
    # Valid, without a warning, and with notes on what is to be decided.
    assert checked == 0
    assert "0 errors, 0 warnings, 8 notes" in found


def test_what_is_there_is_never_written_over(capsys):
    Path("my-practice.md").write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "script", "new")

    assert status == 2
    assert "already a file of this name" in err
    assert Path("my-practice.md").read_text(encoding="utf-8") == "mine"


# --- listen


def test_listen_says_what_is_heard_how_it_measures_and_which_lines_miss(capsys, tea):
    status, out, err = run(capsys, "script", "listen", tea, "--preset", "gentle")

    assert (status, err) == (0, "")
    assert "Perhaps there is a cup near you. [" in out
    assert "At a glance, 2 s to a column" in out
    assert "missed: 33 % or less" in out
    assert "tea.md:19:1: warning: Many lines hedge, and this is one:" in out
    assert "Standard" not in out


def test_listen_goes_through_every_built_in_preset(capsys, tea):
    found = listened(capsys, tea)

    assert [one["name"] for one in found["presets"]] == [
        "standard",
        "gentle",
        "low-sensory",
        "first-steps",
        "grounding-only",
    ]
    assert [one["offered"] for one in found["presets"]] == [True, True, True, True, False]
    assert "mindfulness" in found["presets"][-1]["reason"]


def test_every_line_has_its_place_in_the_script(capsys, tea):
    (gentle,) = listened(capsys, tea, "--preset", "gentle")["presets"]
    places = {line["text"]: line["line"] for line in gentle["lines"] if not line["put_in"]}

    assert places["It could be cold."] == 19
    assert places["You are welcome just as you are."] == 15
    assert gentle["duration"] >= gentle["lines"][-1]["start"]


def test_measures_stand_beside_their_goals_and_those_missed_have_findings(capsys, tea):
    (gentle,) = listened(capsys, tea, "--preset", "gentle")["presets"]
    measures = {one["name"]: one for one in gentle["measures"]}
    missed = {name for name, one in measures.items() if not one["met"]}

    assert len(measures) == 9
    assert measures["own-middle"]["least"] == 0.5
    assert (measures["put-in"]["met"], measures["put-in"]["most"]) == (False, 0.12)
    assert {one["measure"] for one in gentle["findings"]} <= missed
    assert "hedged" in missed
    assert {one["line"] for one in gentle["findings"] if one["measure"] == "hedged"} >= {15, 19}


def test_a_rung_a_length_a_turn_and_a_preset_file(capsys):
    preset = ROOT / "scripts/presets/standard.yaml"
    whole, short = (
        listened(capsys, "walking-here-or-outside", "--preset", preset, *more)["presets"][0]
        for more in ((), ("--length", "7"))
    )
    low = listened(capsys, "others-too", "--preset", "standard", "--rung", "0")["presets"][0]
    later = listened(capsys, "walking-here-or-outside", "--preset", "standard", "--turn", "1")

    assert short["duration"] <= 420 < whole["duration"]
    assert low["offered"] is False
    assert later["turn"] == 1
    assert [line["text"] for line in later["presets"][0]["lines"]] != [
        line["text"] for line in whole["lines"]
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.md"], "nowhere.md"),
        (["no-such-practice"], "no-such-practice"),
        (["others-too", "--preset", "softest"], "softest"),
        (["others-too", "--rung", "9"], "rung=9"),
        (["others-too", "--length", "0"], "minutes=0"),
        (["others-too", "--turn", "-3"], "-3"),
        (["others-too", "--turn", "two"], "two"),
        ([], "FILE"),
    ],
)
def test_bad_input_ends_with_2_and_plain_words(capsys, arguments, told):
    status, out, err = run(capsys, "script", "listen", *arguments)

    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_a_script_with_mistakes_is_told_with_its_place(capsys, tea):
    Path(tea).write_text(TEA.replace("(rung 1)", "(rung 9)"), encoding="utf-8")
    status, _, err = run(capsys, "script", "listen", tea)

    assert status == 2
    assert "tea.md:17:" in err


# --- new


def test_new_writes_a_draft_and_tells_what_has_no_place(capsys):
    Path("talk.txt").write_text(
        "# My talk\n\nHere. (pause)\n\n[soft music] The floor.\n\nBack.\n", encoding="utf-8"
    )
    status, out, err = run(capsys, "script", "new", "--from", "talk.txt")

    assert (status, err) == (0, "")
    assert out.startswith("Written: my-talk.md\n")
    assert "talk.txt:5: [soft music]" in out
    assert run(capsys, "check", "my-talk.md")[0] == 0
    assert run(capsys, "script", "listen", "my-talk.md", "--preset", "gentle")[0] == 0


@pytest.mark.parametrize("text", ["First line.\n\nSecond one.\n", "Here. (pause)\n\nThe floor.\n\nBack.\n"])
def test_a_draft_states_the_minutes_that_check_finds_honest(capsys, text):
    Path("talk.txt").write_text(text, encoding="utf-8")
    run(capsys, "script", "new", "--from", "talk.txt", "out.md")
    _status, out, _ = run(capsys, "check", "out.md")

    assert "minutes: " in Path("out.md").read_text(encoding="utf-8")
    assert "[minutes]" not in out


def test_the_notes_of_a_draft_are_shown_by_check(capsys):
    Path("talk.txt").write_text("Here. (pause)\n\nThe floor.\n\nBack.\n", encoding="utf-8")
    run(capsys, "script", "new", "--from", "talk.txt", "out.md")
    status, out, _ = run(capsys, "check", "out.md")

    assert status == 0
    assert "note: To decide: “(pause)” became [4s]." in out
    assert "0 errors, " in out
    assert out.rstrip().endswith(" notes.")


def test_a_file_that_is_there_is_never_overwritten(capsys, tea):
    Path("talk.txt").write_text("Here.\n", encoding="utf-8")
    status, out, err = run(capsys, "script", "new", "--from", "talk.txt", tea)

    assert (status, out) == (2, "")
    assert "there is already a file of this name" in err
    assert Path(tea).read_text(encoding="utf-8") == TEA


def test_what_the_checker_would_refuse_is_told(capsys):
    Path("talk.txt").write_text("Here.\n\nJust relax now.\n\nBack.\n", encoding="utf-8")
    status, out, _ = run(capsys, "script", "new", "--from", "talk.txt")

    assert status == 0
    assert "[just-relax]" in out


@pytest.mark.parametrize(
    ("data", "output", "told"),
    [
        (b"", "out.md", "no sentence"),
        (b"\0\1\2" * 40, "out.md", "There is no text in this file"),
        (b"%PDF-1.7", "out.md", "Save it as plain text"),
        (b"OggS\0", "out.md", "This is sound"),
        (b"PK\x03\x04 word/", "out.md", "document can't be read"),
        (b"Here.", "out.txt", "such as my-talk.md"),
        (b"Here.", "My Talk.md", "such as my-talk.md"),
        (b"Here.", "nowhere/out.md", "no folder"),
        (b"Here. " * 40_000, "out.md", "240000 characters"),
    ],
)
def test_text_that_makes_no_draft(capsys, data, output, told):
    Path("talk.txt").write_bytes(data)
    status, out, err = run(capsys, "script", "new", "--from", "talk.txt", output)

    assert (status, out) == (2, "")
    assert told in err
    assert not Path(output).exists()


# --- new, from other kinds of files


@pytest.fixture(scope="module")
def docx():
    """Makes a Word document of paragraphs with styles."""

    def made(paragraphs, before=""):
        styled = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'
            for style, words in paragraphs
        )
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml",
                f'<?xml version="1.0"?>{before}<w:document xmlns:w="w"><w:body>'
                f"{styled}</w:body></w:document>",
            )
        return data.getvalue()

    return made


PARAGRAPHS = (
    ("Title", "A cup of tea"),
    ("Heading1", "Arriving"),
    ("Normal", "Here &amp; now, a floor. (pause 10 seconds)"),
    ("Heading1", "Tea"),
    ("Normal", "A cup."),
    ("Heading1", "Back"),
    ("Normal", "A wall."),
)
SEGMENTS = {
    "title": "A cup of tea",
    "segments": [
        {"heading": "Arriving"},
        {"text": "Here & now, a floor.", "pause": 10},
        {"heading": "Tea", "text": "A cup."},
        {"heading": "Back"},
        {"text": "A wall.", "pause_ms": 2000},
    ],
}


def heard(path):
    script = parse_script(Path(path).read_bytes(), path)
    blocks = [block for phase in script.phases for block in phase.blocks if isinstance(block, Paragraph)]
    pieces = [piece for block in blocks for piece in block.pieces]
    titles = [phase.title for phase in script.phases]
    lengths = {id(piece): float(piece.length) for piece in pieces if isinstance(piece, Pause | Silence)}
    return titles, [piece.text if isinstance(piece, Sentence) else lengths[id(piece)] for piece in pieces]


def test_a_word_document_becomes_a_draft(capsys, docx):
    Path("tea.docx").write_bytes(docx(PARAGRAPHS))
    status, _, err = run(capsys, "script", "new", "--from", "tea.docx", "out.md")

    assert (status, err) == (0, "")
    assert heard("out.md") == (
        ["Arriving", "Tea", "Back"],
        ["Here & now, a floor.", 10.0, "A cup.", "A wall."],
    )


def test_json_becomes_a_draft(capsys):
    Path("tea.json").write_text(json.dumps(SEGMENTS), encoding="utf-8")
    status, _, err = run(capsys, "script", "new", "--from", "tea.json", "out.md")

    assert (status, err) == (0, "")
    assert heard("out.md") == (
        ["Arriving", "Tea", "Back"],
        ["Here & now, a floor.", 10.0, "A cup.", "A wall.", 2.0],
    )


def test_captions_become_a_draft_with_the_pauses_between_them(capsys):
    Path("tea.srt").write_bytes(
        b"1\n00:00:00,000 --> 00:00:02,000\nHere is\n2\n00:00:02,100 --> 00:00:03,000\na caf\xe9.\n\n"
        b"3\n00:00:09,000 --> 00:00:10,000\nA cup.\n\n4\n00:00:11,000 --> 00:00:12,000\nA wall.\n"
    )
    status, out, err = run(capsys, "script", "new", "--from", "tea.srt", "out.md")

    assert (status, err) == (0, "")
    assert "it was read as Windows-1252" in out
    assert heard("out.md")[1] == ["Here is a café.", 6.0, "A cup.", 1.0, "A wall."]


@pytest.mark.parametrize("ending", ["txt", "ssml", "json", "docx", "srt", "md"])
@pytest.mark.parametrize("command", ["check", "plan"])
def test_what_a_text_is_and_what_makes_a_script_of_it(capsys, docx, command, ending):
    texts = {
        "ssml": b"<speak>Welcome.</speak>",
        "json": json.dumps(SEGMENTS).encode(),
        "docx": docx(PARAGRAPHS) + b" " * 2_000_000,
        "srt": b"1\n00:00:00,000 --> 00:00:02,000\nHere is\n",
    }
    Path(f"a talk.{ending}").write_bytes(texts.get(ending, b"Let's begin.\n\n(Pause for 10 seconds)\n"))
    status, out, err = run(capsys, command, f"a talk.{ending}")

    assert status == 2
    assert f"kindpace script new --from 'a talk.{ending}'" in out + err
    assert "preset" not in out + err


def test_a_sound_file_is_told_what_it_is_however_large(capsys):
    Path("talk.mp3").write_bytes(b"ID3\x04" + b"\0" * 2_000_000)
    status, out, _ = run(capsys, "check", "talk.mp3")

    assert status == 2
    assert "This is sound, not a script. Listen to it: kindpace play talk.mp3" in out


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param("<!DOCTYPE w [<!ENTITY a 'b'>]>", "can't be read: DOCTYPE", id="entities"),
        pytest.param(f"<!--{' ' * 9_000_000}-->", "larger than any script", id="unpacks to more"),
    ],
)
def test_a_document_that_would_grow_is_refused(capsys, docx, data, told):
    Path("tea.docx").write_bytes(docx(PARAGRAPHS, data))
    status, _, err = run(capsys, "script", "new", "--from", "tea.docx", "out.md")

    assert (status, Path("out.md").exists()) == (2, False)
    assert told in err
