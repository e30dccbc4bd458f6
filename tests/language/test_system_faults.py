"""What the system says when it refuses something is said in the language in use."""

import errno
import os
import sys

import pytest

from audio.sentences import system_words as audio_words
from player.language.catalogue import use
from player.language.pseudo import PseudoTranslations, pseudo
from player.language.system_faults import system_words

COMMON = (errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.ENAMETOOLONG)


@pytest.fixture
def made_up():
    use(PseudoTranslations(), "en-XA")
    yield
    use(None)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems word it otherwise")
@pytest.mark.parametrize("number", COMMON)
def test_in_english_it_is_what_linux_says(number):
    assert system_words(OSError(number, "otherwise")) == os.strerror(number)


@pytest.mark.parametrize("number", COMMON)
@pytest.mark.usefixtures("made_up")
def test_it_is_said_in_the_language_in_use_however_the_system_worded_it(number):
    assert system_words(OSError(number, "Zugriff verweigert")) == pseudo(os.strerror(number))


@pytest.mark.usefixtures("made_up")
def test_what_is_not_known_keeps_its_own_words():
    assert system_words(OSError(errno.EDOM, "out of domain")) == "out of domain"
    assert system_words(OSError("no number")) == "no number"
    assert system_words(ValueError("embedded null byte")) == "embedded null byte"


@pytest.mark.usefixtures("made_up")
def test_sound_files_say_the_same(monkeypatch):
    monkeypatch.setattr("audio.sentences._translate", pseudo)

    assert audio_words(OSError(errno.ENOENT, os.strerror(errno.ENOENT))) == pseudo(os.strerror(errno.ENOENT))
    assert audio_words(ValueError("too short")) == "too short"
