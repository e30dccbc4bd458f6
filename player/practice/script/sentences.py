"""Finds where one spoken sentence ends and the next begins."""

import re

# A full stop, question or exclamation mark (or several), closing quotes and brackets, then a space and
# something that is not a small letter. Where there are no capitals, as in Japanese, there is no space either.
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*(?P<gap> +)(?=\S))|(?:[。！？]+[」』）]*)")
# Never the end of a sentence, whatever follows.
_TITLES = frozenset(["dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "cf", "fig", "approx"])
_LAST_WORD = re.compile(r"[\w.]+$")
_LOOK_BACK = 24


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets, without the spaces between them.

    A full stop after a title (Dr.), a Latin abbreviation (e.g.) or an initial (J.) doesn't end a sentence.
    Neither does anything followed by a small letter: "a.m. today", "“Really?” she asked", "Well… perhaps".
    """
    bounds, start = [], 0
    for match in _END.finditer(text):
        end = match.start("gap") if match.group("gap") else match.end()
        if match.group("gap") and not _ends(text, match):
            continue
        bounds.append((start, end))
        start = match.end()
    if text[start:].strip():
        bounds.append((start, len(text.rstrip())))
    return bounds


def _ends(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 2].lstrip("\"'“‘«([")
    if following[:1].islower():
        return False
    if match.group().strip() != ".":
        return True
    before = _LAST_WORD.search(text[max(match.start() - _LOOK_BACK, 0) : match.start()])
    if before is None:
        return True
    word = before.group()
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    # "No." is an abbreviation only before a number.
    if word.lower() == "no":
        return not following[:1].isdigit()
    return not is_initial and word.lower() not in _TITLES
