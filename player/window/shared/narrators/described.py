"""Who can speak, in words, wherever a narrator is chosen."""

from collections.abc import Callable
from typing import Final

from audio.voice.narrator_catalog import HOW_TO_HAVE
from player.language.catalogue import _, counted
from player.practice.narrator_choice import NarratorChoice
from player.practice.plain_words import joined
from player.sittings.narration import Who
from player.sittings.readiness import Readiness
from player.window.state import Option

Missing = Callable[[NarratorChoice], str]
"""What a narrator lacks to speak on this machine; empty where nothing."""


def narrator_options(missing: Missing) -> tuple[Option, ...]:
    """Everybody, each in a line; those who can't speak here are marked."""
    return tuple(Option(narrator.value, _words(narrator, missing)) for narrator in NarratorChoice)


def _words(narrator: NarratorChoice, missing: Missing) -> str:
    away = narrator is not NarratorChoice.OPEN and missing(narrator)
    return _("{words} (not installed)").format(words=narrator.words) if away else narrator.words


def who_is_away(missing: Missing) -> str:
    """Who can't speak here, and who does instead; empty where everybody can."""
    away = [
        narrator.given_name
        for narrator in NarratorChoice
        if narrator is not NarratorChoice.OPEN and missing(narrator)
    ]
    if not away:
        return ""
    return counted(
        "{names} is not on this computer yet. Where that one is chosen, Heart speaks.",
        "{names} are not on this computer yet. Where one of them is chosen, Heart speaks.",
        len(away),
        names=joined(away),
    )


HOW_TO_ADD: Final = _("How to add them")

HOW_THEY_ARE_ADDED: Final = _(
    "Whoever put Kindpace on this computer can add them. That needs the internet once, and a few minutes. In "
    "a terminal: {how_to_have}. Then open Kindpace again."
).format(how_to_have=HOW_TO_HAVE)
"""For the one who does it; others needn't read it."""


def readiness_words(narrator: Who, found: Readiness, words_per_minute: float) -> str:
    """How far a narrator is with a sitting, and what beginning now would mean.

    Args:
        narrator: whose lines have to be ready.
        found: how many are.
        words_per_minute: the pace at which they are spoken.
    """
    name = narrator.given_name
    if found.whole:
        return _("{name} is ready.").format(name=name)
    ready, of = len(found.lines) - len(found.missing), len(found.lines)
    left = sum(len(line.split()) for line in found.missing) / words_per_minute
    minutes = max(1, round(left * TIMES_AS_LONG))
    wait = counted("about a minute", "about {number} minutes", minutes)
    if not isinstance(narrator, NarratorChoice):
        return _(
            "{name} is getting ready: {ready} of {of} lines. Begin now, and it is there to read; or wait "
            "{wait} for {name}."
        ).format(name=name, ready=ready, of=of, wait=wait)
    return _(
        "{name} is getting ready: {ready} of {of} lines. Begin now, and Heart speaks all of "
        "it; or wait {wait} for {name}."
    ).format(name=name, ready=ready, of=of, wait=wait)


TIMES_AS_LONG: Final = 1.7
"""A line of these narrators takes about so many times as long to prepare as to hear (ADR 17)."""
