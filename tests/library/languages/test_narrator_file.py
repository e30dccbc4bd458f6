"""A language's folder names its narrators: what is wrong is said with its place, and costs only the voice."""

from pathlib import Path

import pytest
from made_language_voice import put_voice
from named_narrator import NARRATOR

from audio.voice.languages.language_narrator import Engine
from audio.voice.narrator_catalog import VOICE_BYTES
from player.library.catalog import Library, shipped_content
from player.library.languages.languages import Languages
from player.library.languages.narrator_reader import read_narrators
from player.library.languages.narrators_in_words import narrators_in_words
from player.practice.errors import NotUsableError
from player.system.folders import HOME_VARIABLE, find_folders

MEASURED = """\
    letters: [latin, cyrillic]
    measured:
      words_per_minute: 120
      letter_seconds: 0.1
      line_seconds: 0.25
      loudness: -23
"""


@pytest.fixture
def folder(tmp_path):
    """The German folder among a person's own, with a voice in it."""
    folder = tmp_path / "data" / "languages" / "de"
    put_voice(folder)
    return folder


def read(folder, text=NARRATOR, pace=0.785):
    return read_narrators(text.encode(), "narrator.yaml", folder, pace)


def told(folder, text):
    """What is wrong, as it is printed."""
    with pytest.raises(NotUsableError) as error:
        read(folder, text)
    return str(error.value).splitlines()


def test_a_narrator_is_read_with_what_is_likely_for_its_engine(folder):
    (found,) = read(folder)

    assert (found.name, found.language, found.engine) == ("Hum", "de", Engine.PIPER)
    assert (found.voice, found.phonemes, found.letters) == (folder / "hum.onnx", "de", ("latin",))
    assert found.spoken.pace_at(found.spoken.usual_speed) == pytest.approx(160 * 0.785)
    assert found.spoken.usual_gain_db is None


def test_its_letters_pace_and_loudness_are_read(folder):
    (found,) = read(folder, NARRATOR + MEASURED)

    assert found.letters == ("latin", "cyrillic")
    assert found.spoken.pace_at(found.spoken.usual_speed) == 120
    assert (found.spoken.letter_seconds, found.spoken.line_seconds) == (0.1, 0.25)
    assert found.spoken.usual_gain_db == 3.0


def test_kindpaces_own_voices_may_read_another_language(folder):
    (found,) = read(folder, NARRATOR.replace("piper", "kokoro").replace("hum.onnx", "emma"))

    assert found.voice.name == "bf_emma.bin"
    assert found.voice.parent != folder


def test_a_voice_that_is_not_there_yet_is_no_mistake(folder):
    (found,) = read(folder, NARRATOR.replace("hum", "later"))

    assert found.voice == folder / "later.onnx"


@pytest.mark.parametrize(
    ("before", "after", "place", "words"),
    [
        ("language: de", "language: fr", "1:11", "Write de, as the folder is called"),
        ("engine: piper", "engine: festival", "4:13", "Write one of kokoro, piper"),
        ("engine: piper", "engine: kokoro", "5:12", "a file that ends with .bin"),
        ("voice: hum.onnx", "voice: ../hum.onnx", "5:12", "write its name alone"),
        ("voice: hum.onnx", "voice: /etc/hum.onnx", "5:12", "write its name alone"),
        ("voice: hum.onnx", 'voice: "..\\\\hum.onnx"', "5:12", "write its name alone"),
        ("voice: hum.onnx", 'voice: "a\\0.onnx"', "5:12", ""),
        ("voice: hum.onnx", "voice: .hum.onnx", "5:12", "write its name alone"),
        ("voice: hum.onnx", "voice: hum.pt", "5:12", "a file that ends with .onnx"),
        ("phonemes: de", "phonemes: /etc/de", "6:15", "espeak-ng --voices"),
        ("phonemes: de", "phonemes: --load", "6:15", "espeak-ng --voices"),
        ("    phonemes: de\n", "", "3:5", "phonemes is missing"),
        ("phonemes: de", "phonemes: de\n    sound: loud", "7:5", "This key is not known"),
        ("phonemes: de", "phonemes: de\n    letters: [arabic]", "7:14", "These letters are not known"),
        ("phonemes: de", "phonemes: de\n    measured: {loudness: 3}", "7:26", "from -60 to 0"),
        ("phonemes: de", "phonemes: de\n    measured: {loudness: nan}", "7:26", "from -60 to 0"),
        (
            "narrators:\n  - name: Hum\n    engine",
            "narrators:\n    name: Hum\n    engine",
            "3:5",
            "Write a list",
        ),
    ],
)
def test_what_is_wrong_is_said_with_line_and_column(folder, before, after, place, words):
    assert before in NARRATOR
    found = told(folder, NARRATOR.replace(before, after))
    there = [line for line in found if line.startswith(f"narrator.yaml:{place}: error: ")]

    assert there, found
    assert words in there[0]


