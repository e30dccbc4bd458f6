"""A language's narrator speaks with its sounds, at its pace and loudness; what it lacks is said."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
from made_language_voice import (
    RATE,
    SIGN_SECONDS,
    forget_program,
    narrator_of,
    put_program,
    put_voice,
)

from audio.analysis.loudness import measured
from audio.files.clip_cache import ClipCache
from audio.voice import kokoro_voice
from audio.voice.joints import marked_joints
from audio.voice.kokoro_voice import KokoroEngine
from audio.voice.languages import language_narrator, language_voice
from audio.voice.languages.espeak import espeak_version, phonemes
from audio.voice.languages.language_narrator import (
    Engine,
    LanguageNarratorMissingError,
    argument_of,
    identity_for,
    letters_of,
    read_argument,
    speaks_at_once,
    why_silent,
)
from audio.voice.languages.language_voice import LanguageVoice
from audio.voice.languages.measuring import measured_of
from audio.voice.languages.piper_engine import PiperEngine
from audio.voice.languages.piper_settings import PiperSettingsError, read_piper_settings
from audio.voice.languages.reading import in_kokoro_signs, sentences
from audio.voice.loading import loaded_voice
from audio.voice.narrator_catalog import DEFAULT_NARRATOR, VOICE_BYTES
from audio.voice.protocol import VoiceFailedError
from audio.voice.sayable import ENGLISH
from audio.voice.worker import FailedLine, LineRequest, PreparedLine, SpeechWorker

LINE = "Schön, dass du da bist, und ein paar Sachen auch."


@pytest.fixture(autouse=True)
def _program(tmp_path, monkeypatch):
    put_program(tmp_path / "bin", monkeypatch)
    yield
    forget_program()


@pytest.fixture
def voice(tmp_path):
    return put_voice(tmp_path / "de")


def pitch(samples, rate=48_000):
    """The strongest frequency, in hertz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * rate / len(samples)


# ------------------------------------------------------------------ how a line is read


def test_a_line_is_read_phrase_by_phrase_and_keeps_its_marks():
    assert sentences("Ja, gut: so. Und nun? Weiter", "de") == ["ja, gut: so.", "und nun?", "weiter"]


def test_quotes_numbers_and_what_holds_no_word_are_no_phrases():
    assert sentences('"Halt." 3,5 Kilo - ja.', "de") == ["halt.", "3,5 kilo - ja."]
    assert sentences("- !", "de") == []


def test_an_authors_pronunciation_is_taken_as_it_stands_and_nothing_else_is():
    assert sentences("Der [Bus](/'bʊg.s/) da.", "de") == ["der ˈbʊɡs da."]


def test_a_change_to_another_language_is_no_sound():
    assert phonemes("ab", "fr-fr") == "a^zb"


def test_kokoro_has_one_sign_for_some_pairs_of_sounds():
    assert in_kokoro_signs("vit^ʃˈino a^ɪ sə- t^s") == "viʧˈino I sə ʦ"


def test_a_language_that_the_program_does_not_know_is_said():
    with pytest.raises(VoiceFailedError, match="espeak-ng gave no sounds"):
        phonemes("ab", "tlh")


@pytest.mark.skipif(shutil.which("espeak-ng", path="/usr/bin:/usr/local/bin") is None, reason="no espeak-ng")
def test_the_real_program_gives_german_and_french_sounds(monkeypatch):
    monkeypatch.setenv("PATH", "/usr/bin:/usr/local/bin")
    forget_program()

    assert espeak_version().startswith("eSpeak NG")
    assert sentences("Schön, dass du da bist.", "de") == ["ʃˈøːn, das duː dˈɑː bɪst."]
    assert "ʒˈuʁ" in sentences("Bonjour.", "fr-fr")[0]


def test_it_rests_at_marks_alone_by_how_deep_they_part():
    found = marked_joints('Schön, dass du "da" bist. Und so weiter: ja, but it is.')
    places = [(joint.word, int(joint.rank)) for joint in found]

    assert places == [(1, 1), (5, 3), (8, 2), (9, 1)]
    assert all(joint.marked for joint in found)


# ------------------------------------------------------------------ what is heard


def test_a_line_lasts_as_its_pace_asks_and_is_as_loud_as_every_other(voice):
    speaking = LanguageVoice(narrator_of(voice))
    words = len(LINE.split())
    heard = {pace: speaking.speak(LINE, pace).samples for pace in (70.0, 110.0)}

    for pace, samples in heard.items():
        assert words * 60 / pace == pytest.approx(len(samples) / 48_000, rel=0.25)
        assert measured(samples)[0] == pytest.approx(-20.0, abs=0.3)
    assert len(heard[70.0]) > 1.3 * len(heard[110.0])


