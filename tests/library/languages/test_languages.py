"""Languages beside English: each is complete beside it, and gives its lines, rules and practices."""

import errno
import os
import re
import shutil
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from player.library.catalog import Library, shipped_content
from player.library.errors import UnknownScriptError
from player.library.languages.languages import Languages
from player.library.practice_paths import shipped_paths
from player.library.support_card import read_support
from player.practice.choices import Anchor
from player.practice.errors import NotUsableError
from player.practice.script.language.english import ENGLISH
from player.practice.script.language.language_rules import Patterns
from player.practice.script.language.rules import WORD_RULES
from player.practice.script.language.rules_reader import read_rules
from player.practice.script.model import Sentence
from player.practice.script.phrasebook_reader import read_phrasebook
from player.system.folders import HOME_VARIABLE, find_folders

ROOT = shipped_content()
LANGUAGES = Languages(ROOT, ROOT / "none")
OTHERS = sorted(path.name for path in ROOT.iterdir() if path.name != "en" and LANGUAGES.has(path.name))
PLAIN = ("options", "orient", "returning", "breath_first", "breath_next", "go_on_from_writing", "ease_back")
BY_ANCHOR = ("presence", "rests", "moment_first", "moment_next")
GENTLE_WPM = 105
LONGEST_QUIET = 8.0
ROOMY = 1.2
"""A rest lasts up to a fifth longer than it says."""

every_language = pytest.mark.parametrize("tag", OTHERS)


@pytest.fixture
def folders(tmp_path):
    return find_folders({HOME_VARIABLE: str(tmp_path)}).make()


def lines_file(tag):
    return ROOT / tag / "companion" / f"{tag}.yaml"


def rest_texts(book):
    return [
        piece.text
        for rests in book.rests.values()
        for rest in rests
        for piece in rest.pieces
        if isinstance(piece, Sentence)
    ]


def all_lines(book):
    """Every line that a person can be told by itself."""
    lines = [line for name in PLAIN for line in getattr(book, name)]
    for name in ("presence", "moment_first", "moment_next"):
        lines += [line for found in getattr(book, name).values() for line in found]
    questions = (*book.check_in_question.start, *book.check_in_question.middle)
    return [*lines, *rest_texts(book), *questions, *book.check_in_hold.values(), book.day_to_read]


def test_german_is_there():
    assert "de" in OTHERS


@every_language
def test_there_are_as_many_lines_as_in_english(tag):
    book, english = LANGUAGES.phrasebook(tag), LANGUAGES.phrasebook("en")

    assert book.language == tag
    for name in PLAIN:
        assert (name, len(getattr(book, name))) == (name, len(getattr(english, name)))
    for name in BY_ANCHOR:
        counts = {anchor: len(lines) for anchor, lines in getattr(english, name).items()}
        assert {anchor: len(lines) for anchor, lines in getattr(book, name).items()} == counts
    for anchor in Anchor:
        lengths = sorted(rest.length for rest in english.rests[anchor])
        assert sorted(rest.length for rest in book.rests[anchor]) == lengths
        assert book.check_in_hold[anchor]
    for when in ("start", "middle"):
        expected = len(getattr(english.check_in_question, when))
        assert len(getattr(book.check_in_question, when)) == expected
    assert [line.count("{") for line in book.ease_back] == [line.count("{") for line in english.ease_back]


@every_language
def test_no_line_stayed_in_english(tag):
    english = set(all_lines(LANGUAGES.phrasebook("en")))

    assert [line for line in all_lines(LANGUAGES.phrasebook(tag)) if line in english] == []


@every_language
def test_a_rest_lasts_about_as_long_as_it_says_at_the_languages_own_pace(tag):
    book = LANGUAGES.phrasebook(tag)
    words_per_second = GENTLE_WPM * book.pace / 60
    for anchor, rests in book.rests.items():
        for rest in rests:
            lasts = sum(
                len(piece.text.split()) / words_per_second if isinstance(piece, Sentence) else piece.length
                for piece in rest.pieces
            )
            quiets = [piece.length for piece in rest.pieces if not isinstance(piece, Sentence)]

            assert rest.length <= lasts <= rest.length * ROOMY + 1, (anchor, rest)
            assert max(quiets) <= LONGEST_QUIET


@every_language
def test_the_products_own_lines_keep_the_rules(tag):
    rules = LANGUAGES.rules(tag)
    assert rules is not None
    refused = [
        (rule.code, line)
        for line in all_lines(LANGUAGES.phrasebook(tag))
        for rule in rules.word_rules
        if not rule.literal_only and rule.pattern.search(line)
    ]
    orders = [line for line in all_lines(LANGUAGES.phrasebook(tag)) if rules.opens_with_order(line)]

    assert refused == []
    assert orders == []


