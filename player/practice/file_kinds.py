"""What a file is, by what stands in it: what people hand over as a script is often something else."""

import json
import re
import shlex
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePath
from typing import Final

from player.language.catalogue import _
from player.practice.caption_kinds import CAPTIONS, EBU_SUBTITLES
from player.practice.encodings.text_encoding import read_text
from player.practice.errors import Place, Problem, Severity
from player.practice.other_files import (
    ARCHIVES,
    DOCUMENT_ENDINGS,
    ENTRIES,
    LINKS,
    NOTES,
    PICTURED_CAPTIONS,
    PICTURES,
    WITHIN_DOCUMENTS,
)

LOOKED_AT: Final = 64 * 1024
"""So many bytes from its beginning tell what a file is."""

_PACING: Final = ".pacing"
_YAML: Final = frozenset({".yaml", ".yml"})
PRESET_ENDINGS: Final = _YAML | {_PACING}
"""Endings that presets may have. Only one with ``.pacing`` is a preset whatever stands in it."""

NARRATOR_FILE: Final = "narrator.yaml"
"""What a language's file of narrators is called."""


class FileKind(Enum):
    """The kinds that are told apart. Those of text have a value that names them in a sentence."""

    SCRIPT = _("a script")
    PRESET = _("a preset")
    QUESTIONNAIRE = _("a questionnaire")
    NARRATORS = _("a list of narrators")
    RULES = _("a file of a language's rules")
    OWN_LINES = _("a file of Kindpace's own lines in a language")
    EMPTY = "empty"
    TEXT = _("plain text")
    SSML = _("speech markup (SSML)")
    HTML = _("a web page (HTML)")
    JSON = "JSON"
    WORD = _("a Word document")
    OPEN_DOCUMENT = _("a text document (OpenDocument)")
    EBOOK = _("an e-book (EPUB)")
    RICH_TEXT = _("a rich text document (RTF)")
    YAML = "YAML"
    DATA = _("a data file (YAML)")
    TABLE = _("a table")
    PLAYLIST = _("a playlist")
    CAPTIONS = "captions"
    RECORDED_VOICE = _("a practice in somebody's own voice")
    SOUND = "sound"
    PICTURED_CAPTIONS = _("a file of captions that are pictures")
    PICTURE = _("a picture")
    ARCHIVE = _("an archive")
    NOTES = _("music as notes (MIDI, or a tracker's module)")
    LINK = _("a link to something elsewhere")
    ENTRIES = _("a file of calendar entries or contacts")
    DOCUMENT = _("a document")
    OTHER = "other"


