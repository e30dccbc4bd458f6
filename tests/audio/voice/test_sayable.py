"""Which lines a narrator can say is known without speaking them."""

import pytest

from audio.files.clip_cache import ClipCache
from audio.voice.protocol import SpokenLine
from audio.voice.sayable import can_say, speaks
from audio.voice.worker import FailedLine, LineRequest, spoken


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
