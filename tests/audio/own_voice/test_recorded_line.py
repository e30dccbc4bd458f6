"""A recorded line beside a narrator's: trimmed to its speech, as loud, and as long as it was spoken."""

import numpy as np
import pytest
import soundfile

from audio.analysis.loudness import measured
from audio.own_voice import line as own_voice
from audio.own_voice.line import finished_line, read_sound, speech_loudness, stretches
from audio.own_voice.line_errors import NoSpeechError, TooLongError, TooQuietError
from audio.units import SAMPLE_RATE
from audio.voice.hibari_voice import HibariVoice

LINE = "Let your hands rest where they like."


@pytest.fixture(scope="module")
def spoken():
    """A line as somebody might speak it: -20 LUFS, without quiet around it."""
    return HibariVoice().speak(LINE, 105.0).samples


def microphone(speech, gain_db, noise_db, lead=0.7, tail=0.9):
    """The line as a microphone gives it, in a room that is never quite still."""
    quiet = [np.zeros(round(seconds * SAMPLE_RATE), np.float32) for seconds in (lead, tail)]
    whole = np.concatenate([quiet[0], speech, quiet[1]]) * 10 ** (gain_db / 20)
    noise = np.random.default_rng(7).normal(0, 10 ** (noise_db / 20), len(whole))
    return (whole + noise).astype(np.float32)


@pytest.mark.parametrize(("gain", "noise"), [(8, -70), (0, -80), (-10, -60), (-22, -72)])
def test_it_is_trimmed_and_as_loud_as_the_narrator_within_a_unit_and_never_stretched(spoken, gain, noise):
    made = finished_line(microphone(spoken, gain, noise), "Line 1").samples

    assert measured(made)[0] == pytest.approx(-20.0, abs=0.5)
    assert measured(made)[1] <= -2.0
    assert len(spoken) - 0.05 * SAMPLE_RATE <= len(made) <= len(spoken) + 0.25 * SAMPLE_RATE


def test_what_could_be_mended_is_said(spoken):
    loud = np.clip(microphone(spoken, 20, -80), -1.0, 1.0)

    assert "turn the microphone down" in finished_line(loud, "Line 1").words
    assert "raised by 22 dB" in finished_line(microphone(spoken, -22, -90), "Line 1").words
    assert finished_line(microphone(spoken, 0, -80), "Line 1").words == ""


def test_what_holds_no_speech_or_too_little_is_refused_with_its_line(spoken):
    with pytest.raises(NoSpeechError, match="Line 4: no speech"):
        finished_line(np.zeros(SAMPLE_RATE, np.float32), "Line 4")
    with pytest.raises(TooQuietError, match="Line 5: it is too quiet"):
        finished_line(microphone(spoken, -40, -110), "Line 5")


def test_one_short_word_is_as_loud_too(spoken):
    word = spoken[: round(0.3 * SAMPLE_RATE)]
    made = finished_line(microphone(word, -12, -80), "Line 1").samples

    assert speech_loudness(made) == pytest.approx(-20.0, abs=0.5)


def test_speech_without_pauses_is_one_stretch_however_long(spoken):
    without = np.concatenate([spoken] * 4)
    apart = np.concatenate([spoken, np.zeros(SAMPLE_RATE, np.float32), spoken])

    assert len(without) > 12 * SAMPLE_RATE
    assert len(stretches(without)) == 1
    assert len(stretches(apart)) == 2


def test_any_file_becomes_mono_at_the_engines_rate_and_a_long_one_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "line.flac"
    soundfile.write(path, np.full((22_050, 2), [0.2, 0.4]), 44_100)
    found = read_sound(path)

    assert found.shape == (24_000,)
    assert float(np.median(found)) == pytest.approx(0.3, abs=0.01)
    assert own_voice.LONGEST_LINE == 120.0
    monkeypatch.setattr(own_voice, "LONGEST_LINE", 0.4)
    with pytest.raises(TooLongError, match=r"line\.flac: it is longer"):
        read_sound(path)


def test_a_line_on_a_channel_and_its_mirror_image_is_heard(tmp_path):
    line = np.random.default_rng(3).normal(0, 0.1, 2 * SAMPLE_RATE).astype(np.float32)
    soundfile.write(tmp_path / "line.flac", line, SAMPLE_RATE)
    soundfile.write(tmp_path / "turned.flac", np.column_stack([line, -line]), SAMPLE_RATE)

    np.testing.assert_allclose(
        read_sound(tmp_path / "turned.flac"), read_sound(tmp_path / "line.flac"), atol=1e-4
    )
