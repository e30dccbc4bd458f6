"""The words of a mail as it is saved (.eml): its plain text, or the text that its web page shows."""

import email
import email.errors
import re
from email.message import EmailMessage, Message
from email.policy import default
from typing import Final

from player.library.documents.web_page import page_text
from player.practice.encodings.text_encoding import read_text

_BEGINS: Final = re.compile(r"(?:[A-Z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OF_PROGRAMS: Final = re.compile(
    r"^(?:MIME-Version|Content-Type|Message-ID|Received):", re.IGNORECASE | re.MULTILINE
)


_OPENING: Final = re.compile(
    r"\A(?P<before>\s*)(?P<words>(?:dear|hi|hello|hey|good (?:morning|evening)|liebe[rs]?|hallo|"
    r"guten (?:morgen|abend)|chère?s?|bonjour|querid[oa]s?|hola)\b[^\n.!?]{0,60}[,!:]?)(?=\s*\n\s*\n)",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"^(?:(?:with |much |lots of )*(?:love|warmth|warmly|kindly|kindness|gratitude)|"
    r"(?:(?:best|kind|warm) )*(?:wishes|regards)|best|cheers|yours(?: \w+)?|namaste|take care|see you \w+|"
    r"(?:alles )?liebe grüße|herzlich(?:e grüße)?|viele grüße|bis bald|amitiés|bises|abrazos|un abrazo)"
    r"[,!][ \t]*\n(?:[^\n]{1,40}(?:\n|\Z)){1,4}",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWERED: Final = re.compile(
    r"^(?:>? ?(?:On|Am|Le|El) [^\n]{4,120}(?:wrote|schrieb[^\n]*|a écrit|escribió) ?:[ \t]*\n)"
    r"(?:[ \t]*>[^\n]*\n?|[ \t]*\n)*",
    re.MULTILINE,
)
"""What is around a text in a mail: to whom it is, who signs it, and the mail that it answers."""


def _bracketed(found: re.Match[str]) -> str:
    """Each line in brackets, so that a draft reports it and doesn't say it."""
    lines = (line.strip("> \t").replace("[", "(").replace("]", ")") for line in found[0].splitlines())
    return "\n".join(f"[{line}]" for line in lines if line) + "\n"


def is_mail(text: str) -> bool:
    """Whether a text begins as mails are saved, with lines for programs among those of its head."""
    head = _BEGINS.match(text.lstrip())
    return head is not None and len(_OF_PROGRAMS.findall(head[0])) > 1


def _words_of(part: Message) -> str:
    """What a part says; one that doesn't say what it is saved in is read as any text."""
    if part.get_content_charset():
        return str(part.get_content()) if isinstance(part, EmailMessage) else ""
    # What stood beyond ASCII, and was neither packed nor named, is text already.
    body = part.get_payload(decode=True)
    plain = str(part.get_payload())
    return read_text(body).text if isinstance(body, bytes) and plain.isascii() else plain


def mail_text(text: str) -> str:
    """The subject as a title, and the words; the text itself where there are none.

    Args:
        text: of a mail with its head.
    """
    try:
        mail = email.message_from_string(text.lstrip(), _class=EmailMessage, policy=default)
        part = mail.get_body(("plain", "html"))
        words = "" if part is None else _words_of(part)
        subject = str(mail["subject"] or "").strip()
    except (email.errors.MessageError, KeyError, LookupError, ValueError, AttributeError):
        return text
    if part is not None and part.get_content_subtype() == "html":
        words = page_text(words)
    words = _CLOSING.sub(_bracketed, _ANSWERED.sub(_bracketed, words))
    words = _OPENING.sub(r"\g<before>[\g<words>]", words)
    return f"# {subject}\n\n{words}" if subject and words.strip() else words or text
