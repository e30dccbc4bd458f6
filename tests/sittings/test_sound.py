"""What plays a sitting, where the system refuses what it needs."""

import errno
import os

from audio.engine import child
from audio.engine.types import EngineState
from player.sittings.sound import Sound


def test_without_room_for_what_it_shares_nothing_is_heard_and_a_sentence_says_why(tmp_path, monkeypatch):
    def full(_descriptor, _data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(child, "_SHARED_MEMORY", tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(child.os, "write", full)
        status = Sound(tmp_path / "cache", "").engine(spoken=True).status()

    assert status.state is EngineState.FAILED
    assert "No space left on device" in status.error
    assert list(tmp_path.iterdir()) == []