@every_language
def test_breath_is_named_only_where_it_was_chosen_and_never_without_another_way(tag):
    book, rules = LANGUAGES.phrasebook(tag), LANGUAGES.rules(tag)
    assert rules is not None
    breath, other, hands = rules.patterns.breath, rules.patterns.other_way, rules.patterns.hands
    alone = (*book.presence[Anchor.BREATH], *book.breath_first, *book.breath_next)
    first, following = book.moment_first[Anchor.BREATH], book.moment_next[Anchor.BREATH]
    named = [line for line in (*alone, *first, *following) if breath.search(line)]
    elsewhere = [
        line
        for anchor in set(Anchor) - {Anchor.BREATH}
        for line in (*book.presence[anchor], *book.moment_first[anchor], *book.moment_next[anchor])
    ]

    assert len(named) > len(first)
    assert [line for line in named if not (other.search(line) or hands.search(line))] == []
    assert [line for line in (*elsewhere, *book.orient, *book.returning) if breath.search(line)] == []


# ---------------------------------------------------------------- what is missing is said


def test_each_missing_key_of_the_lines_is_a_problem():
    data = YAML(typ="safe", pure=True).load(lines_file("de").read_text(encoding="utf-8"))
    text = lines_file("de").read_text(encoding="utf-8")
    for key in data:
        with pytest.raises(NotUsableError) as caught:
            read_phrasebook(re.sub(rf"^{key}:", f"x-{key}:", text, flags=re.MULTILINE).encode(), "de.yaml")

        assert {"missing-key", "unknown-key"} <= {problem.code for problem in caught.value.problems}, key


def test_a_missing_anchor_and_a_missing_length_are_problems():
    text = lines_file("de").read_text(encoding="utf-8")
    sound = text[text.index("rests:") : text.index("  feet:\n    - seconds")]
    for broken in (
        text.replace("\n  movement:", "\n  moving:"),
        text.replace(sound, sound.replace("60", "30")),
    ):
        with pytest.raises(NotUsableError) as caught:
            read_phrasebook(broken.encode(), "de.yaml")

        assert {problem.code for problem in caught.value.problems} & {"missing-key", "missing-rest"}


@pytest.mark.parametrize(
    ("stands", "wrong", "code"),
    [
        ("pace: 0.785", "pace: 7", "bad-value"),
        ("pace: 0.785", "pace: slow", "bad-value"),
        ("Samstag, Sonntag", "Samstag", "bad-value"),
        ("Dezember]", "Dezember, Nachdezember]", "bad-value"),
        ("{day}. {month}", "{dy}. {month}", "unknown-placeholder"),
    ],
)
def test_a_wrong_pace_and_wrong_names_of_days_are_problems(stands, wrong, code):
    text = lines_file("de").read_text(encoding="utf-8")
    assert stands in text
    with pytest.raises(NotUsableError) as caught:
        read_phrasebook(text.replace(stands, wrong).encode(), "de.yaml")

    assert [problem.code for problem in caught.value.problems] == [code]


RULE_KEYS = (
    *("language", "grade", "highest_grade", "highest_gentle_grade", "longest_sentence", "orders"),
    *(rule.code for rule in WORD_RULES),
    *(field.name for field in fields(Patterns)),
)


@pytest.mark.parametrize("key", RULE_KEYS)
def test_each_missing_rule_is_a_problem(key):
    text = (ROOT / "de/rules.yaml").read_text(encoding="utf-8")
    broken = re.sub(rf"^( *){key}:", rf"\1x-{key}:", text, count=1, flags=re.MULTILINE)
    with pytest.raises(NotUsableError) as caught:
        read_rules(broken.encode(), "rules.yaml")

    assert sorted(problem.code for problem in caught.value.problems) == ["missing-key", "unknown-key"]


@pytest.mark.parametrize(
    ("stands", "wrong"),
    [
        ("grade: wiener", "grade: berliner"),
        ("longest_sentence: 13", "longest_sentence: many"),
        ("highest_grade: 6", "highest_grade: 600"),
        (r"hands: '\bhänden?\b", r"hands: '(\bhänden?\b"),
    ],
)
def test_a_rule_that_can_not_be_used_is_told_with_its_line(stands, wrong):
    text = (ROOT / "de/rules.yaml").read_text(encoding="utf-8")
    line = text[: text.index(stands)].count("\n") + 1
    with pytest.raises(NotUsableError) as caught:
        read_rules(text.replace(stands, wrong).encode(), "rules.yaml")

    assert [(one.place.line, one.code) for one in caught.value.problems] == [(line, "bad-value")]


