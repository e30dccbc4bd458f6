"""The narrator's pace, edges, loudness and faults, measured on its speech."""

import itertools

import numpy as np
import pytest

from audio.analysis.loudness import measured
from audio.voice.hibari_voice import LONGEST_LINE, HibariVoice
from audio.voice.phrases import word_count
from audio.voice.protocol import LineTooLongError, NothingToSayError, PaceOutOfRangeError, VoiceError
from audio.voice.trim import rests

SCRIPT = """You are welcome here, just as you are.
You might look around the room, if you like.
Your eyes may stay open and rest on one thing.
There is nothing you have to get right.
Perhaps you notice the chair, the floor, or the air on your skin.
Sounds come and go.
You can listen to one of them for a while.
Any answer is fine.
It may help to know that many people, in many places, meet moments like this one.
Perhaps one small hard thing from this week comes to mind.
Something that is about a two out of ten.
You could say quietly to yourself that this is difficult.
Moments like this are part of being human.
What would you say to a good friend who felt this way?
If you like, offer yourself a little of the same.
Or rest with the feeling of your feet on the ground.
May I be kind to myself, as well as I can.
You may feel [content](/kəntˈɛnt/), or not.
Both are welcome.
Notice the temperature of your hands.
They might rest on your lap, or on something soft.
Still here.
In your own time, let your attention widen to the whole room.
You might stretch, or take a sip of water.
Thank you for spending this time here.""".splitlines()


@pytest.fixture(scope="module")
def voice():
    return HibariVoice()


@pytest.fixture(
    scope="module", params=[3, pytest.param(1, marks=pytest.mark.exhaustive)], ids="one line in {}".format
)
def texts(request):
    return SCRIPT[:: request.param]


@pytest.fixture(scope="module")
def at_105(voice, texts):
    return [voice.speak(line, 105.0).samples for line in texts]


@pytest.fixture(scope="module")
def at_85(voice):
    """The slowest."""
    return [voice.speak(line, 85.0).samples for line in SCRIPT[::4]]


def _pace(lines, texts):
    return 60.0 * sum(map(word_count, texts)) / sum(len(line) / 48_000 for line in lines)


def test_a_quarter_of_the_lines_is_spoken_at_the_slowest_and_the_quickest_pace(voice, at_85):
    at_140 = [voice.speak(line, 140.0).samples for line in SCRIPT[::4]]

    assert _pace(at_85, SCRIPT[::4]) == pytest.approx(85.0, rel=0.05)
    assert _pace(at_140, SCRIPT[::4]) == pytest.approx(140.0, rel=0.05)


@pytest.mark.exhaustive
@pytest.mark.parametrize("words_per_minute", [85.0, 100.0, 115.0, 140.0])
def test_a_script_is_spoken_at_the_pace_asked_for(voice, words_per_minute):
    lines = [voice.speak(line, words_per_minute).samples for line in SCRIPT]

    assert _pace(lines, SCRIPT) == pytest.approx(words_per_minute, rel=0.05)


def test_the_usual_pace_is_kept_too(at_105, texts):
    assert _pace(at_105, texts) == pytest.approx(105.0, rel=0.05)


def test_speech_starts_and_ends_within_twenty_milliseconds(at_105):
    for line in at_105:
        loud = np.flatnonzero(np.abs(line) > 10 ** (-46 / 20) * np.max(np.abs(line)))

        assert loud[0] <= 0.020 * 48_000
        assert len(line) - loud[-1] <= 0.020 * 48_000


def test_edges_are_ramped_to_silence(at_105):
    for line in at_105:
        assert abs(float(line[0])) < 1e-4
        assert abs(float(line[-1])) < 1e-3


def test_rests_inside_a_line_stay_under_eight_tenths_of_a_second(at_105, at_85):
    longest = [end - start for line in (*at_105, *at_85) for start, end in rests(line, 48_000, 0.1)]

    assert max(longest) < 0.8 * 48_000


