"""The recorder's process: ``audio.recording.process``, started by ``audio.recording.microphone``.

Its input has a JSON object on each line: ``{"do": "look"}``, ``{"do": "record", "device": NAME}`` or
``{"do": "stop"}``. Its output has one for each thing that happened; after one with ``frames`` come as many
float32 samples. It ends when its input closes, and the microphone with it.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from audio.errors import AudioError
from audio.sentences import _

_INTERVAL: Final = 0.05
"""Seconds between two looks at what came."""

_SILENT: Final = 2.0
"""Seconds without a block after which the device counts as gone: some sound servers end without a word."""

_Asked = dict[str, Any]


class NoInputLibraryError(AudioError):
    """PortAudio can't be loaded."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(
            _(
                "No microphone can be reached here: PortAudio could not be loaded ({reason}). "
                "Install it (on Debian: apt install libportaudio2), or record with any other program "
                "and take the files in."
            ).format(reason=reason)
        )


def main() -> None:
    """Do what is asked for until the input closes."""
    # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _answer_pipe()
    asked: SimpleQueue[_Asked] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    while True:
        _do(asked.get(), asked, answers)


def _answer_pipe() -> IO[bytes]:
    """The pipe to the parent; what libraries print goes to where errors go."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


def _listen(pipe: IO[bytes], asked: SimpleQueue[_Asked]) -> None:
    for line in pipe:
        asked.put(json.loads(line))
    # With the parent gone nothing may be recorded any longer, whatever the sound server does.
    os._exit(0)


def _do(command: _Asked, asked: SimpleQueue[_Asked], answers: IO[bytes]) -> None:
    try:
        if command["do"] == "look":
            _say(answers, kind="microphones", names=_input().microphones())
        elif command["do"] == "record":
            _record(command["device"], asked, answers)
    except AudioError as error:
        _say(answers, kind="failed", words=str(error))
    except (ImportError, OSError) as error:
        _say(answers, kind="failed", words=str(NoInputLibraryError(error)))


def _input() -> Any:
    again = "audio.devices.portaudio_input" in sys.modules
    # It contacts the sound server, and may be missing.
    from audio.devices import portaudio_input, portaudio_output  # noqa: PLC0415

    if again:
        # Only then does PortAudio see new devices, and opens one again that had gone.
        portaudio_output.restart_portaudio()
    return portaudio_input


def _record(device: str | None, asked: SimpleQueue[_Asked], answers: IO[bytes]) -> None:
    stream = _input().PortAudioInput(device)
    _say(answers, kind="open", device=stream.device, rate=stream.rate)
    for block in _blocks(stream, asked):
        if len(block):
            _pass_on(block, answers)
    _say(answers, kind="ended", by_itself=stream.ended, lost=stream.lost)


def _blocks(stream: Any, asked: SimpleQueue[_Asked]) -> Iterator[NDArray[np.float32]]:
    """What comes until it is stopped, or ends by itself; the rest comes last."""
    latest = time.monotonic()
    while not stream.ended and not _stopped(asked):
        block = stream.read()
        now = time.monotonic()
        latest = now if len(block) else latest
        stream.ended = stream.ended or now - latest > _SILENT
        yield block
    if stream.ended:
        # Closing might wait for a server that is gone.
        Thread(target=stream.close, daemon=True).start()
    else:
        stream.close()
    yield stream.read()


def _stopped(asked: SimpleQueue[_Asked]) -> bool:
    with suppress(Empty):
        return bool(asked.get(timeout=_INTERVAL)["do"] == "stop")
    return False


def _pass_on(block: NDArray[np.float32], answers: IO[bytes]) -> None:
    peak, rms = float(np.abs(block).max()), float(np.sqrt(np.mean(np.square(block))))
    _say(answers, kind="sound", frames=len(block), peak=round(peak, 5), rms=round(rms, 5))
    answers.write(block.tobytes())
    answers.flush()


def _say(answers: IO[bytes], **values: object) -> None:
    answers.write(json.dumps(values).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
