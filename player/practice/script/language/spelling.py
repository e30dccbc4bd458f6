"""Whether a text is spelt as in Britain or as in America.

Only words that one of the two doesn't use count. Endings in -ise are named word by word, since rise, noise,
promise and the like are no sign of either; -ize is one only in words that Britain usually spells otherwise.
"""

import re
from collections.abc import Iterable
from typing import Final

_OUR: Final = "behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rum|sav|splend|vap|vig"
_ISE: Final = (
    "agon|apolog|author|capital|character|civil|critic|emphas|energ|equal|familiar|fantas|final|general|"
    "harmon|ideal|immun|legal|local|maxim|memor|minim|mobil|neutral|normal|organ|personal|polar|popular|"
    "priorit|real|recogn|scrutin|social|special|stabil|steril|summar|symbol|sympath|tranquill|util|visual"
)
_DOUBLED: Final = "cancel|channel|counsel|dial|fuel|label|level|marvel|model|panel|quarrel|signal|travel"

_BRITISH: Final = re.compile(
    rf"\b(?:(?:mis|dis|un|re)?(?:(?:{_OUR})our\w*|(?:{_ISE})is(?:e|ed|es|ing|ation\w*))|(?:{_DOUBLED})l(?:ed|ing|er|ers|or)"
    r"|(?:ana|para)lys(?:e|ed|es|ing)|cent(?:re|red|res|ring)|theatres?|fibres?|lit(?:re|res)|metres?|sombre"
    r"|grey\w*|towards|whilst|amongst|practis(?:e|ed|es|ing)|programmes?|pyjamas|cos(?:y|ier|iest|ily)"
    r"|mums?|plough\w*|tyres?|kerbs?|cheques?|jewellery|ageing|sceptical\w*|mould\w*|smoulder\w*|defence"
    r"|offence|moustaches?|storeys?)\b",
    re.IGNORECASE,
)
_AMERICAN: Final = re.compile(
    rf"\b(?:(?:mis|dis|un|re)?(?:(?:{_OUR})or(?!ous|ary|if)\w*|(?:{_ISE})iz(?:e|ed|es|ing|ation\w*))|(?:{_DOUBLED})(?:ed|ing|er|ers|or)"
    r"|(?:ana|para)lyz(?:e|ed|es|ing)|center(?:s|ed|ing)?|theaters?|fibers?|liters?|somber|gray\w*|toward"
    r"|pajamas|coz(?:y|ier|iest|ily)|moms?|plow\w*|jewelry|aging|skeptical\w*|mold\w*|smolder\w*|defense"
    r"|offense|mustaches?|practic(?:ed|ing))\b",
    re.IGNORECASE,
)


def spelt_british(texts: Iterable[str]) -> bool:
    """Whether more words in these texts are spelt as only in Britain than as only in America."""
    whole = "\n".join(texts)
    return len(_BRITISH.findall(whole)) > len(_AMERICAN.findall(whole))
