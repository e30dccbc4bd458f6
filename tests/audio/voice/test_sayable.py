"""Which lines a narrator can say is known without speaking them."""

from pathlib import Path

import pytest

from audio.files.clip_cache import ClipCache
from audio.voice.phrases import cleaned
from audio.voice.protocol import SpokenLine
from audio.voice.sayable import can_say, speaks, words_in_other_letters
from audio.voice.worker import FailedLine, LineRequest, spoken
from player.library.doubtful_words import sentences_of
from player.practice.script.parse import parse_script

SCRIPTS = Path(__file__).parents[3] / "scripts"


@pytest.mark.parametrize(
    "text",
    [
        "Here you are.",
        "Café, naïve, Zoë.",
        "One, two, 3.",
        "10",
        "[content](/kəntˈɛnt/)",
        "The word ἀγάπη is Greek.",
    ],
)
def test_words_in_latin_letters_can_be_said(text):
    assert can_say(text)


@pytest.mark.parametrize(
    "text", ["", "…", "♪ ♫", "* * *", "🙂", "Νιώσε την ανάσα.", "Почувствуй дыхание", "呼吸", "तुम OK"]
)
def test_signs_and_other_scripts_can_not(text):
    assert not can_say(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vous pouvez laisser la tasse sur la table, tranquillement.",
        "Du kannst die Tasse stehen lassen, wenn du magst.",
        "Puedes sentir el aire que está en la sala, y el suelo.",
        "Lascia che il respiro vada e venga, con il suo passo.",
        "Je kunt het kopje op de tafel laten staan.",
        "Możesz zostawić filiżankę, nie ma pośpiechu.",
    ],
)
def test_words_of_another_language_can_not(text):
    assert not can_say(text)


@pytest.mark.parametrize(
    "text",
    [
        "C'est la vie, as the French say.",
        "Lectio divina, in Latin, is a way of reading.",
        "El Camino is a long way.",
        "The word Gemütlichkeit is German, and hygge is Danish.",
        "Der Wald is what they call it.",
        "Om mani padme hum.",
        "Och, never mind.",
        "Painted letters: que, más; blue doors, white walls, warm bread, slow cats, old songs.",
        "The song says que sera, and es un sueño.",
        "Mm.",
    ],
)
def test_an_english_line_with_foreign_words_can_be_said(text):
    assert can_say(text)


def shipped_lines(folder):
    files = sorted(folder.glob("*.md"))
    return [line.text for file in files for line in sentences_of(parse_script(file.read_bytes(), file.name))]


def test_every_shipped_line_in_english_can_be_said_and_nine_in_ten_of_the_german_ones_are_told_apart():
    english, german = shipped_lines(SCRIPTS), shipped_lines(SCRIPTS / "de")

    assert len(english) > 3000
    assert [line for line in english if not can_say(line)] == []
    assert sum(not can_say(line) for line in german) > 0.85 * len(german)


def test_the_narrators_speak_english_of_every_region():
    assert [speaks(tag) for tag in ("en", "en-GB", "EN-us", "es", "eng")] == [True, True, True, False, False]


def test_the_voice_is_not_asked_for_what_it_can_not_say(tmp_path):
    class Voice:
        identity = "voice"

        def speak(self, text, words_per_minute, joints=()) -> SpokenLine:
            raise AssertionError((text, words_per_minute, joints))

    answer = spoken(LineRequest("Νιώσε την ανάσα.", 100.0), Voice(), ClipCache(tmp_path))

    assert isinstance(answer, FailedLine)
    assert answer.reason.startswith("The narrator can't say 'Νιώσε")


@pytest.mark.parametrize(
    "text",
    [
        "Xin chào các bạn, hãy ngồi xuống.",
        "Možeš li sada osjetiti pod, ili zrak, kao što je?",
        "Silahkan duduk dan rasakan lantai yang ada di bawah anda.",
        "Ara pots sentir els peus, amb molt de temps.",
        "Dabar tu gali jausti, kaip yra čia, su tavo kojomis.",
        "Nå kan du kjenne føttene dine, og det er nok.",
        "Sada je dobro, i to je sve što možeš.",
        "Sasa ni wakati wa kupumzika hapa, na ya kwamba.",
    ],
)
def test_words_of_more_languages_can_not(text):
    assert not can_say(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Say 你好 to the room.", ("你好",)),
        ("The word ἀγάπη, and “Ж”.", ("ἀγάπη", "Ж")),
        # A Greek letter that looks like a Latin one.
        ("Breathe n\u03bfw.", ("n\u03bfw",)),
        ("Say [你好](/niːhaʊ/) to the room.", ()),
        ("Café, naïve, 10 °C, x², ３ breaths.", ()),
    ],
)
def test_words_in_other_letters_within_a_line_are_known(text, words):
    assert words_in_other_letters(text) == words


def test_letters_as_wide_as_chinese_ones_are_read_as_what_they_are():
    assert cleaned("Ｂｒｅａｔｈｅ ｎｏｗ．") == "Breathe now."