def test_every_line_is_at_programme_loudness_with_room_for_peaks(at_105):
    found = [measured(line) for line in at_105]

    assert all(-22.0 <= loudness <= -19.0 for loudness, _ in found)
    assert np.mean([loudness for loudness, _ in found]) == pytest.approx(-20.0, abs=0.5)
    assert max(peak for _, peak in found) < -2.0


def test_no_step_between_samples_is_larger_than_speech_makes(voice, at_105):
    """The unstretched voice is the reference: seams may not add steps."""
    plain = [voice.spoken_plainly(line, 1.0) for line in SCRIPT[:8]]
    # At half the rate a step is twice as long; compare relative to the peak.
    usual = max(float(np.max(np.abs(np.diff(line))) / np.max(np.abs(line))) for line in plain)

    steps = [float(np.max(np.abs(np.diff(line))) / np.max(np.abs(line))) for line in at_105]

    assert max(steps) < usual


def test_the_same_line_is_the_same_bytes_in_another_voice_object(at_105, texts):
    again = HibariVoice()
    again.speak("Something else first.", 120.0)

    assert again.speak(texts[2], 105.0).samples.tobytes() == at_105[2].tobytes()


def test_a_marked_pronunciation_is_spoken_and_never_as_marks(voice):
    marked = voice.speak("You may feel [content](/kˈɑntɛnt/).", 105.0).samples
    plain = voice.speak("You may feel content.", 105.0).samples

    assert len(marked) == pytest.approx(len(plain), rel=0.15)
    assert marked.tobytes() != plain.tobytes()


def test_quotation_marks_and_dashes_of_every_kind_sound_alike(voice):
    typographic = voice.speak("It’s here — the “room” — all\u00a0around\u200b you…", 105.0).samples
    plain = voice.speak('It\'s here, the "room", all around you...', 105.0).samples

    assert typographic.tobytes() == plain.tobytes()


def test_a_dash_or_an_emoji_beside_words_is_no_word():
    assert word_count("here — and 🙂 there") == 3
    assert word_count("feel [content](/kəntˈɛnt/), or not") == 4


@pytest.mark.parametrize("text", ["", "   ", "🙂", "…", "— —", "🙂🙂 !", "\u200b"])
def test_text_without_words_is_refused_and_named(voice, text):
    with pytest.raises(NothingToSayError, match="at least one word"):
        voice.speak(text, 105.0)


@pytest.mark.parametrize("pace", [0.0, -1.0, 59.0, 201.0, float("nan"), float("inf")])
def test_a_pace_out_of_range_is_refused(voice, pace):
    with pytest.raises(PaceOutOfRangeError, match="60 to 200"):
        voice.speak("Hello.", pace)


def test_an_endless_line_is_refused(voice):
    with pytest.raises(LineTooLongError, match="several sentences"):
        voice.speak("and on " * (LONGEST_LINE // 7 + 1), 105.0)


@pytest.mark.parametrize(
    "text",
    ["Ω", "日本語のテキスト", "[", "[x](/", "[](//)", "a", "...yes", "123,456.78", "A\nB\n\nC", "!!! oh"],
)
def test_odd_text_is_spoken_or_refused_with_a_reason(voice, text):
    try:
        samples = voice.speak(text, 105.0).samples
    except VoiceError as fault:
        samples, reason = np.zeros(0, np.float32), str(fault)
    else:
        reason = ""

    assert (len(samples) > 0) != bool(reason)
    assert np.all(np.isfinite(samples))


def test_the_identity_names_every_version(voice):
    for part in ("hibari-tts=", "onnxruntime=", "numpy=", "kindpace=", "seed="):
        assert part in voice.identity


def test_lines_differ_in_tempo_only_as_speech_does(at_105, texts):
    """Even after pacing, no line is more than twice as quick as another."""
    paces = [word_count(text) / len(line) for text, line in zip(texts, at_105, strict=True)]

    assert max(quick / slow for quick, slow in itertools.permutations(paces, 2)) < 2.5
