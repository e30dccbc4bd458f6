"""Where the system has no process to give, the outputs are not known, and that is all."""

import errno
import os

import pytest

from audio.devices import names
from audio.devices.names import DevicesUnknownError, output_devices


def test_outputs_that_no_process_can_list_are_unknown(monkeypatch):
    def refused(*_given):
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(names, "run_helper", refused)

    with pytest.raises(DevicesUnknownError, match=os.strerror(errno.EAGAIN)):
        output_devices()
