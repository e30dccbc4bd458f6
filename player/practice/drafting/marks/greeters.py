"""Whoever is named once, before the words with which they greet, as in ``Anna: Welcome to this practice``."""

import re
from collections.abc import Sequence
from typing import Final

_GREETING: Final = re.compile(
    r"(?:Welcome(?: (?:to|back|everyone|everybody|all|and|dear|friends)\b|[,.!]|$)|(?:Hello|Hi|Hey|Greetings|"
    r"Namaste)\b|Good (?:morning|afternoon|evening|day)\b|Thank(?:s| you)(?: so much| all)? for (?:joining|"
    r"being|coming|listening|tuning)\b|(?:Herzlich )?[Ww]illkommen\b|Hallo\b|Guten (?:Morgen|Tag|Abend)\b|"
    r"Grüß |Schön,? dass (?:du|ihr|Sie)\b|Bonjour\b|Bonsoir\b|Bienvenue\b|¡?Hola\b|¡?Bienvenid[oa]s?\b|"
    r"¡?Buen[oa]s? (?:días|tardes|noches|día)\b|Ciao\b|Benvenut[oaie]\b|Buongiorno\b|Buonasera\b|Welkom\b|"
    r"Goede(?:morgen|middag|navond| )|Olá\b|Bem-vind[oa]s?\b)"
)
"""Words to whoever listens; what a practice welcomes (``Welcome the breath``) is none."""

_NO_NAME: Final = re.compile(
    r"\b(?:practice|meditation|session|exercise|scan|break|relaxation|episode|podcast|day|week|breath\w*|"
    r"journey|rest|welcome|thought|friend|critic|heart|body|mind|child|self|übung|reise|entspannung|folge|tag|"
    r"woche|stunde|gedanke|freund|freundin|kritiker|herz|körper|kind)\b",
    re.IGNORECASE,
)
"""Before a colon these are a title, or whoever a practice itself lets speak."""

_I_AM: Final = (
    r"(?:I[’']m|I am|[Mm]y name is|[Tt]his is|[Ii]ch bin|[Mm]ein Name ist|[Ii]ch heiße|[Jj]e suis|"
    r"[Jj]e m[’']appelle|[Ss]oy|[Mm]e llamo|[Ss]ono|[Mm]i chiamo|[Ii]k ben)"
)
_EARLY: Final = 2
"""Paragraphs within which a text is greeted: above it may stand its title."""


def greets(label: str, words: str, at: int, texts: Sequence[str]) -> bool:
    """Whether what stands before a colon, once, is the name of whoever speaks.

    Args:
        label: what it is, without the colon.
        words: behind it.
        at: which paragraph of the text it begins, from 0.
        texts: the paragraphs of the text.
    """
    if _NO_NAME.search(label):
        return False
    name = "|".join(re.escape(word) for word in label.split() if not word.endswith("."))
    named = re.compile(rf"\b{_I_AM} (?:\w+\.? )?(?:{name})\b")
    return (at < _EARLY and _GREETING.match(words) is not None) or bool(
        name and any(map(named.search, texts))
    )
