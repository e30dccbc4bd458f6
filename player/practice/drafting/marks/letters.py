"""What a letter has around the text that it brings: whom it greets, what it says of it, who signed it."""

import re
from collections.abc import Sequence
from typing import Final

_GREETS: Final = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|moin|guten (?:tag|morgen|abend)|bonjour|hola|ciao|beste)\b"
    r"[^.!?:]{0,40}[,!]?",
    re.IGNORECASE,
)
_BRINGS: Final = re.compile(
    r".{0,160}\b(?:scripts?|texts?|meditations?|version|practice|draft|recording|skript|übung|fassung|"
    r"entwurf|aufnahme|guion|texto|texte)\b.{0,80}:",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"(?:best|kind(?:est)?|warm(?:ly|est)?|all the best|cheers|thanks|love|regards|sincerely|yours|"
    r"(?:viele|liebe|herzliche|beste|mit freundlichen) grüße|gruß|lg|vg|mfg|alles liebe|saludos|"
    r"cordialement)\b[^.!?]{0,20},?",
    re.IGNORECASE,
)
_SENT_FROM: Final = re.compile(
    r"(?:sent from my|von meinem|envoyé de mon|enviado desde mi) [^.]{2,40}\.?", re.IGNORECASE
)
_LEAST_BLOCKS: Final = 4
"""Of a letter around a text: a greeting, what it says of the text, the text, and a name."""

_MOST_SIGNED: Final = 3
"""Lines of a name behind a greeting at the end."""


def letter_blocks(blocks: Sequence[Sequence[str]]) -> list[int]:
    """The places of paragraphs that are a letter's, and not the text's that it brings.

    Args:
        blocks: the paragraphs, each with its lines.
    """
    sent = [at for at, block in enumerate(blocks) if len(block) == 1 and _SENT_FROM.fullmatch(block[0])]
    if len(blocks) < _LEAST_BLOCKS or not (len(blocks[0]) == len(blocks[1]) == 1):
        return sent
    if not (_GREETS.fullmatch(blocks[0][0]) and _BRINGS.fullmatch(blocks[1][0])):
        return sent
    last = max(at for at in range(len(blocks)) if at not in sent)
    signed = len(blocks[last]) <= _MOST_SIGNED and _SIGNED.fullmatch(blocks[last][0]) is not None
    return [0, 1, *([last] if signed else []), *sent]
