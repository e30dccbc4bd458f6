"""What stands in a line beside its words: brackets, signs, dots, pauses in capitals."""

import re
from typing import Final

from player.practice.drafting.clean_lines import BREAK
from player.practice.drafting.pause_words import (
    HALTS,
    LONG,
    MINUTES,
    PAUSES,
    SECONDS,
    SHORT,
    SILENCES,
    THOUSANDTHS,
)

_LENGTH: Final = rf"[0-9][0-9.,]{{0,5}} ?(?:{THOUSANDTHS}|{SECONDS}|{MINUTES})"
_NAMED: Final = (
    rf"(?:(?:{LONG}|{SHORT}) )?(?:{PAUSES}|{SILENCES}|{HALTS})"
    rf"(?:[ :=]{{0,2}}\(?{_LENGTH}\)?|[ :=(]{{1,2}}[0-9]{{1,5}}\)?)?"
)
_SIGN: Final = r"(?://|\|\||[/|^~\#%@=:+<>\\⏸⏱⏲⏳⌛→➔➜⇒↓]️?){1,3}"
_DASH: Final = r"(?:-{1,4}|[–—―])"
_FRAMED: Final = (
    rf"(?<![\w/|])(?:{_SIGN} ?(?P<in_signs>{_NAMED}|{_LENGTH})(?: ?{_SIGN})?"
    rf"|(?P<dash>{_DASH}) ?(?P<in_dashes>{_NAMED}|(?:(?<=--)|(?<=-- )){_LENGTH}(?= ?--))"
    rf" ?(?:{_DASH}))(?![\w(])"
)
_SHOUTED_PAUSE: Final = (
    r"(?P<in_shouted>(?:(?:LONG|SHORT|BRIEF) )?PAUSE(?: [0-9]{1,3}(?: ?s(?:ec(?:onds)?)?)?)?)(?!\w)"
)
_SHOUTED: Final = (
    r"(?-i:(?:(?<=[\w,;…] )|(?=[A-Z ]+(?: [0-9]{1,3}(?: ?[a-z]+)?)?(?:[.,]? [A-Z0-9]|[.,]?\s*$)))"
    rf"(?<!\w){_SHOUTED_PAUSE})"
)
"""A pause in capitals amid a sentence; one that begins a sentence may be what it says."""

TOKEN: Final = re.compile(
    rf"(?P<break>{BREAK})"
    r"|\[{0,2}(?P<square>\[(?P<in_square>[^\[\]]{0,600})\]|\{{1,3}(?P<in_curly>[^{}]{0,200})\}{1,3}"
    r"|【(?P<in_thick>[^【】]{0,200})】)\]{0,2}"
    r"|(?P<round>[(（]{1,2}(?P<in_round>[^()（）\[\]]{0,300})[)）]{1,2})"
    r"|(?P<number><\#(?P<in_number>[0-9.]{1,6})\#>)"
    r"|(?P<notes>[♪♫🎵🎶][^♪♫🎵🎶]{0,80}[♪♫🎵🎶]|[♪♫🎵🎶]+)"
    r"|(?-i:(?<=[.!?…] )(?P<in_short>P ?[0-9]{1,3})(?=\s+[^\W\d_a-z]|\s*$))"
    r"|(?P<rung>🔔)"
    r"|(?P<dotted>(?:…|\.{3}) ?(?=[0-9][0-9.]{0,4} ?m?s(?![^\W\d_]))(?P<in_dotted>[0-9.]+ ?m?s))"
    rf"|(?P<between_dots>(?:…|\.{{3,}}) ?(?P<in_dots>{_NAMED}) ?(?:…|\.{{3,}}))"
    rf"|(?P<framed>{_FRAMED})|(?P<shouted>{_SHOUTED})"
    r"|(?P<strokes>(?<=[\w,;] )-(?: -){1,3}(?= \w)|(?<=[.!?…] )/{1,3}(?!\S)"
    r"|(?<!\S)(?:/{2,3}|\|{1,3}|[⏸⏳⌛]️?)(?!\S))"
    r"|(?P<dots>(?:…|\.{3,}|\.(?: \.){2,})+\.{0,2}|(?<=[^\W\d_])\.\.(?=\s|$)|[·•]{3,})"
    r"|(?P<loose>(?<!\S)(?:[*_=~#+^|\-]{3,}|[*_=~#+^]{2,})(?!\S)|[×✕] ?[0-9]{1,2}(?!\w)|"
    r">{2,} ?(?P<in_arrows>[^<>]{1,60}?) ?<{2,})",
    re.IGNORECASE,
)


_INSIDES: Final = (
    *("in_square", "in_curly", "in_thick", "in_round", "in_number", "in_dotted", "in_signs", "in_dashes"),
    *("notes", "in_shouted"),
    "in_arrows",
    "in_dots",
    "in_short",
)


def inside_of(token: re.Match[str]) -> str:
    """The words within a token; empty where it has none."""
    found = next((token[name] for name in _INSIDES if token[name] is not None), "")
    return found.strip("{}<>%/ ") if token["in_curly"] else found
