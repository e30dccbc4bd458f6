"""Notes as Evernote exports them (.enex): XML around a web page for each note."""

import html
import re
from typing import Final

from player.library.documents.web_page import page_text

_START: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<en-export\b", re.IGNORECASE)
_NOTE: Final = re.compile(r"<note>(.*?)(?:</note>|$)", re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_CONTENT: Final = re.compile(r"<content>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</content>", re.DOTALL)
_DECLARED: Final = re.compile(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>")


def is_evernote(text: str) -> bool:
    """Whether a text is such an export."""
    return _START.match(text) is not None


def evernote_text(text: str) -> str:
    """The words of the notes, each below its title."""
    found = []
    for note in _NOTE.findall(text):
        title, content = _TITLE.search(note), _CONTENT.search(note)
        if title:
            found.append(f"# {' '.join(html.unescape(title[1]).split())}")
        if content:
            found.append(page_text(_DECLARED.sub("", content[1])))
    return "\n\n".join(found)
