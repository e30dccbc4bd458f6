"""The rests kept beside the scripts: each line is shipped, each bar stands where a speaker may rest."""

import re
from itertools import pairwise, takewhile
from typing import Final

import pytest
from shipped_lines import companion_lines, lines_of

from audio.voice.joints import joints
from audio.voice.phrases import cleaned, without_marks
from player.library.languages import kept_joints as module
from player.library.languages.kept_joints import joints_file, kept_joints, read_joints
from player.library.shipped_content import shipped_content


def words(text):
    return frozenset(text.split())


FEWEST = 3
"""Words on either side of a rest, up to the next mark."""

PREPOSITIONS = words(
    "about above across after against along among around as at before behind below beside between by "
    "down for from in inside into like near of off on onto out over past round since than through to "
    "towards under until up upon with within without"
)
DETERMINERS = words(
    "a an the this that these those my your his her its our their some any each every no another both "
    "all one two three many more most few other such whose what which"
)
AUXILIARIES = words(
    "is are was were am be been being has have had do does did can could may might will would shall "
    "should must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't "
    "won't wouldn't needn't cannot"
)
VERBS = AUXILIARIES | words(
    "look looks looked find finds found put puts put's take takes took taken bring brings brought make "
    "makes made give gives gave given see sees saw seen hear hears heard feel feels felt notice notices "
    "say says said tell tells told ask asks asked know knows knew think thinks thought choose chooses "
    "chose let lets leave leaves left keep keeps kept want wants wanted need needs like likes write "
    "writes wrote draw draws drew carry carries carried hold holds held picture turn turns move moves "
    "wish wishes rest rests stay stays go goes went come comes came stand stands sit sits lie lies wait "
    "waits get gets got has've"
)
SAYING = words(
    "say says said tell tells told think thinks thought know knows knew see sees saw hear hears heard "
    "notice notices feel feels felt doubt hope hopes mean means show shows imagine guess sure remember"
)
"""What a clause with "that" may be the object of."""

COORDINATORS = words("and but or so yet")
SUBORDINATORS = words("because while when whenever if until unless although though since")
RELATIVES = words("that who which where whose")
SUBJECTS = words(
    "i you he she it we they there somebody someone nobody everybody people other the a an my your his "
    "her its our their all"
)
ALONE = frozenset({"out", "this", "that", "these", "those"})
"""Each of these may also end a phrase: "a bit farther out", "after a little of that"."""

BINDING = (PREPOSITIONS | DETERMINERS | AUXILIARIES | COORDINATORS | SAYING | {"not", "never"}) - ALONE
"""No bar stands behind these."""

NAMES = frozenset({"biscuit's", "mrs"})
"""Subjects of shipped lines that no list has."""

_MARKED: Final = re.compile(r"[,;:.!?][\"')’”]*$|^\|$")
OPENING = PREPOSITIONS | {"next", "day", "days"}
"""A phrase that opens a line has one of these, and no verb."""


HEADING = re.compile(r"# ([a-z-]+)")


def written():
    """Each line with its bars, and the script that it stands under."""
    under = ""
    for line in joints_file().read_text("utf-8").splitlines():
        heading = HEADING.fullmatch(line)
        if heading:
            under = heading[1]
        elif line and not line.startswith("#"):
            yield under, line


WRITTEN = list(written())


def word_of(text):
    return text.lower().strip("\"'(),.;:!?")


def why_not(line):
    """What is wrong with the bars of a line; empty if each can stand."""
    said = line.split()
    bars = [place for place, word in enumerate(said) if word == "|"]
    if not bars:
        return "it has no bar"
    faults = (_fault(_phrase_before(said[:bar]), _phrase_after(said[bar + 1 :])) for bar in bars)
    return next(filter(None, faults), "")


def _phrase_before(said):
    found = list(takewhile(lambda word: not _MARKED.search(word), reversed(said)))
    return [word_of(word) for word in reversed(found)]


def _phrase_after(said):
    end = next((place for place, word in enumerate(said) if _MARKED.search(word)), len(said))
    return [word_of(word) for word in said[: end + 1] if word != "|"]


