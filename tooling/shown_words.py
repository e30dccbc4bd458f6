"""What a widget that is named in English is called in the language in use, for ``screenshots.py``."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

import polib

from player.language.catalogue import ENGLISH, language
from player.system.folders import SHIPPED_FOLDERS
from player.system.language_packs import packs_in

_BRACED = re.compile(r"\{(\w+)[^}]*\}")
_FIELD = re.compile(r"\\\{(\w+)[^}]*\\\}")


@cache
def shown_words(words: str) -> tuple[str, ...]:
    """The beginnings of names that stand for an English one: a sentence's beginning, filled in or composed.

    Args:
        words: such as ``"Key, backups"``, ``"3 of 10"`` or ``"Bells: A deep bowl"``.
    """
    return (words, *dict.fromkeys(found for found in _translated(words) if found))


def _translated(words: str) -> Iterator[str]:
    for english, other in _sentences():
        if english.startswith(words):
            yield other.partition("{")[0]
        elif "{" in english and (filled := _pattern(english).fullmatch(words)):
            yield _filled(other, filled.groupdict())
    label, colon, value = words.partition(": ")
    if colon:
        # Inside a name, English begins with a small letter what other languages may not.
        values_shown = (*shown_words(value), *shown_words(value[:1].upper() + value[1:]))
        yield from (f"{left}: {right}" for left, right in product(shown_words(label), values_shown))


def _filled(sentence: str, values: dict[str, str]) -> str:
    # Without formats: the values are words already.
    said = dict(_sentences())
    return _BRACED.sub(lambda field: said.get(values.get(field[1], ""), values.get(field[1], "")), sentence)


@cache
def _sentences() -> tuple[tuple[str, str], ...]:
    if language() == ENGLISH:
        return ()
    pack = packs_in(SHIPPED_FOLDERS).get(language())
    entries = [] if pack is None else polib.pofile(pack.interface.read_text(encoding="utf-8"))
    # The shortest first: "Key" before what begins with it.
    said = [(entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, "")) for entry in entries]
    said += [(entry.msgid_plural, entry.msgstr_plural.get(1, "")) for entry in entries if entry.msgid_plural]
    return tuple(sorted((pair for pair in said if all(pair)), key=lambda pair: len(pair[0])))


@cache
def _pattern(english: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(field: re.Match[str]) -> str:
        again = field[1] in seen
        seen.add(field[1])
        return f"(?P={field[1]})" if again else f"(?P<{field[1]}>.+)"

    return re.compile(_FIELD.sub(group, re.escape(english)))
