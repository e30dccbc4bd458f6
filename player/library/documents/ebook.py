"""The words of an e-book (.epub): its chapters in the order in which they are read.

EPUB 3.3 (W3C 2023): ``META-INF/container.xml`` names a package document, whose spine names the chapters.
"""

import posixpath
from typing import Final
from urllib.parse import unquote

from player.library.documents.archives import Archive, LockedError, parser_without_entities
from player.library.documents.web_page import page_text
from player.practice.encodings.text_encoding import read_text

_CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = frozenset({"META-INF/rights.xml", "META-INF/license.lcpl"})
"""What a shop or a library that lends books locks them with."""

_MOST_CHAPTERS: Final = 1000


def ebook_text(archive: Archive) -> str:
    """The text of a book, for ``archive_text``."""
    if archive.names & _RIGHTS:
        raise LockedError
    return "\n\n".join(_chapters(archive))


def _chapters(archive: Archive) -> list[str]:
    named = (given.get("full-path") for name, given in _tags(archive.part(_CONTAINER)) if name == "rootfile")
    package = next(named, None) or ""
    if package not in archive.names:
        # Some programs write it as an address.
        package = unquote(package)
    # Without a package there is no part of that name, as in any damaged book.
    tags = _tags(archive.part(package))
    places = {given.get("id"): given for name, given in tags if name == "item"}
    read = [places.get(given.get("idref")) for name, given in tags if name == "itemref"]
    found = []
    for item in read[:_MOST_CHAPTERS]:
        if item is None or "nav" in item.get("properties", "").split():
            continue
        place = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))
        if place in archive.names:
            found.append(page_text(read_text(archive.part(place)).text))
    return found


def _tags(body: bytes) -> list[tuple[str, dict[str, str]]]:
    """The names, without their prefixes, and attributes of all tags."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = parser_without_entities()
    parser.StartElementHandler = lambda name, given: found.append((name.rpartition(":")[2], given))
    parser.Parse(body, True)
    return found
