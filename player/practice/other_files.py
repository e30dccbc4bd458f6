"""How files begin with neither words nor sound: pictures, archives, captions that are pictures, notes."""

import re
from typing import Final

PICTURES: Final = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM....\x00\x00\x00\x00|II\*\x00|MM\x00\*|8BPS"
    rb"|....ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs]|crx )",
    re.DOTALL,
)
"""PNG, JPEG, GIF, WebP, BMP, TIFF, Photoshop; HEIC, AVIF and Canon's raw pictures, which begin as MP4
does."""

LINKS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\[InternetShortcut\]|\[Desktop Entry\][^\0]{0,2000}?\nType=Link"
    rb"|<\?xml[^>]*>\s*<!DOCTYPE plist[^>]*>\s*<plist[^>]*>\s*<dict>\s*<key>URL</key>"
    rb"|\{[^{}]{0,2000}\"doc_id\"\s*:)"
)
"""Shortcuts of Windows, Linux and macOS to a page, and what Google Drive leaves in a document's place."""

ENTRIES: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:V(?:CALENDAR|CARD)\b")
"""Entries of a calendar (RFC 5545), and of an address book (RFC 6350)."""

ARCHIVES: Final = re.compile(
    rb"\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd|PK\x05\x06|.{257}ustar",
    re.DOTALL,
)
"""gzip, bzip2, xz, 7z, RAR, Zstandard, an empty zip and tar."""

WITHIN_DOCUMENTS: Final = (
    b"[Content_Types].xml",
    b"mimetype",
    b"Index/",
    b"index.apxl",
    b"index.xml",
    b"ppt/",
    b"xl/",
)
"""What a zip archive holds that is one document (Office, OpenDocument, Apple's), and no collection of
files."""

DOCUMENT_ENDINGS: Final = frozenset(
    {".pages", ".key", ".numbers", ".odp", ".ods", ".xlsx", ".pptx", ".docx", ".odt", ".epub"}
)

PICTURED_CAPTIONS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*# VobSub index file|\x00\x00\x01\xba(?=.{10,2100}?\x00\x00\x01\xbd)"
    rb"(?!.{0,60000}?\x00\x00\x01[\xc0-\xef])"
    rb"|PG....\x00\x00\x00\x00[\x14-\x17\x80]",
    re.DOTALL,
)
"""VobSub's list (.idx), its pictures (.sub: private streams without picture or sound), and Blu-ray's
(.sup)."""

NOTES: Final = re.compile(
    rb"(?=.{0,4095}\x00)"
    rb"(?:MThd|RIFF....RMID|Extended Module: |IMPM|.{44}SCRM|.{1080}(?:M[.!]K[.!]|[4-8]CHN|FLT4))",
    re.DOTALL,
)
"""MIDI and the modules of trackers (XM, IT, S3M, MOD): a zero tells them from text that begins alike."""
