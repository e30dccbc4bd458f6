"""The plain text in a file of any kind that a draft of a script can be made from."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath
from typing import Final
from xml.parsers import expat

from player.language.catalogue import _
from player.library.captions.caption_words import caption_words
from player.library.captions.recording_captions import read_captions
from player.library.documents.archives import Archive, TooLargeError, archive_text
from player.library.documents.data_text import BrokenDataError, json_text, quoted_text, toml_text, yaml_text
from player.library.documents.ebook import ebook_text
from player.library.documents.light_markup import without_light_markup
from player.library.documents.mail import is_mail, mail_text
from player.library.documents.markdown_tables import without_tables
from player.library.documents.marked_data import marked_text
from player.library.documents.markup.evernote import evernote_text, is_evernote
from player.library.documents.markup.final_draft import final_draft_text, is_final_draft
from player.library.documents.open_document import open_document_text
from player.library.documents.rich_text import rich_text
from player.library.documents.source_code import ENDINGS as CODE
from player.library.documents.source_code import PAIRED, code_text, paired_text
from player.library.documents.table_columns import is_plain_table, table_text
from player.library.documents.web_page import page_text
from player.library.documents.word_document import word_text
from player.practice.encodings.text_encoding import read_text
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.file_kinds import FileKind, kind_of, not_a_script
from player.practice.script.source import LARGEST_FILE

LARGEST_SOURCE: Final = 16 * 1024 * 1024
"""Bytes; a document with pictures in it may have many."""

_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>(?:\s*<!DOCTYPE\s[^<>\[\]]*>)?")
"""It may name another encoding than the text has by now, and rules that are nowhere to be read."""


def source_text(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """The text in a file's bytes, with its pauses and headings in words, and remarks on how it was read.

    Args:
        data: of a plain text in any encoding, SSML, HTML, JSON, YAML, a table, captions, or a document of
            Word (.docx), OpenDocument (.odt), EPUB or RTF.
        file: its name.

    Raises:
        NotUsableError: it is something else, or damaged; says what to do.
    """
    text, remarks = _read(data, file)
    if len(text) > LARGEST_FILE:
        message = _(
            "There are {count} characters of text in it; a script has at most {largest_file}."
        ).format(count=len(text), largest_file=LARGEST_FILE)
        expected = _("Take one practice of it.")
        raise NotUsableError([Problem(Place(file, 1, 1), Severity.ERROR, "too-big", message, "", expected)])
    return text, remarks


def _read(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    kind = kind_of(file, data)
    if kind in _ARCHIVES:
        return without_tables(archive_text(data, file, _ARCHIVES[kind])), ()
    if kind in _WITHOUT_TEXT:
        problem = not_a_script(kind, file)
        raise NotUsableError([problem] if problem is not None else [])
    if kind is FileKind.CAPTIONS:
        return _of_captions(data, file)
    if kind is FileKind.RICH_TEXT:
        return without_tables(rich_text(data.decode("latin-1"))), ()
    read = read_text(data)
    remarks = (
        (_("It isn't UTF-8 text; it was read as {encoding}.").format(encoding=read.encoding),)
        if read.encoding
        else ()
    )
    if kind in _DATA:
        try:
            words = _DATA[kind](read.text)
        except BrokenDataError as fault:
            words = quoted_text(read.text)
            remarks = (*remarks, _broken(kind, fault))
        return without_tables(words) if kind is FileKind.HTML else words, remarks
    return _of_text(read.text, file, kind), remarks


def _broken(kind: FileKind, fault: BrokenDataError) -> str:
    return _(
        "It is no whole {kind}: {error} (line {line}, column {column}). The words in quotes were taken."
    ).format(kind=kind.value, error=fault.why, line=fault.line, column=fault.column)


def _of_text(text: str, file: str, kind: FileKind) -> str:
    """The text of a file that is text, by its ending, or by how it begins."""
    ending = PurePath(file).suffix.lower()
    if ending in _MAILS or is_mail(text):
        return mail_text(text)
    by_ending = next((read for endings, read in _BY_ENDING if ending in endings), None)
    if by_ending is not None:
        return by_ending(text)
    if kind is FileKind.SSML:
        return text
    if is_evernote(text) or is_plain_table(text):
        return evernote_text(text) if is_evernote(text) else table_text(text)
    if (
        is_final_draft(text)
        or text.lstrip().startswith("<?xml")
        or (ending in {".xml", ".opml"} and text.lstrip()[:1] == "<")
    ):
        return _of_marked_data(text)
    return without_tables(without_light_markup(text, file))


def _of_marked_data(text: str) -> str:
    try:
        if is_final_draft(text):
            return final_draft_text(_DECLARED.sub("", text))
        return marked_text(_DECLARED.sub("", text).strip().encode())
    except (expat.ExpatError, TooLargeError):
        # The draft takes tags out one by one.
        return text


_MAILS: Final = frozenset({".eml", ".mht", ".mhtml"})
"""Mails, and web pages that browsers save as one."""

_BY_ENDING: Final = (({".toml"}, toml_text), (CODE, code_text), (PAIRED, paired_text))
_ARCHIVES: Final[Mapping[FileKind, Callable[[Archive], str]]] = {
    FileKind.WORD: word_text,
    FileKind.OPEN_DOCUMENT: open_document_text,
    FileKind.EBOOK: ebook_text,
}
_DATA: Final[Mapping[FileKind, Callable[[str], str]]] = {
    FileKind.HTML: partial(page_text, titled=True),
    FileKind.JSON: json_text,
    FileKind.YAML: yaml_text,
    FileKind.DATA: yaml_text,
    FileKind.TABLE: table_text,
}
_WITHOUT_TEXT: Final = frozenset(
    {FileKind.SOUND, FileKind.DOCUMENT, FileKind.OTHER, FileKind.PLAYLIST, FileKind.PICTURE, FileKind.ARCHIVE}
    | {FileKind.PICTURED_CAPTIONS, FileKind.NOTES, FileKind.LINK, FileKind.ENTRIES}
)


def _of_captions(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    captions = read_captions(data, file)
    return caption_words(captions.cues), tuple(_in_words(problem) for problem in captions.problems)


def _in_words(problem: Problem) -> str:
    left_out = _(" It was left out.") if problem.severity is Severity.ERROR else ""
    return f"{problem.place}: {problem.message}{left_out}"
