"""The worker: speaks lines into the cache; ``audio.voice.worker_link`` starts it isolated.

Its arguments are the cache folder, the seconds it stays without work, and the narrator: a name, or a
language's narrator as JSON. It reads lists
of lines from its input, one JSON array per line, each replacing the last; writes one JSON object for every
line spoken; and ends when its input closes (the parent has gone) or after being idle.
"""

import json
import os
import queue
import signal
import sys
import threading
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import IO, Final

from audio.files.clip_cache import ClipCache
from audio.system import change_priority
from audio.voice.languages.language_narrator import Speaking, letters_of, read_argument, speaks_at_once
from audio.voice.loading import loaded_voice
from audio.voice.narrator_catalog import DEFAULT_NARRATOR
from audio.voice.protocol import Voice
from audio.voice.sayable import Letters
from audio.voice.worker import LineRequest, answer_to

_NICENESS: Final = 5
"""A lower priority than window and engine: preparing may take longer, playing may not."""

_PROMPT_LINES: Final = 2
"""So many lines of the present voice, and its loading, come before that: a sitting waits for them."""

_Work = list[LineRequest] | None


def main() -> None:
    """Load the voice, then work until idle or the input closes."""
    # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folder, idle_seconds, narrator = Path(sys.argv[1]), float(sys.argv[2]), read_argument(sys.argv[3])
    answers = _answer_pipe()
    work: queue.SimpleQueue[_Work] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin, work), daemon=True).start()
    prompt = _PROMPT_LINES if speaks_at_once(narrator) else 0
    if not prompt:
        change_priority(_NICENESS)
    speaking = _Speaking(_warm_voice(narrator, work), ClipCache(folder), letters_of(narrator))
    _serve(speaking, work, answers, idle_seconds, prompt=prompt)
    # The listening thread may be blocked in a read: exit without joining it.
    answers.flush()
    os._exit(0)


def _answer_pipe() -> IO[str]:
    """The pipe to the parent; redirects stdout to stderr, so that prints don't reach the pipe."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


def _warm_voice(narrator: Speaking, work: "queue.SimpleQueue[_Work]") -> Voice:
    # Loading takes most of the start-up, while the thread already listens.
    voice = loaded_voice(narrator)
    if narrator == DEFAULT_NARRATOR and work.empty():
        # Where somebody waits already, that line warms it; and the others are too slow for one nobody hears.
        voice.speak("You are welcome, just as you are.", 105.0)
    return voice


def _listen(pipe: IO[str], work: "queue.SimpleQueue[_Work]") -> None:
    for line in pipe:
        items = json.loads(line)
        work.put(
            [LineRequest(item["text"], item["words_per_minute"], tuple(item["joints"])) for item in items]
        )
    work.put(None)
    # With the parent gone nobody needs the current line: exit whatever the main thread is doing.
    os._exit(0)


@dataclass(frozen=True)
class _Speaking:
    voice: Voice
    cache: ClipCache
    letters: Letters | None


def _serve(
    speaking: _Speaking,
    work: "queue.SimpleQueue[_Work]",
    answers: IO[str],
    idle_seconds: float,
    *,
    prompt: int,
) -> None:
    pending: list[LineRequest] = []
    for spoken in count(1):
        try:
            while True:
                latest = work.get_nowait() if pending else work.get(timeout=idle_seconds)
                if latest is None:
                    return
                pending = latest
        except queue.Empty:
            if not pending:
                return
        line = pending.pop(0)
        answer = answer_to(line, speaking.voice, speaking.cache, speaking.letters)
        answers.write(json.dumps(asdict(answer)) + "\n")
        if spoken == prompt:
            change_priority(_NICENESS)


if __name__ == "__main__":
    main()
