"""Characters that nobody sees are errors with a place, in every kind of file, as they are or as escapes."""

import json

import pytest

from player.library.captions.recording_captions import read_captions
from player.library.sources import Sources, page_text, read_sources
from player.library.support_card import read_support
from player.practice.characters import find_hidden, without_hidden
from player.practice.errors import NotUsableError
from player.practice.pacing.preset_reader import read_preset
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook_reader import read_phrasebook
from player.records.errors import NotAnExportError
from player.records.export.read_back import read_export
from player.records.measures.questionnaire_reader import read_questionnaire

HERE = "§"
"""Where the words stand in each kind of file."""

SCRIPT = f"""---
id: tea
format: 1
title: A cup {HERE}
components: [mindfulness]
language: en
about: Noticing a warm cup.
asks: To hold something warm, or to think of it.
minutes: 1
caution: None that we know of.
sources: []
---

## Arriving (orient)

You are welcome here. [3s]

## The cup (rung 1)

Perhaps there is a cup near you. [6s]

## Coming back (return)

The room again. [3s] Any way you feel is fine.
"""
SPOKEN = SCRIPT.replace(HERE, "").replace("cup near", f"cup {HERE} near")
QUOTED = SCRIPT.replace(f"A cup {HERE}", f'"A cup {HERE}"')
PRESET = f"format: 1\nname: A\nauthor: myself\ndate: 2026-11-20\nreason: So it is {HERE}\n"
PRESET_REMARK = f"format: 1  # {HERE}\nname: A\nauthor: myself\ndate: 2026-11-20\nreason: So.\n"
PRESET_QUOTED = f'format: 1\nname: "A {HERE}"\nauthor: myself\ndate: 2026-11-20\nreason: So.\n'
QUESTIONNAIRE = f"""format: 1
id: own-scale
title: An own scale {HERE}
citation: Nobody
permission: Ours
instruction: none
item_count: 1
items: [How is it?]
scale: {{lowest: 1, highest: 5}}
labels: none
reversed: none
scoring: mean
subscales: none
at_most_every_days: 1
"""
SUPPORT = f"""regions:
- code: A
  name: "B {HERE}"
  contacts: [{{name: A, how: B, detail: C, source: D, looked_up: not yet, checked: not yet}}]
"""
SOURCES = f"""groups:
- heading: A
  sources:
  - {{key: A 1, who: B, title: "C {HERE}", where: D, doi: none, looked_up: not yet, seen: none}}
"""
VTT = f"WEBVTT\n\n00:01.000 --> 00:02.000\nHere {HERE} we are\n"
VTT_NOTE = f"WEBVTT\n\nNOTE {HERE}\n\n00:01.000 --> 00:02.000\nHere we are\n"
SRT = f"1\n00:00:01,000 --> 00:00:02,000\nHere {HERE} we are\n"
EXPORT = f'{{\n  "format": "kindpace-log",\n  "journal": [{{"x": "a \\\\ \\" {HERE}"}}]\n}}\n'
EXPORT_KEY = f'{{\n  "format": "kindpace-log",\n  "a {HERE}": 1\n}}\n'


def captions(file):
    def read(data):
        found = read_captions(data, file)
        if found.problems:
            raise NotUsableError(found.problems)

    return read


def phrasebook(data):
    """Nothing but what the gate says: the rest of such a file is long, and not what this is about."""
    try:
        read_phrasebook(data, "en.yaml")
    except NotUsableError as error:
        hidden = [problem for problem in error.problems if problem.code == "hidden-character"]
        if hidden:
            raise NotUsableError(hidden) from error


def export(data):
    """As ``phrasebook``."""
    try:
        read_export(data, "log.json")
    except NotAnExportError:
        return


