"""Finds what was left in English in texts of the made-up language.

What stands outside its brackets must be content (practices, pages and lists have their own files in each
language), a name, a number, a day or a person's own words.
"""

import re
from pathlib import Path

from player.clinic.fingerprint_words import WORDS
from player.language.pseudo import CLOSING, OPENING
from player.sittings.narration import SAMPLE
from player.window.first_visit.describe import SENTENCE

ROOT = Path(__file__).parents[2]

TAGS = re.compile(r"<style.*?</style>|<[^>]*>|&\w+;", re.DOTALL)
_INNERMOST = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
NAMES = frozenset(
    {
        *(
            "kindpace",
            "literata",
            "atkinson hyperlegible",
            "english",
            "deutsch",
            "esc",
            "enter",
            "tab",
            "dr. ana ruiz",
        ),
        *("distress", "scs-sf", "sscs-s", "fears of compassion scales"),
        *("self-compassion scale, short form", "state self-compassion scale, short form"),
        *(
            "heart",
            "mornings",
            "with a question",
            "my talk",
            "built-in microphone",
            "python",
            "wrong",
            "mornings-2",
        ),
    }
)
CODES = re.compile(r"\[[a-z-]+\]?|\b(?:bad-setting|not-a-script)\b")
"""Of problems; they are looked up in the docs."""

FORMS = re.compile(r"ctrl\+\w|[\d\s.,:/–—-]*|(\w+ \d{4}(, )?)+")
_THROUGH_THE_CATALOGUE = ("presets", "measures")
"""Content whose words are sentences of the interface; names of published scales aside."""

SOURCES = tuple(
    path
    for path in sorted((*(ROOT / "scripts").rglob("*.md"), *(ROOT / "scripts").rglob("*.yaml")))
    if path.parent.name not in _THROUGH_THE_CATALOGUE
)
WRITTEN = (ROOT / "tooling" / "made_up_year.py", ROOT / "tooling" / "screenshots.py")
"""What the made-up people wrote."""

SECONDS = re.compile(r" \(\d+ ?s?\n*\)?")
"""How long the quiet after a line is, in a transcript."""

FINGERPRINTS = frozenset(WORDS)

FEW = 3
LINE = re.compile(r"^(?:[\s#>-]*)(?:\w+: )?(.*?)(?: \([^()]*\))?$", re.MULTILINE)


def in_words(text):
    """Letters and digits alone, with a space between words and at both ends."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} " if words else ""


SPOKEN = (SENTENCE, SAMPLE)
"""What the voice says, which speaks English."""

CONTENT = in_words("\n".join((*(path.read_text(encoding="utf-8") for path in (*SOURCES, *WRITTEN)), *SPOKEN)))
"""What stands in practices, pages and lists, and what was written."""

NAMED = {in_words(line) for path in SOURCES for line in LINE.findall(path.read_text(encoding="utf-8"))}
"""Whole lines of content: names and titles. A word or two alone must be one: they stand in any sentence."""


def without_ours(text):
    """The text with a line end in place of each sentence of the made-up language, with those inside it."""
    while True:
        simpler = _INNERMOST.sub("\n", text)
        if simpler == text:
            return text
        text = simpler


def forgotten(text, home="/nowhere"):
    """What of a text neither went through the catalogue nor may be left.

    Args:
        text: as it is shown.
        home: a folder whose name may be shown.
    """
    left = CODES.sub("", SECONDS.sub("", TAGS.sub(" ", without_ours(text))))
    parts = [part.strip(" \t.,:;·()[]“”\"'…–—/?!") for part in re.split(r"[\n·|]", left)]
    return [part for part in parts if part and not _allowed(part, home)]


def _allowed(part, home):
    low = " ".join(part.lower().split())
    if (
        low in NAMES
        or FORMS.fullmatch(low)
        or not re.search(r"[a-z]{3}", low)
        or str(home).lower().strip("/") in low
    ):
        return True
    if set(low.split()) <= FINGERPRINTS:
        return True
    # Names, hours and sentences of content may follow one another.
    pieces = [in_words(piece) for piece in re.split(r"[.?!:;•]+", low) if not FORMS.fullmatch(piece)]
    # The last word of a person's own may be cut.
    lone = len(pieces) == 1
    return all(piece.strip() in NAMES or _is_content(piece, lone=lone) for piece in pieces)


def _is_content(piece, *, lone):
    return piece in NAMED if lone and len(piece.split()) < FEW else piece.rstrip() in CONTENT