_SOUND: Final = (
    *(rb"RIFF....WAVE", rb"RF64....WAVE", rb"fLaC", rb"OggS", rb"ID3[\x02-\x04]"),
    *(rb"....ftyp", rb"FORM....AIF[FC]", rb"caff", rb"wvpk", rb"MAC ", rb"\x1aE\xdf\xa3", rb"#!AMR"),
    *(rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", rb"RIFF....AVI ", rb"riff\x2e\x91\xcf\x11", rb"\.snd\x00"),
    *(
        rb"\x00\x00\x01\xba",
        rb"G.{187}G.{187}G",
        rb"FLV\x01",
        rb"TTA[12]",
        rb"MPCK|MP\+\x07",
        rb"DSD \x1c",
        rb"\x0bw",
    ),
    *(rb"\x7f\xfe\x80\x01", rb"Creative Voice File\x1a"),
)
"""How sound files begin: WAV, FLAC, Ogg, MP3 with tags, MP4, AIFF, CAF, WavPack, Matroska, AMR, WMA, AVI,
Wave64, AU, MPEG, FLV, TTA, Musepack, DSD, AC-3, DTS and VOC."""

_SOUND_START: Final = re.compile(b"|".join(_SOUND), re.DOTALL)
SOUND_ENDINGS: Final = frozenset(
    {
        *(".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".m4b", ".mp4", ".aac", ".wma", ".mka"),
        *(".mkv", ".webm", ".mov", ".aif", ".aiff", ".aifc", ".caf", ".wv", ".ape", ".m4v", ".m4r", ".m4p"),
        *(".aax", ".avi", ".wmv", ".asf", ".mpg", ".mpeg", ".m2ts", ".3gp", ".flv", ".mp2", ".mpga", ".ac3"),
        *(".eac3", ".dts", ".tta", ".mpc", ".dsf", ".au", ".snd", ".w64", ".rf64", ".amr", ".spx", ".voc"),
    }
)
"""Endings of files that are treated as recordings; whether they are is decided by content."""

_WITHOUT_WORDS: Final = {
    FileKind.PICTURED_CAPTIONS: PICTURED_CAPTIONS,
    FileKind.PICTURE: PICTURES,
    FileKind.ARCHIVE: ARCHIVES,
    FileKind.NOTES: NOTES,
    FileKind.LINK: LINKS,
    FileKind.ENTRIES: ENTRIES,
}
_LINE_SIGNS: Final = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029\u200b\u200e\u200f\ufeff")
_SPACES: Final = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Spaces of other widths, and those that no line breaks at."""

_SAMPLE, _ODD_SHARE = 4096, 20
"""At most a twentieth of a text's first characters are control characters."""

_FRAME: Final = b"\xff\xe0"
"""How the frames of MP3 and AAC begin."""

_DOCUMENTS: Final = (b"%PDF", b"\xd0\xcf\x11\xe0", b"PK\x03\x04")
_LINE_END: Final = re.compile("\r\n?")
_RICH_TEXT: Final = b"{\\rtf"
_SIGNED, _ARCHIVE = b"untrusted comment: ", b"\nPK\x03\x04"
"""How recorded lines begin that are given with a preset: a signature, then an archive."""

_WORD_WITHIN: Final = (b"word/", b"[Content_Types].xml")
_OTHER_WITHIN: Final = (b"ppt/presentation", b"xl/workbook")
_NAMED_WITHIN: Final = {
    b"mimetypeapplication/vnd.oasis.opendocument.text": FileKind.OPEN_DOCUMENT,
    b"mimetypeapplication/epub+zip": FileKind.EBOOK,
}
"""How an archive begins that says by itself what it is (OpenDocument 1.3 part 2, 3.3; EPUB OCF 3.3, 4.3)."""

DRAFTED: Final = frozenset(
    {FileKind.TEXT, FileKind.SSML, FileKind.HTML, FileKind.JSON, FileKind.WORD, FileKind.OPEN_DOCUMENT}
    | {FileKind.EBOOK, FileKind.RICH_TEXT, FileKind.YAML, FileKind.DATA, FileKind.TABLE, FileKind.CAPTIONS}
)
"""Kinds that a draft of a script can be made from."""

_BEFORE_NAME: Final = 60
_FENCE: Final = "---"
_KEY: Final = re.compile(r"[A-Za-z_]+[ \t]*:")
_PHASE: Final = re.compile(r"^## .*\([a-z]", re.MULTILINE)
_MEASURE: Final = re.compile(
    r"(?:^|[{,])[ \t]*\"?(item_count|scoring|subscales|at_most_every_days)\"?[ \t]*:", re.MULTILINE
)
_PRESET: Final = re.compile(
    r"^(format|name|author|date|reason|review_date|locked|controls|practices|questionnaires)[ \t]*:",
    re.MULTILINE,
)
_SPOKEN: Final = re.compile(
    r"^[ -]*(?:text|say|speech|lines?|narration|script|transcript|content|instructions?|steps|words)[ \t]*:",
    re.MULTILINE | re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"^(?:\{[ \t]*)?[\"']?(?:format[\"']?[ \t]*:[ \t]*\d"
    r"|(?:controls|review_date|locked|item_count|scoring|subscales|at_most_every_days)[\"']?[ \t]*:)",
    re.MULTILINE,
)
"""Lines that a practice in YAML has, and those that only a preset or a questionnaire has: the data of other
programs have a format too, but not by number."""

_KEY_FIRST: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\n)*(?:[a-z_]+[ \t]*:|[ \t]*\{\s*\")")
_OURS_ANYWHERE: Final = tuple(
    re.compile(rf"(?:^|[{{,])[ \t]*\"?{key}", re.MULTILINE)
    for key in (r"format\"?[ \t]*:[ \t]*\d", r"(?:controls|item_count)\"?[ \t]*:")
)
"""What a preset or a questionnaire has, whatever its name ends with; JSON is YAML too."""

_PRESET_WORDS: Final = frozenset({"reason", "practices", "questionnaires"})
"""Of the names in a preset, those that tell it where two stand together."""

_OF_A_LANGUAGE: Final = {
    FileKind.RULES: re.compile(
        r"^(language|grade|highest_grade|highest_gentle_grade|longest_sentence|words|patterns|orders)[ \t]*:",
        re.MULTILINE,
    ),
    FileKind.OWN_LINES: re.compile(
        r"^(options|presence|rests|returning|ease_back|(?:breath|moment)_(?:first|next)|check_in_\w+)[ \t]*:",
        re.MULTILINE,
    ),
}
"""The lines of what lies in a language's folder; three of them tell it (docs/languages.md)."""

_OUR_KEYS: Final = re.compile(
    r"^(?:id|format|components|asks|caution|about|minutes|sources)[ \t]*:", re.MULTILINE
)
"""Of the keys before a script's text, those that notes of other programs don't have."""

_NARRATORS: Final = re.compile(r"^(?:language|narrators)[ \t]*:", re.MULTILINE)

_IN_ITS_FOLDER: Final = _("It belongs into the folder of its language; kindpace check looks at it.")

_PLAYLIST: Final = re.compile(r"\s*(?:#EXTM3U|\[playlist\]|<asx\b|<\?wpl\b|ffconcat )", re.IGNORECASE)
_CUE_SHEET: Final = re.compile(r"(?:\s*[A-Z]+ [^\n]*\n)*?\s*FILE \"[^\n]*\"[^\n]*\n\s*TRACK ")
_JSON_ENDINGS: Final = frozenset({".json", ".jsonl", ".ndjson"})
_LIKE_JSON: Final = re.compile(r"\A\s*(?:\{|\[(?!\s*[^\W\d_]))|\"[^\"\n]{1,80}\"\s*:")
"""Also broken, or with remarks before it; plain text may have the ending as well."""

_TABLE_ENDINGS: Final = frozenset({".csv", ".tsv", ".tab"})

_HTML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_HTML_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml"})
_ELEMENT: Final = re.compile(r"<(?:p|div|h[1-6]|br|title|meta|body|section|table|ul|span)\b", re.IGNORECASE)
_SSML: Final = re.compile(
    r".*?(?:<speak[\s>]|<break[\s/]|<prosody\s|<sapi[\s>]|<silence\s+msec)", re.DOTALL | re.IGNORECASE
)
_BY_CONTENT: Final[Mapping[FileKind, tuple[re.Pattern[str], ...]]] = {
    FileKind.PLAYLIST: (_PLAYLIST, _CUE_SHEET),
    FileKind.HTML: (_HTML,),
    FileKind.CAPTIONS: CAPTIONS,
    FileKind.SSML: (_SSML,),
}


def kind_of(name: str, beginning: bytes) -> FileKind:
    """What a file is.

    Args:
        name: its name; the ending counts only where the content says nothing, and for presets and scripts.
        beginning: its first ``LOOKED_AT`` bytes, or all.
    """
    if not beginning.strip() or not read_text(beginning).text.strip():
        return FileKind.EMPTY
    return _binary(name, beginning) or _text(name, _LINE_END.sub("\n", read_text(beginning).text))


def _binary(name: str, data: bytes) -> FileKind | None:
    ending = PurePath(name).suffix.lower()
    for kind, begins in (*_WITHOUT_WORDS.items(), (FileKind.CAPTIONS, EBU_SUBTITLES)):
        if begins.match(data):
            return kind
    if _SOUND_START.match(data) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.SOUND
    if data.startswith((*_DOCUMENTS, _RICH_TEXT)):
        return _document(ending, data)
    if data.startswith(_SIGNED) and _ARCHIVE in data[:_SAMPLE]:
        return FileKind.RECORDED_VOICE
    words = read_text(data[:_SAMPLE]).text
    odd = sum(not (character.isprintable() or character in _LINE_SIGNS | _SPACES) for character in words)
    if odd * _ODD_SHARE <= len(words):
        return None
    is_sound = ending in SOUND_ENDINGS or (data[0] == _FRAME[0] and data[1:2] >= _FRAME[1:])
    return FileKind.SOUND if is_sound else FileKind.OTHER


def _document(ending: str, data: bytes) -> FileKind:
    if data.startswith(_RICH_TEXT):
        return FileKind.RICH_TEXT
    for named, kind in _NAMED_WITHIN.items():
        if named in data[: len(named) + _BEFORE_NAME]:
            return kind
    is_other = any(sign in data for sign in _OTHER_WITHIN)
    is_word = data.startswith(b"PK") and any(sign in data for sign in _WORD_WITHIN) and not is_other
    one_document = ending in DOCUMENT_ENDINGS or any(sign in data for sign in WITHIN_DOCUMENTS)
    if data.startswith(b"PK") and not (is_word or one_document):
        return FileKind.ARCHIVE
    return FileKind.WORD if is_word and ending not in {".xlsx", ".pptx"} else FileKind.DOCUMENT


def _has_front_matter(text: str) -> bool:
    lines = text.lstrip().split("\n")
    fences = [at for at, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    return len(fences) > 1 and fences[0] == 0 and any(map(_KEY.match, lines[: fences[1]]))


def _text(name: str, text: str) -> FileKind:
    ending = PurePath(name).suffix.lower()
    phases = _PHASE.search(text) is not None
    # A data file may begin so as well, but has no heading with a rung.
    front_matter = ending != _PACING and (ending not in _YAML or phases) and _has_front_matter(text)
    if (front_matter and _OUR_KEYS.search(text)) or (ending == ".md" and phases):
        return FileKind.SCRIPT
    if _KEY_FIRST.match(text) and all(key.search(text) for key in _OURS_ANYWHERE):
        return _preset_or_questionnaire(text)
    if ending not in PRESET_ENDINGS | {".md"} and _is_json(text):
        # Markup may stand in its strings.
        return FileKind.CAPTIONS if any(pattern.match(text) for pattern in CAPTIONS) else FileKind.JSON
    for kind, patterns in _BY_CONTENT.items():
        in_data = kind is FileKind.SSML and text.lstrip()[:1] in {"{", "["} and ending in _JSON_ENDINGS
        if not in_data and any(pattern.match(text) for pattern in patterns):
            return kind
    if ending in _HTML_ENDINGS and _ELEMENT.search(text):
        return FileKind.HTML
    return _yaml(name, text) if ending in _YAML else _data(ending, text)


def _yaml(name: str, text: str) -> FileKind:
    if PurePath(name).name == NARRATOR_FILE and _NARRATORS.search(text):
        return FileKind.NARRATORS
    for kind, lines in _OF_A_LANGUAGE.items():
        if len(set(lines.findall(text))) > 2:  # noqa: PLR2004 - one or two others have as well
            return kind
    if _OURS.search(text) or _has_preset_words(text):
        return _preset_or_questionnaire(text)
    return FileKind.YAML if _SPOKEN.search(text) else FileKind.DATA


def _has_preset_words(text: str) -> bool:
    found = set(_PRESET.findall(text))
    return len(found) > 1 and (bool(found & _PRESET_WORDS) or _OURS.search(text) is not None)


def _preset_or_questionnaire(text: str) -> FileKind:
    return FileKind.QUESTIONNAIRE if _MEASURE.search(text) else FileKind.PRESET


def _data(ending: str, text: str) -> FileKind:
    if ending in _TABLE_ENDINGS:
        return FileKind.TABLE
    if ending != _PACING and ((ending in _JSON_ENDINGS and _LIKE_JSON.search(text)) or _is_json(text)):
        return FileKind.JSON
    if ending == _PACING or (ending != ".md" and _has_preset_words(text)):
        return _preset_or_questionnaire(text)
    return FileKind.TEXT


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in "{[":
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def not_a_script(kind: FileKind, file: str) -> Problem | None:
    """Says what a file is that is no script, and what to do with it; None for a script.

    Args:
        kind: what it is.
        file: its path.
    """
    if kind is FileKind.SCRIPT:
        return None
    begin = _("These are") if kind is FileKind.CAPTIONS else _("This is")
    what = {
        FileKind.EMPTY: _("This file is empty."),
        FileKind.OTHER: _("There is no text in this file."),
        FileKind.DATA: _("{begin} {value}, neither a script nor a preset nor a questionnaire.").format(
            begin=begin, value=kind.value
        ),
    }.get(kind, _("{begin} {value}, not a script.").format(begin=begin, value=kind.value))
    return Problem(Place(file, 1, 1), Severity.ERROR, "not-a-script", what, "", _what_to_do(kind, file))


def _what_to_do(kind: FileKind, file: str) -> str:
    quoted = shlex.quote(file)
    draft = "kindpace script new --from"
    if kind is FileKind.SOUND:
        play = f"kindpace play {quoted}"
        named = PurePath(file).suffix.lower() in SOUND_ENDINGS
        return (
            _("Listen to it: {play}").format(play=play)
            if named
            else _("Give it the ending of its format, such as .mp3, to play it.")
        )
    return {
        FileKind.EMPTY: _("Write something into it, or give another file."),
        FileKind.CAPTIONS: _(
            "They are shown with the recording that they lie beside under its name. A draft of a "
            "script from their words: {draft} {quoted}"
        ).format(draft=draft, quoted=quoted),
        FileKind.PICTURED_CAPTIONS: _(
            "They have no words in letters. Look for captions as text, such as .srt."
        ),
        **dict.fromkeys(
            (FileKind.PICTURE, FileKind.ENTRIES),
            _("Write its words into a text, and make a draft of that: {draft} TEXT").format(draft=draft),
        ),
        FileKind.LINK: _(
            "Open it, save what it shows as plain text (.txt), and make a draft of that: {draft} TEXT"
        ).format(draft=draft),
        FileKind.ARCHIVE: _("Unpack it, and give one of the files in it."),
        FileKind.PLAYLIST: _("Give one of the recordings that it names."),
        FileKind.DOCUMENT: _("Save it as plain text (.txt); then make a draft of that: {draft} TEXT").format(
            draft=draft
        ),
        FileKind.OTHER: _("Give a script (.md), or make a draft from a text: {draft} TEXT").format(
            draft=draft
        ),
        FileKind.NOTES: _("Save it as WAV or MP3 in a program that plays it, and give that."),
        FileKind.PRESET: _("A preset is named with --preset."),
        FileKind.DATA: _(
            "A preset begins with “format: 1”; kindpace preset new makes one. A draft of a script from its "
            "words: {draft} {quoted}"
        ).format(draft=draft, quoted=quoted),
        **dict.fromkeys((FileKind.NARRATORS, FileKind.RULES, FileKind.OWN_LINES), _IN_ITS_FOLDER),
        FileKind.RECORDED_VOICE: _("Bring it in: kindpace voice import {quoted}").format(quoted=quoted),
        FileKind.QUESTIONNAIRE: _("Questionnaires go into their own folder; kindpace check looks at them."),
    }.get(kind, _("Make a draft of it: {draft} {quoted}").format(draft=draft, quoted=quoted))