def _fault(before, after):
    first = after[0].split("'")[0]
    if min(len(before), len(after)) < FEWEST:
        return "fewer than three words on a side"
    if before[-1] in BINDING:
        return f"it parts “{before[-1]}” from what it belongs to"
    if first in COORDINATORS | SUBORDINATORS:
        return ""
    if first in RELATIVES or (first in PREPOSITIONS and after[1] in {"which", "whom", "whose"}):
        object_of_a_verb = before[-1] in VERBS or SAYING & set(before[-2:])
        return "it parts a verb from its object" if object_of_a_verb else ""
    if first not in SUBJECTS and after[0] not in NAMES:
        return f"no clause begins at “{after[0]}”"
    verbs = {word for left, word in pairwise(["", *before]) if word in VERBS and left not in DETERMINERS}
    opening = OPENING & set(before) and not verbs
    return "" if opening else "it stands behind no phrase that opens a line"


@pytest.fixture(scope="module")
def shipped():
    """The lines that are spoken, by script, as they are shown."""
    scripts = {path.stem: lines_of(path) for path in shipped_content().glob("*.md")}
    return {
        name: {without_marks(line) for line in lines}
        for name, lines in {**scripts, "companion": companion_lines()}.items()
    }


def test_every_line_is_one_of_the_script_that_it_stands_under(shipped):
    stale = [
        f"{under}: {line}"
        for under, line in WRITTEN
        if line.replace(" | ", " ") not in shipped.get(under, set())
    ]

    assert not stale, f"change or strike these in {joints_file()}: {stale}"


def test_every_bar_stands_where_a_clause_begins_and_parts_nothing():
    wrong = [f"{line}: {fault}" for _, line in WRITTEN if (fault := why_not(line))]

    assert len(WRITTEN) > 50
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "You could put | it near you or far away from you.",
        "You look for the | nearest thing in this place.",
        "The light comes in through | the window beside you.",
        "Perhaps you could also | hear it from over there.",
        "You may have | found one of your own already.",
        "You might notice this | the weight of the cup.",
        "The clerk tells him | that she once left a clarinet.",
        "The third doubt is | that kindness lets you off.",
        "You find one thing | the nearest of them all.",
        "In the kitchen you find | the cup that you like.",
        "On a platform | put on the left one, and felt about.",
        "You could look at that | the window and the street.",
        "A man behind | the counter has lost his bag.",
        "You know now | that it's all right to stop.",
        "Some people feel warm | when asked, and some people don't.",
        "At lunch | somebody left a pram in the porch.",
        "Now the packer puts it | in a large box for you.",
    ],
)
def test_a_bar_that_parts_what_belongs_together_is_noticed(line):
    assert why_not(line)


def test_no_line_stands_there_twice_or_without_need():
    lines = [line.replace(" | ", " ") for _, line in WRITTEN]
    by_rule = {line: {joint.word for joint in joints(cleaned(line)) if not joint.marked} for line in lines}

    assert len(set(lines)) == len(lines)
    assert [line for line in lines if by_rule[line] == set(kept_joints(line))] == []


def test_scripts_stand_in_order_and_once():
    headings = [line[2:] for line in joints_file().read_text("utf-8").splitlines() if HEADING.fullmatch(line)]

    assert headings == sorted({under for under, _ in WRITTEN})


def test_places_are_counted_in_words_as_they_are_spoken():
    one = "You come — slowly — to a gate | and then there's a boot."
    found = read_joints(f"# somewhere\n\n{one}\nNo 7 is here | or it isn't | or it is.\n")

    assert found == {
        "You come — slowly — to a gate and then there's a boot.": (6,),
        "No 7 is here or it isn't or it is.": (4, 7),
    }


def test_a_line_is_found_by_its_words_whatever_pronunciations_it_carries():
    (_, first), *_ = WRITTEN
    line = first.replace(" | ", " ")
    word = line.split()[-1].strip(".")

    assert kept_joints(line) == (first.split().index("|"),)
    assert kept_joints(line.replace(word, f"[{word}](/peɪs/)")) == kept_joints(line)
    assert kept_joints(f"{line} Or not.") == ()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00 | bad"])
def test_without_the_file_the_rules_place_all_rests(content, tmp_path, monkeypatch):
    (tmp_path / "companion").mkdir()
    if content is not None:
        (tmp_path / "joints.txt").write_bytes(content)
    monkeypatch.setattr(module, "shipped_content", lambda: tmp_path)

    assert kept_joints(WRITTEN[0][1].replace(" | ", " ")) == ()
