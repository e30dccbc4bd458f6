"""An entry as text to copy, and as a page to print or to keep."""

from datetime import date
from html import escape

from player.window.shared.writing_state import WritingView
from player.window.shell.local_days import local_day


def as_text(title: str, day: date, writing: WritingView) -> str:
    """The entry as plain text, without what is empty; empty if all is."""
    parts = _parts(writing)
    if not parts:
        return ""
    named = len(writing.parts) > 1
    said = (f"{label}\n{text}" if named else text for label, text in parts)
    return "\n\n".join((f"{title}, {local_day(day)}", *said)) + "\n"


def as_page(title: str, day: date, writing: WritingView) -> str:
    """The same as HTML for ``report_pdf``."""
    parts = _parts(writing)
    if not parts:
        return ""
    named = len(writing.parts) > 1
    said = "".join((f"<h2>{escape(label)}</h2>" if named else "") + _lines(text) for label, text in parts)
    head = f'<h1>{escape(title)}</h1><p class="small">{escape(local_day(day))}</p>'
    return f"<html><body>{head}{said}</body></html>"


def _parts(writing: WritingView) -> list[tuple[str, str]]:
    return [(part.label, part.text.strip()) for part in writing.parts if part.text.strip()]


def _lines(text: str) -> str:
    return "".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in text.splitlines())
