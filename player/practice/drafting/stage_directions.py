"""Sentences about whoever leads a practice, or to them: ``Teacher pauses for 10 seconds``, ``Ring a bell``.

A sentence that speaks to whoever listens is none of these, so one with a "you" in it is said.
"""

import re
from enum import Enum
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.directions import is_bell
from player.practice.drafting.pause_words import BELLS, HALTS, PAUSES, SILENCES
from player.practice.drafting.written_pauses import (
    LONG_S,
    SILENCE_S,
    USUAL_S,
    WrittenPause,
    pause_in,
    seconds_in,
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", re.IGNORECASE)


_ADDRESSED: Final = _words(
    "you|your|yours|yourself|yourselves|us|our|ours|we|(?-i:I)|me|my|let['’]s|"
    "du|dir|dich|dein(?:e[nmrs]?)?|ihr|euch|euer|eure[nmrs]?|wir|uns|unser(?:e[nmrs]?)?|ihnen|"
    "tú|ti|contigo|tus?|usted(?:es)?|nosotr[oa]s|nuestr[oa]s?|vous|votre|vos|tu|toi|tes|nous|notre|nos|"
    "tuo|tua|tuoi|tue|voi|vostr[oaie]|noi|nostr[oaie]|você|vocês|teu|je|jou|jouw|jullie|wij|ons|onze"
)
"""Whom a sentence speaks to, or that speaks."""

_LEADS: Final = (
    r"(?:the )?(?:(?:yoga|meditation|mindfulness|lead|class|group|course) )?"
    r"(?:teacher|instructor|facilitator|leader|guide|narrator|speaker|reader|therapist|trainer|practitioner|"
    r"hypnotist|hypnotherapist|coach|presenter|host)|"
    r"(?:(?:der|die) )?(?:lehrer|leiter|anleiter|kursleiter|sprecher|therapeut|trainer|übungsleiter)(?:in)?|"
    r"(?:(?:el|la) )?(?:maestr[oa]|profesora?|instructora?|gu[ií]a|facilitadora?|narradora?|locutora?)|"
    r"(?:l[’']|le |la )(?:enseignante?|professeure?|instructeur|instructrice|guide|animateur|animatrice)|"
    r"(?:l[’']|il |la )(?:insegnante|maestr[oa]|istruttore|istruttrice|guida)|"
    r"(?:[oa] )(?:professora?|instrutora?|guia|facilitadora?)|"
    r"(?:läraren|ledaren|instruktören|læreren|lederen|instruktøren)|(?:nauczyciel(?:ka)?|prowadząc[ya])|"
    r"(?:учитель|ведущ(?:ий|ая)|инструктор)|(?:de )?(?:leraar|docent|docente|begeleider|begeleidster)"
)
_GROUP: Final = r"(?:the )?(?:class|group|children|kids)"
_THOSE: Final = (
    r"(?:the |all |die |alle )?(?:participants|students|attendees|listeners|trainees|"
    r"teilnehmende[nr]?|"
    r"teilnehmer(?:innen)?|schüler(?:innen)?)"
)
_RESTS: Final = (
    r"pauses?|waits?|stops?|rests?|(?:stays?|remains?|keeps?|is|falls?) (?:silent|quiet|still)|"
    r"(?:keeps|holds|observes|maintains) (?:the )?silence|(?:allows|leaves|gives|takes|makes|holds) .*"
    r"(?:pause|silence|seconds?|minutes?|moments?|breaths?|time).*|"
    r"macht .*pause.*|pausiert|wartet|schweigt|hält inne|lässt .*(?:pause|stille|zeit).*|"
    r"hace .*pausa.*|espera|guarda silencio|fait .*pause.*|attend|garde le silence|"
    r"fa .*pausa.*|aspetta|attende|faz .*pausa.*|pauzeert|wacht|"
    r"pausar|väntar|pauser|venter|robi .*(?:pauzę|przerwę).*|czeka|milczy|делает .*паузу.*|жд[её]т|молчит"
)
_RINGS: Final = (
    r"rings?|strikes?|sounds?|chimes|hits|taps|plays|invites|läutet|schlägt|spielt|klingelt|"
    r"toca|suena|hace sonar|sonne|frappe|fait sonner|fait tinter|suona|luidt|slaat|"
    r"ringer|dzwoni|uderza|звонит|бь[её]т"
)
_DOES: Final = (
    r"plays|reads|speaks|continues|repeats|walks|turns (?:on|off|up|down|the)|lowers|raises|fades|dims|"
    r"lights|starts|demonstrates|models|hands out|distributes|smiles|nods|sits down|stands up|sighs|whispers|"
    r"closes|opens|liest|spricht|geht|wiederholt|lee|habla|camina|lit|parle|marche|legge|parla|lê|fala|leest|spreekt"
)
_LEADING: Final = re.compile(
    rf"(?:{_LEADS}) (?:then |now |again |slowly |gently |quietly |silently |softly |"
    rf"dann |jetzt |nun |leise |langsam )?"
    rf"(?:(?P<rests>{_RESTS})|(?P<rings>{_RINGS})|(?P<does>{_DOES}))(?![^\W\d_])",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(rf"{_GROUP}(?: [^\W\d_]+)+", re.IGNORECASE)
_TAKING_PART: Final = re.compile(rf"{_THOSE} [^\W\d_]", re.IGNORECASE)
_TO_LEADERS: Final = re.compile(rf"(?:{_LEADS}|{_THOSE}|anleitende|lehrende) ?: ?\S", re.IGNORECASE)
_THEIRS: Final = _words("their|they|them|should|may|can|will|up|down|out|off|around|together")
"""What a sentence about a group has, and hardly ever one of a story about any."""

_TO_READERS: Final = re.compile(
    r"(?:(?:please )?read (?:this|it|the (?:script|text|following|story)|aloud|out loud|slowly)|"
    r"(?:(?:read|speak|deliver|recite)(?: (?:this|it|everything|each line|the (?:script|text|words)|aloud|"
    r"out loud|all))*|say (?:this|it|everything|each line|the (?:words|phrases))) (?:very )?"
    r"(?:in a|with a|slowly|softly|gently|calmly|clearly)|"
    r"use (?:a|your) (?:\w+ ){0,3}(?:voice|tone)|"
    r"pause (?:where|wherever|when|whenever|at (?:each|every|the)|after (?:each|every)|between (?:each|the|"
    r"every)?)|(?:leave|allow) .{0,40}\bbetween (?:sentences|lines|phrases|each|the)|"
    r"(?:the )?total (?:time|length|duration)|wait (?:for|until) (?:the |all |every )?"
    r"(?:children|students|participants|everyone|everybody|group|class|others|people))(?![^\W\d_])[^:\"“”]*",
    re.IGNORECASE,
)
_INWARDLY: Final = _words("silently|inwardly|yourself|mentally|in your mind|under your breath|with me")
_TECHNICAL: Final = re.compile(
    r"(?:(?:the |soft |background |gentle )*(?:music|ambience|soundscape|track|sound effects?) "
    r"(?:under|fades?|begins?|starts?|stops?|ends?|plays?|continues?|swells?|comes? (?:in|up)|"
    r"goes? (?:out|down)|"
    r"out|in|up)(?: .*)?|(?:FADE|CUT) (?:IN|OUT|TO)\b.*|END OF (?:SCRIPT|RECORDING|TRACK)|"
    r"(?:intro|outro|opening|closing)[- ]?(?:music|musik|música|musique|musica|muziek|theme|jingle))",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(
    rf"(?:(?:please )?(?:allow|keep|leave|give|hold|maintain|observe|insert|wait)\b|"
    rf"(?:here|hier|dann|then|now),? ).*(?:{PAUSES}|{SILENCES}|{HALTS}).*|wait\b.*|{PAUSES} .*",
    re.IGNORECASE,
)
"""Sentences that may order a pause; each of their words has to say how long it is."""

_STRUCK: Final = re.compile(
    rf"(?:please )?(?:(?:{_RINGS}) .*|"
    rf"(?:(?:the|a|an) )?(?:\w+ )?{BELLS} (?:{_RINGS}|is (?:rung|struck|sounded)).*|"
    rf"{BELLS} (?:anschlagen|läuten|erklingen|ertönt|erklingt))",
    re.IGNORECASE,
)
_HOW_OFTEN: Final = re.compile(
    r"\b(?:rung|struck|sounded|is|once|twice|thrice|gently|softly|slowly|here|now|please|rings|plays?|hits?|taps?|"
    r"invites?)\b",
    re.IGNORECASE,
)


_FOR_A_WHILE: Final = re.compile(
    r"[\s,]*(?:(?:here|again|briefly|silently|together|(?:for )?a (?:moment|while|beat|breath)|"
    r"for some time)|"
    r"(?:until|before|while|so|as|and|to|for (?:everyone|people|the \w+|questions|responses))\b.*)?",
    re.IGNORECASE,
)
"""What stands behind a pause that somebody makes, and not behind what happens in a story."""


_SIGNS_BEFORE: Final = re.compile(r"^[^\w\s(\[<>/|\\{]+\s+")
"""An emoji, or another sign, that marks a line."""


class Stage(Enum):
    """What such a sentence is, beside a pause."""

    BELL = "bell"
    TOLD = _("It tells whoever leads the practice what to do, so it isn't said.")


def stage_direction(sentence: str) -> WrittenPause | Stage | None:
    """What a sentence about or to whoever leads a practice means; None for one that is said.

    Args:
        sentence: a whole one, or a whole line.
    """
    words = _SIGNS_BEFORE.sub("", sentence.strip(" .!*_-–—\"'“”"))
    if _ADDRESSED.search(words):
        return Stage.TOLD if _TO_READERS.fullmatch(words) and not _INWARDLY.search(words) else None
    led = _LEADING.match(words)
    if led is not None:
        return _led(led, words, sentence)
    if _TO_LEADERS.match(words) and not re.search(BELLS, words, re.IGNORECASE):
        return Stage.TOLD
    alone = " " not in words or not sentence.rstrip().endswith((".", "!", "?", "…"))
    if (alone and is_bell(words)) or (_STRUCK.fullmatch(words) and is_bell(_HOW_OFTEN.sub(" ", words))):
        return Stage.BELL
    told = _TO_READERS.fullmatch(words) and not _INWARDLY.search(words)
    together = (_TOGETHER.match(words) and _THEIRS.search(words)) or _TAKING_PART.match(words)
    if told or together or _TECHNICAL.fullmatch(words):
        return Stage.TOLD
    return _ordered(words, sentence)


def _led(led: re.Match[str], words: str, sentence: str) -> WrittenPause | Stage | None:
    behind = words[led.end() :]
    rings = led["rings"] or led["does"]
    if rings and re.search(BELLS, behind, re.IGNORECASE):
        return Stage.BELL
    seconds = seconds_in(words)
    if led["rests"] and (seconds or _FOR_A_WHILE.fullmatch(behind) or " " in led["rests"]):
        return WrittenPause(sentence, seconds or _usual(words), guessed=True, open=seconds >= SILENCE_S)
    return Stage.TOLD if led["does"] or (led["rings"] or "").lower() == "plays" else None


def _ordered(words: str, sentence: str) -> WrittenPause | None:
    """A pause that is ordered with its length, as ``Pause here for three breaths``."""
    found = pause_in(words, sentence) if _ORDERED.fullmatch(words) else None
    if found is None or not (seconds_in(words) or found.open):
        return None
    return WrittenPause(sentence, found.seconds, guessed=True, open=found.open)


def _usual(words: str) -> float:
    long = re.search(r"\b(?:long|lange|larga|longue|lunga|longa)\b", words, re.IGNORECASE)
    return LONG_S if long else USUAL_S