FILES = {
    "a script's title": (lambda data: parse_script(data, "tea.md"), SCRIPT),
    "a script's line": (lambda data: parse_script(data, "tea.md"), SPOKEN),
    "a script's title in quotes": (lambda data: parse_script(data, "tea.md"), QUOTED),
    "a preset": (lambda data: read_preset(data, "a.pacing"), PRESET),
    "a preset's remark": (lambda data: read_preset(data, "a.pacing"), PRESET_REMARK),
    "a preset's value in quotes": (lambda data: read_preset(data, "a.pacing"), PRESET_QUOTED),
    "a questionnaire": (lambda data: read_questionnaire(data, "own-scale.yaml"), QUESTIONNAIRE),
    "the support card": (lambda data: read_support(data, "support.yaml"), SUPPORT),
    "the sources": (lambda data: read_sources(data, "sources.yaml"), SOURCES),
    "a short page": (
        lambda data: page_text(data, "page.md", Sources(())),
        f"# A page\n\nHere {HERE} we are\n",
    ),
    "a phrasebook": (phrasebook, f"language: en\noptions: [Or not. {HERE}]\n"),
    "captions": (captions("talk.vtt"), VTT),
    "captions' remark": (captions("talk.vtt"), VTT_NOTE),
    "captions (SubRip)": (captions("talk.srt"), SRT),
    "an import": (export, EXPORT),
    "an import's key": (export, EXPORT_KEY),
}
BAD = {
    "escape": "\x1b",
    "bell": "\x07",
    "backspace": "\x08",
    "unit separator": "\x1f",
    "delete": "\x7f",
    "next line": "\x85",
    "control sequence introducer": "\x9b",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "left-to-right embedding": "\u202a",
    "pop directional formatting": "\u202c",
    "right-to-left override": "\u202e",
    "right-to-left isolate": "\u2067",
    "pop directional isolate": "\u2069",
    "right-to-left mark": "\u200f",
    "zero width joiner": "\u200d",
    "zero width non-joiner": "\u200c",
    "symmetric swapping": "\u206a",
    "annotation": "\ufff9",
    "tag": "\U000e0041",
}
ONE_OF_A_KIND = (
    *("escape", "next line", "control sequence introducer", "line separator", "right-to-left override"),
    *("right-to-left isolate", "right-to-left mark", "zero width joiner", "zero width non-joiner"),
)
"""Of each sort one, for every kind of file."""

TAKEN_IN_CAPTIONS = {"next line", "line separator", "right-to-left isolate", "right-to-left mark"}
"""Other people's programs write them; there they are left out, and the words are shown."""

GOOD = {
    "Persian": "می‌خواهم",
    "Hindi": "क्‍ष र्‌य",
    "Sinhala": "ශ්‍රී",
    "Hebrew with a mark": "שלום\u200f! (a)",
    "Arabic": "سلام عليكم",
    "Thai with spaces": "สวัสดี\u200bครับ",
    "family": "👨‍👩‍👧‍👦",
    "health worker": "👩🏽‍⚕️",
    "flag of England": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "rainbow flag": "🏳️‍🌈",
    "head shaking": "🙂‍↔️",
    "dashes and quotes": "“one – two” … №1 ½ é",
}


def place_of(data, at):
    """Line and column, from 1, of the character with this number."""
    return data.count("\n", 0, at) + 1, at - data.rfind("\n", 0, at)


def first_problem(read, text):
    with pytest.raises(NotUsableError) as caught:
        read(text.encode("utf-8"))
    problem = caught.value.problems[0]
    return problem.code, (problem.place.line, problem.place.column), problem


@pytest.mark.parametrize("name", BAD)
def test_each_is_found(name):
    assert find_hidden(f"a{BAD[name]}b") == 1
    assert without_hidden(f"a{BAD[name]}b") == "ab"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, name)
        for kind in FILES
        for name in ONE_OF_A_KIND
        if not (kind.startswith("captions") and name in TAKEN_IN_CAPTIONS)
    ],
)
def test_as_they_are(kind, name):
    read, text = FILES[kind]
    expected = place_of(text, text.index(HERE))

    code, place, problem = first_problem(read, text.replace(HERE, f"{BAD[name]}b"))

    assert (code, place) == ("hidden-character", expected)
    assert f"U+{ord(BAD[name]):04X}" in str(problem)
    assert BAD[name] not in str(problem)


def _yaml(character):
    number = ord(character)
    return (
        f"\\x{number:02x}"
        if number < 0x100
        else f"\\u{number:04x}"
        if number < 0x10000
        else f"\\U{number:08x}"
    )


def _json(character):
    return json.dumps(character)[1:-1]


def _reference(character):
    return f"&#{ord(character)};"


HALF = {"half of a character": "\ud83d", "other half": "\ude00"}
ESCAPED = {
    # Kind of file, the way to write the character, and from where on: a value in YAML has one place.
    "a script's title in quotes": (_yaml, '"A cup'),
    "a preset's value in quotes": (_yaml, '"A '),
    "the support card": (_yaml, '"B '),
    "the sources": (_yaml, '"C '),
    "an import": (_json, HERE),
    "an import's key": (_json, HERE),
}


@pytest.mark.parametrize("kind", ESCAPED)
@pytest.mark.parametrize("name", [*ONE_OF_A_KIND, *HALF])
def test_as_escapes(kind, name):
    read, text = FILES[kind]
    write, begin = ESCAPED[kind]
    character = (BAD | HALF)[name]
    expected = place_of(text, text.index(begin))

    code, place, problem = first_problem(read, text.replace(HERE, f"{write(character)}b"))

    assert (code, place) == ("hidden-character", expected)
    assert f"U+{ord(character):04X}" in str(problem)


@pytest.mark.parametrize("name", ["right-to-left override", "zero width joiner", "zero width non-joiner"])
def test_as_references_in_captions(name):
    read, text = FILES["captions"]

    code, place, _ = first_problem(read, text.replace(HERE, f"{_reference(BAD[name])}b"))

    assert (code, place[0]) == ("hidden-character", 4)


