"""Where the system has no process to give, that is said of each recording, and it is tried again."""

import errno
import os

import numpy as np
import pytest
import soundfile

from audio.analysis import surveys as surveys_module
from audio.analysis.surveys import Surveys

SAID = "could not be looked through: "


@pytest.fixture
def surveys(tmp_path):
    made = Surveys(tmp_path / "cache")
    yield made
    made.close()


def refused(*_given, **_named):
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def test_no_process_is_a_fault_of_the_moment(surveys, tmp_path, monkeypatch):
    talk = tmp_path / "talk.wav"
    soundfile.write(talk, np.zeros(8_000), 8_000)
    with monkeypatch.context() as patch:
        patch.setattr(surveys_module, "start_helper", refused)
        surveys.ask((talk,))
    said, kept = surveys.fault(talk), surveys.unkept(talk)
    surveys.ask((talk,))

    assert said == f"{talk} {SAID}{os.strerror(errno.EAGAIN)}."
    assert kept
    assert surveys.fault(talk) == ""