def test_the_same_voice_sounds_otherwise_in_another_language(voice):
    german = LanguageVoice(narrator_of(voice)).speak("Da am Baum.", 90.0).samples
    french = LanguageVoice(narrator_of(voice, "fr-fr")).speak("Da am Baum.", 90.0).samples

    assert abs(pitch(german) - pitch(french)) > 5.0


def test_the_network_is_given_the_signs_and_the_speed(voice):
    engine = PiperEngine(narrator_of(voice), RATE)
    once, slow = (engine("Abc.", speed=speed, seed=1) for speed in (1.0, 0.5))
    # ^ _ a _ b _ c _ . _ $
    numbers = 11

    assert numbers * SIGN_SECONDS == pytest.approx(len(once) / RATE, abs=0.002)
    assert 2 * len(once) == pytest.approx(len(slow), abs=3)


def test_a_worker_process_speaks_with_it_and_keeps_what_it_spoke(voice, tmp_path):
    who = replace(narrator_of(voice), letters=("latin", "greek"))
    worker = SpeechWorker(tmp_path / "clips", narrator=who)
    lines = [LineRequest(text, 80.0) for text in (LINE, "Слушай, как тихо.", "Άκου την ησυχία.")]
    try:
        worker.prepare(lines)
        answers = [answer for _ in range(len(lines)) for answer in worker.wait(60.0)]
    finally:
        worker.close()
    spoken, other = (answer for answer in answers if isinstance(answer, PreparedLine))
    (failed,) = (answer for answer in answers if isinstance(answer, FailedLine))
    samples = ClipCache(tmp_path / "clips").read(spoken.clip, 0, spoken.frames)

    assert [LINE, lines[1].text, lines[2].text] == [spoken.text, failed.text, other.text]
    assert failed.reason.startswith("The narrator can't say 'Слушай")
    assert measured(samples.ravel())[0] == pytest.approx(-20.0, abs=0.3)
    assert SpeechWorker(tmp_path / "clips", narrator=who).kept(lines[0]) is not None
    assert SpeechWorker(tmp_path / "clips").kept(lines[0]) is None


def test_kokoro_reads_the_languages_sounds_in_its_own_signs(tmp_path, monkeypatch):
    given = []

    class Session:
        def run(self, _names, inputs):
            given.append(inputs)
            return (np.sin(np.arange(24_000, dtype=np.float32) * 0.05) * 0.1,)

    monkeypatch.setattr(kokoro_voice, "_model", lambda: b"")
    monkeypatch.setattr(kokoro_voice, "_session", lambda _model: Session())
    monkeypatch.setattr(language_narrator, "find_spec", lambda _name: True)
    styles = np.repeat(np.arange(510, dtype="<f4"), 256)
    file = tmp_path / "ff.bin"
    file.write_bytes(styles.tobytes())
    who = replace(narrator_of(file, "fr-fr", "fr"), engine=Engine.KOKORO)
    voice = loaded_voice(who)
    voice.speak("Ab.", 100.0)
    vocab = kokoro_voice.Hibari(voice="heart", threads=1).vocab

    assert [0, *(vocab[sign] for sign in "azb."), 0] == given[0]["tokens"][0].tolist()
    assert given[0]["style"][0][0] == 4.0
    assert isinstance(voice, LanguageVoice)
    assert isinstance(voice._engine, KokoroEngine)


def test_a_voice_is_measured_as_it_is():
    rate, letter, rest = 24_000, 0.1, 0.3
    lines = ["ab cd", "abcd efgh ijkl", "ab", "abcdef ghij kl mnopqrst", "abc def ghi jkl mno"]

    def hum(line):
        seconds = letter * len(line.replace(" ", "")) + rest
        return np.sin(np.arange(int(seconds * rate), dtype=np.float32) * 0.1) * np.float32(0.1)

    found = measured_of([(line, hum(line)) for line in lines])
    words = sum(len(line.split()) for line in lines)
    sounding = sum(letter * len(line.replace(" ", "")) + rest for line in lines)

    assert letter == pytest.approx(found.letter_seconds, abs=0.001)
    assert rest == pytest.approx(found.line_seconds, abs=0.01)
    assert words * 60 / sounding == pytest.approx(found.words_per_minute, abs=0.3)
    # 20 dB below full scale, 3 less for a sine, 3 more since both loudspeakers play it, and 0.7 of BS.1770.
    assert found.loudness == pytest.approx(-20.7, abs=0.3)


# ------------------------------------------------------------------ who it is


def test_who_speaks_reaches_the_worker_whole(voice):
    who = replace(narrator_of(voice), letters=("latin", "greek"))

    assert read_argument(argument_of(who)) == who
    assert read_argument(argument_of("emma")) == "emma"
    assert letters_of(who) == ("latin", "greek")
    assert letters_of("emma") is ENGLISH