@pytest.mark.parametrize("name", GOOD)
def test_what_belongs_to_a_script_or_an_emoji_is_not_found(name):
    assert find_hidden(GOOD[name]) == -1
    assert without_hidden(GOOD[name]) == GOOD[name]


@pytest.mark.parametrize("kind", FILES)
def test_what_belongs_to_a_script_or_an_emoji_stays(kind):
    read, text = FILES[kind]

    read(text.replace(HERE, " ".join(words for words in GOOD.values() if len(words) < 9)).encode("utf-8"))


def test_pairs_of_halves_are_one_character_in_json():
    read, text = FILES["an import"]

    read(text.replace(HERE, "\\ud83d\\ude00 \\u00e9 \\\\u202e").encode())


def test_a_caption_with_such_a_character_is_left_out_and_the_others_are_shown():
    found = read_captions(
        f"{VTT}\n00:03.000 --> 00:04.000\nso\u00adft\u200b\n".replace(HERE, "\x1b").encode(), "a.vtt"
    )

    assert [cue.text for cue in found.cues] == ["soft"]
    assert len(found.problems) == 1


def test_soft_hyphens_are_errors_where_a_voice_reads():
    read, text = FILES["a script's line"]

    code, place, _ = first_problem(read, text.replace(HERE, "so\u00adft"))

    assert (code, place) == ("hidden-character", place_of(text, text.index(HERE) + 2))


def test_a_name_on_several_lines_is_an_error():
    text = PRESET.replace("author: myself", "author: |\n  Dr Ada\n  signature good").replace(HERE, "")

    code, place, _ = first_problem(lambda data: read_preset(data, "a.pacing"), text)

    assert (code, place) == ("bad-value", (3, 1))


def test_a_remark_behind_prose_is_an_error():
    text = SCRIPT.replace(f"A cup {HERE}", "Cup #1")

    code, place, _ = first_problem(lambda data: parse_script(data, "tea.md"), text)

    assert (code, place) == ("comment-in-value", place_of(text, text.index("#1")))
    parse_script(text.replace("Cup #1", '"Cup #1"').encode(), "tea.md")


@pytest.mark.parametrize("run", ["\U000e0041", "\u200d", "\x1b\u202e", "\u200fa"])
def test_taking_them_out_is_quick_however_many_there_are(run):
    cleaned = without_hidden(run * 40_000)

    assert find_hidden(cleaned) == -1


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("title: A tea", "title: #1 tea", "#1 tea"),
        ("title: A tea", "title: A tea\n  for day #2", "#2"),
        ("about: Noticing a warm cup.", "about:\n  Room #3", "#3"),
        ("sources: []", "sources: [A, B #4\n  , C]", "#4"),
        ("sources: []", "sources:\n- A\n- #5 B", "#5 B"),
    ],
)
def test_a_remark_that_swallows_words_of_a_script_is_an_error_where_it_begins(before, after, cut):
    text = SCRIPT.replace(f"A cup {HERE}", "A tea").replace(before, after)
    place = place_of(text, text.index(cut))

    with pytest.raises(NotUsableError) as caught:
        parse_script(text.encode(), "tea.md")

    assert [(found.code, found.found) for found in caught.value.problems] == [("comment-in-value", cut)]
    assert (caught.value.problems[0].place.line, caught.value.problems[0].place.column) == place


@pytest.mark.parametrize("remark", ["minutes: 1  # about", "# a line of its own\nminutes: 1"])
def test_a_remark_that_swallows_nothing_stays_one(remark):
    text = SCRIPT.replace(f"A cup {HERE}", "'A tea' # title").replace("minutes: 1", remark)

    assert parse_script(text.encode(), "tea.md").title == "A tea"


@pytest.mark.parametrize("key", ["name: A", "author: myself", "reason: So."])
def test_a_preset_keeps_its_remarks(key):
    text = PRESET_REMARK.replace(HERE, "fine").replace(key, f"{key} # mine")

    assert read_preset(text.encode(), "a.pacing").name == "A"


def test_a_remark_behind_a_question_is_an_error():
    text = QUESTIONNAIRE.replace(HERE, "#1")

    code, place, _ = first_problem(lambda data: read_questionnaire(data, "own-scale.yaml"), text)

    assert (code, place) == ("comment-in-value", place_of(text, text.index("#1")))


@pytest.mark.parametrize("blank", ["\u034f", "\u2800", "\u3164", "\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_characters_without_ink_are_errors_where_a_voice_reads(blank):
    read, text = FILES["a script's line"]

    code, place, _ = first_problem(read, text.replace(HERE, f"a{blank}b"))

    assert (code, place) == ("hidden-character", place_of(text, text.index(HERE) + 1))
