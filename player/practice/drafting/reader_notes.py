"""Paragraphs for whoever leads a practice: ``Note to facilitator: …``, ``Debrief questions``."""

import re
from collections.abc import Sequence
from typing import Final

_LEADERS: Final = (
    r"(?:teachers?|facilitators?|instructors?|guides?|leaders?|readers?|narrators?|therapists?|clinicians?|"
    r"trainers?|practitioners?|parents?|speakers?|voice[- ]?actors?|lehrende|lehrpersonen|anleitende|leitung|"
    r"kursleitung|anleitung|anleiter(?:innen)?|vorlesende|"
    r"leser(?:innen)?|sprecher(?:innen)?|therapeut(?:inn)?en)"
)
_NOTES: Final = (
    r"(?:notes?|instructions?|guidance|directions|tips|hints|preparations?|reminders?|"
    r"hinweise?|anleitung|notizen)"
)
_FOR: Final = (
    rf"(?:{_NOTES} (?:for|to|für) (?:the |die |you,? the )?{_LEADERS}|"
    rf"{_LEADERS}(?:['’]s?|s['’])? {_NOTES})"
)
_HEADED: Final = re.compile(
    rf"\W*(?:{_FOR}|(?:(?:debrief|inquiry|discussion|follow-up)(?:ing)?(?: questions?)?)|"
    r"(?:questions|topics) for (?:discussion|debrief\w*|sharing)|"
    r"after the (?:practice|exercise):? debrief)\W*",
    re.IGNORECASE,
)
_AFTERWARDS: Final = re.compile(
    r"\W*(?:nachgespräch|nachbesprechung|reflexion(?:sfragen)?|auswertung|debrief(?:ing)?|inquiry|follow-?up|"
    r"questions for (?:discussion|reflection)) ?[:：]\s*\S",
    re.IGNORECASE,
)
_BEGUN: Final = re.compile(rf"\W*{_FOR}\s*(?:[:：]|[–—-] )\s*\S", re.IGNORECASE)
_OF_THE_SCRIPT: Final = re.compile(
    r"\s*#{1,6} *(?:the |full |complete |spoken |guided )*(?:script|meditation|practice|transcript|text|"
    r"narration|exercise|skript|"
    r"übung|anleitung|méditation|meditación|guion)(?: (?:script|text))?[ #:]*",
    re.IGNORECASE,
)
_ABOUT: Final = (
    r"purpose|objectives?|goals?|aims?|timing(?: breakdown)?|timeline|schedule|sources?|references?|"
    r"bibliography|"
    r"further reading|materials(?: needed)?|equipment|contraindications|benefits|rationale|credits|"
    r"licen[cs]e|"
    r"(?:recording|production|voice|delivery|pacing) (?:notes|tips|guidelines|directions?)|notes (?:for|"
    r"on) \w+|\w+ notes|tips for \w+|"
    r"acknowledge?ments|about (?:this|the) (?:script|practice|meditation|recording)|metadata|changelog|"
    r"how to use(?: (?:this|the) (?:script|recording|practice))?|quellen|literatur|material(?:ien)?|"
    r"lernziele?|"
    r"hinweise|sources|objectifs?|objetivos?|fuentes|referencias|obiettivi|fonti"
)
_ABOUT_BESIDE: Final = (
    r"overview|background|notes?|tips|preparation|set-?up|instructions?|description|summary|music|audio|tone|length|"
    r"duration|variations?|modifications|follow-?up|vorbereitung|überblick|hinweis|beschreibung|theme|intention"
)
"""What is about a practice only where another part is called its script."""

_PART: Final = re.compile(r"(?P<signs>\s*#{1,6}) *(?P<name>.*?)[ #:]*|\s*(?P<plain>[^#].{2,40}?) ?:\s*")
_NOTE_ON_MARKS: Final = re.compile(
    r"\W*(?:note|hinweise?|anmerkung(?:en)?) ?:(?!.*\b(?:your?|dein\w*|dir|dich)\b)"
    r".*\b(?:pauses?|silences?|script|record\w*|voice|tts|represents?|"
    r"indicat\w+|translates?|"
    r"pausen|lesen|vorlesen|sprechen|stimme|tempo|skript|aufnahme)\b",
    re.IGNORECASE,
)
_MARKED: Final = re.compile(r"\s*(#{1,6})\s")


def notes_for_readers(lines: Sequence[str], blocks: Sequence[Sequence[int]]) -> list[int]:
    """Which lines are for whoever leads a practice.

    Args:
        lines: of the text.
        blocks: the lines of each paragraph, by their places.
    """
    places: list[int] = []
    scripted = any(_OF_THE_SCRIPT.fullmatch(line) for line in lines)
    for at, block in enumerate(blocks):
        first = lines[block[0]]
        if _BEGUN.match(first) or _AFTERWARDS.match(first) or _NOTE_ON_MARKS.match(first):
            places += block
        elif _is_about(first, scripted=scripted):
            marked = _MARKED.match(first)
            places += block
            places += _below(
                lines, blocks[at + 1 :] if len(block) == 1 else (), len(marked[1]) if marked else 0
            )
        elif _HEADED.fullmatch(first):
            places += block
            marked = _MARKED.match(first)
            within = blocks[at + 1 :] if len(block) == 1 else ()
            places += _below(lines, within, len(marked[1]) if marked else 0)
    return sorted(set(places))


def _is_about(line: str, *, scripted: bool) -> bool:
    """Whether a heading stands above what is about a practice, as its purpose or its sources."""
    found = _PART.fullmatch(line)
    if found is None:
        return False
    names = f"{_ABOUT}|{_ABOUT_BESIDE}" if scripted and found["signs"] else _ABOUT
    return (
        re.fullmatch(rf"(?:the )?(?:{names})", (found["name"] or found["plain"] or "").strip(), re.IGNORECASE)
        is not None
    )


def _below(lines: Sequence[str], blocks: Sequence[Sequence[int]], level: int) -> list[int]:
    """What stands below such a heading: all up to the next as high, or one paragraph where none is marked."""
    places: list[int] = []
    for block in blocks:
        marked = _MARKED.match(lines[block[0]])
        if marked is not None and len(marked[1]) <= max(level, 1):
            break
        places += block
        if not level:
            break
    return places
