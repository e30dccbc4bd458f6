"""The rules of English."""

import re
from typing import Final

from player.practice.script.language.language_rules import LanguageRules, Patterns
from player.practice.script.language.measures import reading_grade
from player.practice.script.language.rules import WORD_RULES


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_NO_NOUN: Final = "quiet|today|still|fine|all|some|been|warm|cool|enough|your|an?|the"
"""What follows an "it's" that stands for nothing said before."""

_PATTERNS: Final = Patterns(
    hedge=_pattern(r"\b(?:may|might|perhaps|can|could)\b"),
    close_eyes=_pattern(
        r"\b(?:clos|shut)\w*(?: \w+){0,2} eye(?:s|lids)\b|\beye(?:s|lids)\b(?: \w+){0,4} (?:clos|shut)\w*"
    ),
    open_eyes=_pattern(r"\bopen"),
    touch=_pattern(
        r"(?<!in )(?<!a )\btouch(?:es|ed|ing)?\b|\bstrok(?:e|es|ing) (?:your|the|one)|\bhug(?:s|ging)?\b"
        r"|\bcradl\w+"
        r"|\b(?:lay|put|place|rest|set)(?:s|ing|ting)? (?:a|one|your|both|the)(?: \w+)?"
        r" ?(?:hands?|palms?) (?:on|over|to)\b"
        r"|\bhands? (?:\w+ )?(?:on|over) your\b|\bwrap\w* your arms\b|\bmassag\w+"
        r"|\bhold(?:ing)? your (?:own )?(?:hand|arm|face)s?\b"
    ),
    ground=_pattern(r"\b(?:feet|foot|heels?|toes|floor|ground|chair)\b"),
    either_way=_pattern(r"\bor\b|\bif you (?:like|want|wish|prefer)\b"),
    breath=_pattern(r"\bbreath(?:e|es|s|ing)?\b|\b(?:in|ex)hal\w+"),
    other_way=_pattern(
        r"\b(?:sounds?|hear|heard|listen\w*|feet|foot|floor|ground|room|look\w*|see|saw|watch|object|thing"
        r"|colours?|mov(?:e|es|ing|ements?)|something else|anything else|another way|not at all|none|neither"
        r"|leave)\b"
    ),
    hands=_pattern(r"\bhands?\b"),
    asks_to_write=_pattern(
        r"\byou (?:can|could|may|might) (?:also |now |then )?(?:write|jot|note|underline)\b"
        r"|^(?:write|jot|underline|note down)\b"
    ),
    points_back=_pattern(
        rf"^(?:they|he|she|him|her|them|it)\b(?!['’]s (?:{_NO_NOUN})\b)"
        r"|^(?:this|that|these|those) (?:is|was|are|were)\b(?! (?:an?|the)\b)"
        r"|^(?:this|that|these|those)(?:['’]s| (?:has|had|can|could|may|might|will|goes|went))\b"
    ),
    before_order=_pattern(r"^[\"'“(\s]*(?:(?:and|then|now|next|so|please|gently|slowly|just|simply),? )*"),
    not_an_order=_pattern(r"(?:is|are|was|were|may|might|can|will|would|of|comes?|goes)\b"),
)

_ORDERS: Final = frozenset(
    """
    accept add allow ask attend be become begin bring breathe call choose close come consider continue
    count do don't drop exhale feel find focus follow forget gather get give go have hear hold imagine
    inhale invite join keep lay lean leave let lie lift listen look lower make move name note notice
    observe offer open pause pay pick picture place press put raise read recall relax release remember
    repeat rest return say see send set settle shift shut sit smile soften stand start stay stop stretch
    surround take tell tense think touch trust try turn use visualise visualize wait watch welcome
    wiggle wish wrap write
    """.split()  # noqa: SIM905  a word list reads better without ninety quotes
)

ENGLISH: Final = LanguageRules(
    language="en",
    word_rules=WORD_RULES,
    patterns=_PATTERNS,
    orders=_ORDERS,
    grade=reading_grade,
    highest_grade=6.0,
    highest_gentle_grade=5.0,
    longest_sentence=16,
)
