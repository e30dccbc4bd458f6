"""The sheet as text and as a page to print: numbered lines, the quiet between them, and what is recorded."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from player.language.catalogue import _, counted
from player.library.own_voice.sheet import Recorded, Sheet, SheetLine
from player.practice.display_text import one_line
from player.practice.own_titles import title_shown

_WORDS: Final = {
    Recorded.YES: "recorded",
    Recorded.CHANGED: _("changed since it was recorded"),
    Recorded.NO: "",
}
_LEAST_QUIET: Final = 0.5
_LONG: Final = 60

HOW: Final = (
    (
        _(
            "Read each line as you would say it to somebody beside you, at your own pace. Leave "
            "two seconds of "
            "quiet between lines; the pauses themselves are made by the player, so you need not "
            "wait for them."
        )
    ),
    (
        _(
            "Read the lines only, not their numbers. If you stumble, leave a moment, and say the "
            "whole line again."
        )
    ),
)


def summary(sheet: Sheet) -> tuple[str, ...]:
    """What is recorded, in a few sentences."""
    recorded, changed, missing = (sheet.count(state) for state in Recorded)
    said = [
        _("{count} lines: {recorded} recorded, {changed} changed, {missing} missing.").format(
            count=len(sheet.lines), recorded=recorded, changed=changed, missing=missing
        )
    ]
    if sheet.by:
        said.append(
            _("Recorded by {by}. What is changed or missing is spoken by the narrator.").format(by=sheet.by)
        )
    if sheet.elsewhere:
        said.append(
            counted(
                "{number} recorded line is not heard under this pacing.",
                "{number} recorded lines are not heard under this pacing.",
                len(sheet.elsewhere),
            )
        )
    return tuple(said)


def as_text(sheet: Sheet) -> tuple[str, ...]:
    """The sheet in lines of text."""
    lines = [f"{sheet.title} · {sheet.pacing}", *summary(sheet), ""]
    for phase, members in groupby(sheet.lines, lambda line: line.phase):
        lines += [f"# {title_shown(phase)}", *(text for line in members for text in _text(line)), ""]
    return tuple(one_line(line) for line in lines[:-1])


def _text(line: SheetLine) -> Iterator[str]:
    state = _WORDS[line.recorded]
    yield f"{line.number:>4}  {line.text}{f'  [{state}]' if state else ''}"
    if line.earlier is not None:
        yield _("      [it was: {text}]").format(text=line.earlier.text)
    if quiet := quiet_words(line):
        yield f"      {quiet}"


def quiet_words(line: SheetLine) -> str:
    """The quiet after a line as a mark, such as ``· 6 s · a bell``; empty where there is hardly any."""
    words = [_seconds(line.quiet)] if line.quiet >= _LEAST_QUIET else []
    words += [line.after] if line.after else []
    return f"· {' · '.join(words)}" if words else ""


def _seconds(seconds: float) -> str:
    whole = round(seconds)
    return (
        f"{max(1, whole)} s"
        if whole < _LONG
        else _("{value} min {value_2} s").format(value=whole // _LONG, value_2=whole % _LONG)
    )


def as_html(sheet: Sheet) -> str:
    """The sheet as a page to print, without anything from outside it."""
    parts = [f"<h1>{escape(one_line(sheet.title))}</h1>", f"<p>{escape(one_line(sheet.pacing))}</p>"]
    parts += [f"<p>{escape(one_line(words))}</p>" for words in (*summary(sheet), *HOW)]
    for phase, members in groupby(sheet.lines, lambda line: line.phase):
        parts.append(f"<h2>{escape(one_line(title_shown(phase)))}</h2>")
        parts += [part for line in members for part in _html(line)]
    title = escape(one_line(sheet.title))
    head = f'<head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
    return f'<!DOCTYPE html>\n<html lang="en">{head}<body>{"".join(parts)}</body></html>\n'


_STYLE: Final = (
    "body{font-family:sans-serif;max-width:42em;margin:2em auto;line-height:1.5}"
    "h1{font-size:1.5em}h2{font-size:1.15em}.quiet{color:#555;margin-left:2em}"
    "p{page-break-inside:avoid;break-inside:avoid}"
)


def _html(line: SheetLine) -> Iterator[str]:
    state = _WORDS[line.recorded]
    note = f" <i>[{state}]</i>" if state else ""
    yield _("<p><b>{number}</b>&nbsp; {escape}{note}</p>").format(
        number=line.number, escape=escape(one_line(line.text)), note=note
    )
    if line.earlier is not None:
        yield _('<p class="quiet"><i>It was: {escape}</i></p>').format(
            escape=escape(one_line(line.earlier.text))
        )
    if quiet := quiet_words(line):
        yield f'<p class="quiet">{escape(quiet)}</p>'
