"""Finds what is shown in English although the language in use has it in its own words.

That is every sentence of the catalogue, and every line of content that stands in the language's folder: short
pages, paths, practices. What isn't there in the language yet may be English.
"""

import re
from functools import cache
from pathlib import Path

import polib

SCRIPTS = Path(__file__).parents[2] / "scripts"
BLANK = re.compile(r"\{[^{}]*\}")
WORDS = re.compile(r"\w+")
TAGS = re.compile(r"<[^>]*>")
PARTS = re.compile(r"[\n·|•]|(?<=[.!?]) ")
CONTENT = ("learn/*.md", "companion/paths.yaml", "*.md")
VALUE = re.compile(r"^(?:title|about|asks|caution|why|heading): *(.+)$")
TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
FEW = 3
"""Words of content; one or two may stand in any sentence."""


@cache
def english(tag):
    """What would be English: sentences as patterns, and lines of content, in small letters."""
    entries = polib.pofile(str(SCRIPTS / tag / "interface.po"))
    own = {_plain(said) for entry in entries for said in (entry.msgstr, *entry.msgstr_plural.values())}
    sentences = [
        sentence
        for entry in entries
        for sentence in (entry.msgid, entry.msgid_plural)
        if sentence and _plain(sentence) not in own and len(WORDS.findall(BLANK.sub("", sentence))) > 0
    ]
    plain = frozenset(_plain(each) for each in sentences if not BLANK.search(each)) - _titles_not_there(tag)
    filled = tuple(
        re.compile(".+".join(re.escape(_plain(part)) for part in BLANK.split(each)))
        for each in sentences
        if BLANK.search(each) and len(WORDS.findall(BLANK.sub("", each))) >= FEW
    )
    return plain, filled, _content(tag)


def said_in_english(tag, texts, kept=()):
    """What of these texts is there in English although the language of this tag has it.

    Args:
        tag: the language's.
        texts: as they are shown.
        kept: what the log keeps: practices are called there as they were when they were sat.
    """
    allowed = {_plain(title) for title in kept}
    found = set()
    for text in texts:
        whole = _plain(TAGS.sub(" ", text))
        for part in (whole, *(_plain(part) for part in PARTS.split(TAGS.sub("\n", text)))):
            said, filled_in = _english_in(tag, part)
            found |= (said - allowed) | filled_in
    return sorted(found)


@cache
def _english_in(tag, part):
    """What of a part is an English sentence or line; and the part, where it is a sentence that was filled in.

    Most stand at many places, such as what is beside each screen.
    """
    plain, filled, content = english(tag)
    said = {each for each in (part, *_values(tag, part)) if each and (each in plain or each in content)}
    return said, {part} if part and any(each.fullmatch(part) for each in filled) else set()


def _values(tag, part):
    """What was filled into a sentence of the language, or stands on one side of a colon."""
    yield from (side.strip() for side in part.split(":"))
    for pattern in _own_patterns(tag):
        if match := pattern.fullmatch(part):
            yield from (_plain(value) for value in match.groups())


@cache
def _own_patterns(tag):
    entries = polib.pofile(str(SCRIPTS / tag / "interface.po"))
    said = {said for entry in entries for said in (entry.msgstr, *entry.msgstr_plural.values())}
    return tuple(
        re.compile("(.+?)".join(re.escape(part) for part in BLANK.split(_plain(each))))
        for each in sorted(said)
        if BLANK.search(each) and WORDS.search(BLANK.sub("", each))
    )


def _titles_not_there(tag):
    """Of practices that are in English so far: some are called as something of the interface is."""
    missing = (path for path in SCRIPTS.glob("*.md") if not (SCRIPTS / tag / path.name).is_file())
    return {_plain(title) for path in missing for title in TITLE.findall(path.read_text(encoding="utf-8"))}


def _content(tag):
    lines = set()
    for pattern in CONTENT:
        for path in SCRIPTS.glob(pattern):
            other = SCRIPTS / tag / path.relative_to(SCRIPTS)
            if other.is_file():
                lines |= _lines(path) - _lines(other)
    return frozenset(line for line in lines if len(WORDS.findall(line)) >= FEW)


def _lines(path):
    """Titles, values and whole sentences of a file."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        bare = line.strip().removeprefix("- ").lstrip("#> ").strip()
        value = VALUE.fullmatch(bare)
        found |= {_plain(part) for part in PARTS.split(value[1] if value else bare)}
    return found


def _plain(text):
    return " ".join(text.split()).strip(" .:;,“”„\"'()[]").casefold()
