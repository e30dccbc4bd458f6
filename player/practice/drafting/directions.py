"""What stands in brackets in a text, or before a colon, and is meant for whoever reads it out."""

import re
from typing import Final

from player.practice.drafting.pause_words import AROUND_BELLS, BELLS

_BELL: Final = re.compile(
    rf"(?:{AROUND_BELLS}|[\s,.:×-])*{BELLS}(?:{AROUND_BELLS}|[\s,.:×-])*", re.IGNORECASE
)

_DIRECTIONS: Final = re.compile(
    r"(?<![^\W\d_])(?:"
    r"music|musik|música|musique|musica|muziek|muzyka|музыка|hudba|"
    r"(?:end|ende|fin|fine|einde|fim|slut|koniec) (?:of|de|del|della|der|des|da|do|van|di)|soundscapes?|"
    r"sfx|ambient|binaural|fad(?:e|es|ed|ing)|mix|layer|introduce|"
    r"volume|track|audio|narrat(?:or|ion)|reader|listeners?|clients?|patients|participants?|facilitator|voice-?over|"
    r"whisper\w*|flüster\w*|softly|leise|repeat|repeats|wiederhol\w*|repetir|répét\w*|duration|dauer|durée|duración|"
    r"x ?[0-9]+|[0-9]+ ?x|[0-9]+ mal|bells?|chimes?|gong|guide (?:them|through)|give (?:them|people)|invite|"
    r"designed for|ideal for|clears throat|(?:speak|read|say|deliver|spoken|sprich|"
    r"lies) (?:\w+ ){0,2}?(?:\w+ly|slow|langsam|sanft|ruhig)|"
    r"(?:tone|voice|rhythm|stimme|ton) (?:\w+ ){0,2}?(?:becomes?|shifts?|softens?|changes?|drops?|"
    r"lowers?|slows?|fades?|wird|"
    r"geht)|fade (?:in|out)|cut to|b-?roll|text on screen|on-?screen|close-?up|slow motion|pre-?talk|"
    r"adapted (?:from|by)|read(?:ing)? time|"
    r"to be (?:inserted|followed|added|adapted|repeated|read)|insert(?:ed)?"
    r")(?![^\W\d_])",
    re.IGNORECASE,
)
_BRIEF_DIRECTIONS: Final = re.compile(
    r"(?<![^\W\d_])(?:sounds?|geräusche?|sonidos?|songs?|plays?|playing|speak|read|say|sprich|sprechen|vorlesen|voz|"
    r"voix|stimme|voice|tone|warmly|times|optional|length|end|ende|fin|fine|einde|fim|slut|koniec|конец|leiser|lauter|ausblenden|einblenden|continued?|sighs?|laughs?|smiles?|coughs?|chuckles?|giggles?|gasps?|yawns?|"
    r"inhales|exhales|note|hinweis)(?![^\W\d_])",
    re.IGNORECASE,
)
_BRIEF: Final = 3
"""Words of directions, the second kind only among so few; none of them makes one within a sentence."""

_WITHIN_FIRST: Final = 6
"""Among so many words at the beginning of what stands in brackets a direction has one of the first kind."""

_ABOUT: Final = re.compile(
    r"[^\w(\[{]*(?:approximate |estimated |total |target |background )?"
    r"(?:duration|length|total|gesamt(?:dauer|zeit|länge)?|"
    r"time|running time|word count|purpose|goal|objective|audience|recommended for|level|"
    r"difficulty|material(?:ien)?|zielgruppe|hintergrundmusik|position|posture|props|materials|music|"
    r"background|sound effects?|sfx|tone|mood|style|author|"
    r"written by|source|copyright|credits?|version|date|tags?|keywords?|category|language|format|"
    r"created(?: at| on| by)?|script ?writer|voice (?:talent|artist|actor)|talent|client|job ?(?:#|no\.?|"
    r"number)?|producer|"
    r"agency|project|scene|setting|status|last (?:edited|updated|modified)|(?:reading |recording )?tip|"
    r"video|visuals?|on[- ]?screen|b-roll|gfx|graphics|camera|image on screen|transcribed by|recorded by|"
    r"dauer|länge|musik|ziel|autor|autorin|quelle|duración|música|objetivo|autora|durée|musique|objectif|auteur)"
    r" ?[:：]\s*\S",
    re.IGNORECASE,
)
"""How lines begin that tell about a practice."""

_MOST_ABOUT: Final = 160
_ENDED: Final = re.compile(r"[.!?…:。！？।॥؟۔][\"'”’»)\]」』）]*$")


def is_bell(inside: str) -> bool:
    """Whether words in brackets mean a bell, in any of the languages."""
    return _BELL.fullmatch(inside.strip()) is not None


def is_direction(inside: str) -> bool:
    """Whether words in brackets that stand by themselves tell how to read, or what to play."""
    words = inside.split()
    brief = len(words) <= _BRIEF and _BRIEF_DIRECTIONS.search(inside) is not None
    return brief or _DIRECTIONS.search(" ".join(words[:_WITHIN_FIRST])) is not None


def tells_about(line: str) -> bool:
    """Whether a line tells about the practice, as ``Duration: 10 minutes``."""
    return len(line) <= _MOST_ABOUT and _ABOUT.match(line) is not None


def by_itself(before: str, after: str) -> bool:
    """Whether brackets stand between two sentences, and not within one.

    Args:
        before: what is said before them on the line.
        after: what stands behind them on the line.
    """
    ended = not before.strip() or _ENDED.search(before.rstrip()) is not None
    following = after.lstrip(" .,…")
    return ended and not following[:1].islower()