# ---------------------------------------------------------------- what is given


def test_days_are_said_in_each_language():
    day = date(2026, 11, 29)

    assert LANGUAGES.phrasebook("en").day_names.in_words(day) == "Sunday 29 November 2026"
    assert LANGUAGES.phrasebook("de").day_names.in_words(day) == "Sonntag, 29. November 2026"


@pytest.mark.parametrize("tag", ["de", "de-AT", "DE-ch"])
def test_a_region_has_the_lines_of_its_language(tag):
    assert (LANGUAGES.has(tag), LANGUAGES.phrasebook(tag).language) == (True, "de")
    assert LANGUAGES.folder(tag) == ROOT / "de"


@pytest.mark.parametrize("tag", ["fr", "en-XA", "..", "presets", ""])
def test_a_language_without_lines_has_the_english_ones(tag):
    assert LANGUAGES.phrasebook(tag).language == "en"
    assert LANGUAGES.folder(tag) == ROOT
    assert LANGUAGES.rules(tag) is (ENGLISH if tag == "en-XA" else None)


def test_practices_come_in_the_language_that_is_wanted_and_the_others_in_english(folders):
    wanted = ["en"]
    library = Library(folders, language=lambda: wanted[0])
    english = {script.id: script.language for script in library.scripts()}
    wanted[0] = "de"
    german = {script.id: script.language for script in library.scripts()}

    assert set(english) == set(german)
    assert set(english.values()) == {"en"}
    in_german = {name for name, language in german.items() if language == "de"}
    assert in_german == {path.stem for path in (ROOT / "de").glob("*.md")}
    assert {"others-too", "a-compassionate-phrase"} <= in_german <= set(german)
    assert library.problems() == ()
    assert library.script("others-too").title == "Anderen geht es auch so"
    wanted[0] = "en"
    assert library.script("others-too").title == "Others too"


def test_a_script_of_the_other_language_is_found_by_its_file(folders):
    for wanted, path, found in (("en", "de/others-too.md", "de"), ("de", "others-too.md", "en")):
        library = Library(folders, language=partial(str, wanted))

        assert library.script(ROOT / path).language == found
    with pytest.raises(UnknownScriptError):
        Library(folders, language=lambda: "de").script("nobody")


def test_paths_and_regions_are_those_of_english_in_other_words(folders):
    library = Library(folders, language=lambda: "de")
    english, german = shipped_paths(), library.paths()

    def outline(paths):
        return [(path.id, path.steps and [step.practice for step in path.steps]) for path in paths]

    assert outline(german) == outline(english)
    assert {path.title for path in german} & {path.title for path in english} == set()
    card = library.support()
    everywhere = read_support((ROOT / "companion/support.yaml").read_bytes(), "support.yaml")
    assert [region.code for region in card.regions[:3]] == ["DE", "AT", "CH"]
    assert {region.code for region in everywhere.regions} < {region.code for region in card.regions}
    assert len({region.code for region in card.regions}) == len(card.regions)
    assert {region.contacts[0].name for region in card.regions} == {"Notruf", "Emergency services"}


def own_language(folders):
    folder = folders.languages / "de"
    shutil.copytree(ROOT / "de/companion", folder / "companion")
    shutil.copy(ROOT / "de/rules.yaml", folder / "rules.yaml")
    return folder / "companion/de.yaml"


def test_a_persons_own_folder_counts_before_the_shipped_one(folders):
    lines = own_language(folders)
    text = lines.read_text(encoding="utf-8").replace("Nichts hiervon hat Eile.", "Das hat alles Zeit.")
    lines.write_text(text, encoding="utf-8")

    assert "Das hat alles Zeit." in Library(folders, language=lambda: "de").phrasebook().orient


def test_a_folder_of_languages_that_is_somebody_elses_is_said_once_and_passed_over(folders, monkeypatch):
    own_language(folders)
    library, listed = Library(folders), Path.iterdir

    def refused(folder):
        if folder == folders.languages:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refused)

    assert library.languages.with_narrators() == library.languages.with_narrators() == ()
    (said,) = [problem for problem in library.problems() if problem.place.file == str(folders.languages)]
    assert said.code == "unreadable"


def test_a_folder_that_can_not_be_used_is_passed_over_and_said(folders):
    lines = own_language(folders)
    lines.write_text("language: de\n", encoding="utf-8")
    library = Library(folders, language=lambda: "de")

    assert library.phrasebook().orient == LANGUAGES.phrasebook("de").orient
    assert {problem.code for problem in library.problems()} == {"missing-key"}
    assert {problem.place.file for problem in library.problems()} == {str(lines)}
