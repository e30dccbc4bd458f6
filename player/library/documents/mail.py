"""The words of a mail as it is saved (.eml): its plain text, or the text that its web page shows."""

import email
import email.errors
import re
from email.message import EmailMessage
from email.policy import default
from typing import Final

from player.library.documents.web_page import page_text

_BEGINS: Final = re.compile(r"(?:[A-Z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OF_PROGRAMS: Final = re.compile(
    r"^(?:MIME-Version|Content-Type|Message-ID|Received):", re.IGNORECASE | re.MULTILINE
)


def is_mail(text: str) -> bool:
    """Whether a text begins as mails are saved, with lines for programs among those of its head."""
    head = _BEGINS.match(text.lstrip())
    return head is not None and len(_OF_PROGRAMS.findall(head[0])) > 1


def mail_text(text: str) -> str:
    """The subject as a title, and the words; the text itself where there are none.

    Args:
        text: of a mail with its head.
    """
    try:
        mail = email.message_from_string(text.lstrip(), _class=EmailMessage, policy=default)
        part = mail.get_body(("plain", "html"))
        words = "" if part is None else str(part.get_content())
        subject = str(mail["subject"] or "").strip()
    except (email.errors.MessageError, KeyError, LookupError, ValueError, AttributeError):
        return text
    if part is not None and part.get_content_subtype() == "html":
        words = page_text(words)
    return f"# {subject}\n\n{words}" if subject and words.strip() else words or text