def test_an_engine_that_is_not_known_is_one_mistake_and_not_two(folder):
    assert len(told(folder, NARRATOR.replace("piper", "festival"))) == 1


def test_a_voice_elsewhere_is_refused_also_behind_a_link(folder, tmp_path):
    (folder / "hum.onnx").unlink()
    (folder / "hum.onnx").symlink_to(put_voice(tmp_path / "elsewhere"))

    assert f"Copy it into {folder}" in told(folder, NARRATOR)[0]


def test_a_voice_without_its_settings_or_of_another_length_is_refused(folder):
    kokoro = NARRATOR.replace("piper", "kokoro").replace(".onnx", ".bin")
    (folder / "hum.bin").write_bytes(b"x" * (VOICE_BYTES - 1))
    (folder / "hum.onnx.json").write_text("{}", encoding="utf-8")

    assert f"it has {VOICE_BYTES - 1} bytes" in told(folder, kokoro)[0]
    assert "hum.onnx.json can't be used" in told(folder, NARRATOR)[0]
    (folder / "hum.onnx.json").unlink()
    assert "hum.onnx.json is not beside it" in told(folder, NARRATOR)[0]


# ------------------------------------------------------------------ where they are looked for


@pytest.fixture
def library(tmp_path):
    return Library(find_folders({HOME_VARIABLE: str(tmp_path)}), language=lambda: "de")


def _languages(folder, silent=lambda _narrator: ""):
    return Languages(shipped_content(), folder.parent, silent)


def test_a_person_names_a_narrator_for_a_shipped_language(folder):
    (folder / "narrator.yaml").write_text(NARRATOR, encoding="utf-8")
    named = _languages(folder).narrator("de-AT")

    assert named is not None
    assert named.here is not None
    assert named.here.name == "Hum"
    assert named.here.spoken.pace_at(0.5) == pytest.approx(160 * 179 / 228, rel=0.01)


def test_without_the_file_there_is_nobody_and_in_english_never(folder):
    (folder / "narrator.yaml").write_text(NARRATOR, encoding="utf-8")
    english = folder.parent / "en"
    english.mkdir()
    (english / "narrator.yaml").write_text(NARRATOR.replace(": de", ": en"), encoding="utf-8")

    assert _languages(folder).narrator("en") is None
    assert _languages(folder).with_narrators() == ("de",)
    (folder / "narrator.yaml").unlink()
    assert _languages(folder).narrator("de") is None


def test_a_language_without_lines_of_its_own_has_no_narrator(folder):
    other = folder.parent / "fr"
    put_voice(other)
    (other / "narrator.yaml").write_text(NARRATOR.replace(": de", ": fr"), encoding="utf-8")

    assert _languages(folder).narrator("fr") is None


def test_the_first_who_can_speak_here_does(folder):
    two = NARRATOR + NARRATOR.split("narrators:\n")[1].replace("Hum", "Hem")
    (folder / "narrator.yaml").write_text(two, encoding="utf-8")
    lacks = {"Hum": "no voice", "Hem": ""}
    named = _languages(folder, lambda each: lacks[each.name]).narrator("de")
    nobody = _languages(folder, lambda _each: "no voice").narrator("de")

    assert named is not None
    assert named.narrator.name == "Hem"
    assert nobody is not None
    assert (nobody.narrator.name, nobody.here) == ("Hum", None)


def test_a_broken_file_costs_the_voice_and_not_the_language(folder, library):
    (folder / "narrator.yaml").write_text(NARRATOR.replace("piper", "festival"), encoding="utf-8")
    problems = [str(problem) for problem in library.problems()]

    assert library.phrasebook().language == "de"
    assert library.languages.narrator("de") is None
    assert [f"{folder / 'narrator.yaml'}:4:13"] == [problem.split(": error")[0] for problem in problems]
    assert len(library.problems()) == 1


def test_a_file_outside_its_place_is_not_read(folder, library, tmp_path):
    outside = tmp_path / "narrator.yaml"
    outside.write_text(NARRATOR, encoding="utf-8")
    (folder / "narrator.yaml").symlink_to(outside)

    assert library.languages.narrator("de") is None
    assert "leads out of its folder" in str(library.problems()[0])


def test_which_languages_the_narrators_have_is_said(folder):
    (folder / "narrator.yaml").write_text(NARRATOR, encoding="utf-8")
    names = {"de": "Deutsch"}

    assert narrators_in_words(_languages(folder), names) == ("Hum reads practices in Deutsch.",)
    assert narrators_in_words(_languages(folder, lambda _: "no voice"), {}) == (
        "Hum can't read de here: no voice.",
    )
    assert narrators_in_words(Languages(shipped_content(), Path("none")), names) == ()
