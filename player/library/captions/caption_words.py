"""The words of captions as a plain text, with the quiet between them as pauses: what a draft is made from."""

import re
from collections.abc import Sequence
from typing import Final

from player.practice.drafting.directions import is_bell
from player.practice.drafting.transcript_times import LEAST_BY_TIMES, has_words, is_unpunctuated, spoken_until
from player.practice.drafting.written_pauses import pause_in
from player.practice.session.cues import Cue

_SPEAKS: Final = re.compile(r"(?:^|(?<=[.!?…] ))– ")
_NAMED: Final = re.compile(r"^[^\W\d_a-z](?:[^\Wa-z]|[ .'’-]){1,30}(?: ?\([^()]{1,20}\))?: (?=\S)")
"""Who speaks, in capitals, as captions for people who hear badly have it."""

_ENDED: Final = re.compile(r"[.!?…:;。！？।॥؟۔][\"'”’»)\]」』）]*\s*$")
_SUNG: Final = re.compile(r"#(?P<words>[^#]*)(?:#|$)")
"""As television has songs between crosses; a line of Markdown that begins so would be a heading."""

_LEAST_PAUSE: Final = 1.0
"""Seconds between two captions that are taken for a pause (our own)."""

_LEAST_WITHIN: Final = 2.0
"""The same where no caption has a full stop, so that any may go on with the one before."""


def caption_words(cues: Sequence[Cue]) -> str:
    """The text: a paragraph up to each pause, and a sentence on one line, however it was cut up.

    Args:
        cues: by their start.
    """
    unpunctuated = is_unpunctuated([cue.text for cue in cues])
    text = ""
    end: float | None = None
    for cue in cues:
        words = _SUNG.sub(r"♪\g<words>♪", _NAMED.sub("", _SPEAKS.sub("", cue.text)))
        rings = is_bell(words.strip("[]() "))
        if not rings and not has_words(words):
            # It is quiet for as long as music plays; the next words tell how long.
            heard = words.strip("[]() ")
            text += (
                "" if pause_in(heard, words) else f"[{heard}]\n" if words.startswith("(") else f"{words}\n"
            )
            continue
        goes_on = bool(text) and not _ENDED.search(text) and words[:1].islower()
        least = (_LEAST_WITHIN if unpunctuated else LEAST_BY_TIMES) if goes_on else _LEAST_PAUSE
        gap = 0.0 if end is None else cue.start - end
        if gap >= least:
            text = f"{text.rstrip()} {_quiet(gap, text)}\n\n"
        elif goes_on:
            text = f"{text.rstrip()} "
        text += f"{words}\n"
        # One that stays for long after its words have been said hides a pause.
        said = cue.start if rings else spoken_until(cue.start, words.split("\n"))
        end = max(end or 0.0, said if cue.end - said >= LEAST_BY_TIMES else cue.end)
    return text


def _quiet(seconds: float, before: str) -> str:
    """A pause; as a tag behind words that end no sentence, which in brackets would be a heading's length."""
    return f"({seconds:.0f} seconds)" if _ENDED.search(before) else f'<break time="{seconds:.0f}s"/>'