def test_a_kept_line_is_another_where_anything_it_depends_on_is(voice, tmp_path, monkeypatch):
    who = narrator_of(voice)
    other = put_voice(tmp_path / "other")
    other.write_bytes(other.read_bytes() + b"\x12\x01x")
    names = {
        identity_for(each)
        for each in (
            who,
            replace(who, voice=other),
            replace(who, phonemes="fr-fr"),
            replace(who, language="fr"),
            replace(who, spoken=replace(who.spoken, letter_seconds=0.2)),
            DEFAULT_NARRATOR,
        )
    }
    before = who.identity
    put_program(tmp_path / "newer", monkeypatch, version="2")

    assert len(names) == 6
    assert replace(who, name="Other").identity == narrator_of(voice).identity
    assert who.identity != before


def test_settings_of_a_voice_are_part_of_it(voice):
    before, settings = narrator_of(voice).identity, voice.with_name(f"{voice.name}.json")
    settings.write_text(settings.read_text(encoding="utf-8").replace("0.6", "0.7"), encoding="utf-8")

    assert narrator_of(voice).identity != before


# ------------------------------------------------------------------ what it lacks


def test_what_is_missing_is_said_one_after_the_other(voice, tmp_path, monkeypatch):
    who = narrator_of(voice)
    kokoro = replace(who, engine=Engine.KOKORO)
    monkeypatch.setattr(language_narrator, "find_spec", lambda _name: None)

    assert why_silent(who) == ""
    assert "kindpace[narrators]" in why_silent(kokoro)
    assert "doesn't know the language tlh" in why_silent(replace(who, phonemes="tlh"))
    assert str(tmp_path / "de" / "gone.onnx") in why_silent(replace(who, voice=voice.with_name("gone.onnx")))
    monkeypatch.setenv("PATH", str(tmp_path))
    forget_program()
    assert "espeak-ng is not installed" in why_silent(who)


def test_one_that_cannot_speak_is_not_loaded(voice):
    with pytest.raises(LanguageNarratorMissingError, match="Hum can't speak here: its voice"):
        LanguageVoice(replace(narrator_of(voice), voice=voice.with_name("gone.onnx")))


@pytest.mark.parametrize("data", [b"", b"no network", b"\x08\x08" * 5000])
def test_a_file_that_is_no_network_is_one_sentence(voice, data):
    voice.write_bytes(data)

    with pytest.raises(LanguageNarratorMissingError, match="Hum can't speak here"):
        LanguageVoice(narrator_of(voice))


def test_a_network_that_names_another_file_is_not_loaded(voice):
    voice.write_bytes(voice.read_bytes() + b"\x6a\x17\x0a\x08location\x12\x0b/etc/passwd")

    with pytest.raises(LanguageNarratorMissingError, match="names other files"):
        LanguageVoice(narrator_of(voice))


def test_a_kokoro_voice_of_another_length_or_without_numbers_is_not_loaded(tmp_path, monkeypatch):
    monkeypatch.setattr(language_narrator, "find_spec", lambda _name: True)
    monkeypatch.setattr(language_voice, "kokoro_numbers", lambda: pytest.fail("loaded"))
    file = tmp_path / "ff.bin"
    who = replace(narrator_of(file), engine=Engine.KOKORO)
    for data in (b"short", b"\xff" * VOICE_BYTES):
        file.write_bytes(data)
        with pytest.raises(LanguageNarratorMissingError, match="no voice of Kokoro"):
            LanguageVoice(who)


@pytest.mark.parametrize(
    "settings",
    [
        "{",
        "[]",
        '{"audio": {"sample_rate": 22050}}',
        '{"audio": {"sample_rate": 1}, "phoneme_id_map": {"_": [0], "^": [1], "$": [2]}}',
        '{"audio": {"sample_rate": 22050}, "phoneme_id_map": {"a": [0]}}',
        '{"audio": {"sample_rate": 8000}, "phoneme_type": "", "phoneme_id_map": {"_": [], "^": [], "$": []}}',
        '{"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": ["x"], "^": [1], "$": [2]}}',
    ],
)
def test_settings_that_cannot_be_used_are_one_sentence_with_the_file(tmp_path, settings):
    file = tmp_path / "x.onnx.json"
    file.write_text(settings, encoding="utf-8")

    with pytest.raises(PiperSettingsError, match=r"x\.onnx\.json can't be used"):
        read_piper_settings(file)


def test_piper_speaks_at_once_and_kokoro_is_prepared(voice):
    who = narrator_of(voice)

    assert speaks_at_once(who)
    assert not speaks_at_once(replace(who, engine=Engine.KOKORO))
    assert speaks_at_once("heart")
    assert not speaks_at_once("emma")
