"""The report for a clinician, as HTML for black-and-white print: one page that is read in a minute.

What follows it: ``report_details`` (one page) and, where it was chosen, ``report_written``.
It counts and lists; it draws no conclusion: no averages over time, no trends, no cut-offs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from player.language.catalogue import _, counted, later
from player.practice.display_text import in_quotes
from player.practice.own_titles import title_shown
from player.practice.plain_words import date_in_words, minutes_and_seconds
from player.records.export.chosen import Kind
from player.records.export.material import Material
from player.records.export.report_details import details_in_slices
from player.records.export.report_dots import HARD, KEY, measured
from player.records.export.report_html import (
    DayWords,
    at_most,
    beside,
    days,
    ended,
    grouped,
    minutes,
    paragraph,
    section,
    table,
)
from player.records.export.report_written import written_pages
from player.records.export.slices import Slices, joined
from player.records.store.entries import NoteKind, Outcome, SittingRecord

NOTICE: Final = _(
    "Put together with Kindpace, a program for guided practice, by the person who practised. It is not a "
    "diagnosis, and nobody monitors it. How hard a sitting was is a cue for its pacing, not its outcome."
)
NEVER_HERE: Final = later("Copies of the scripts and presets have no place on these pages.")
MOST_STOPS: Final = 4
"""Practices on the first page that were stopped before their end. Our own choice, as the next."""
MOST_REASONS: Final = 3


@dataclass(frozen=True)
class ReportWords:
    """What a report says that isn't in the log.

    Attributes:
        message: what the person wants to say, on the first page; may be empty.
        day: writes a day as it is written where the person lives.
    """

    message: str = ""
    day: DayWords = date_in_words


def report_in_slices(
    material: Material, left_out: Iterable[str], words: ReportWords | None = None
) -> Slices[str]:
    """The report as HTML of the kind that ``QTextDocument`` reads; each part of twenty years takes its time.

    Args:
        material: what to export.
        left_out: plain sentences for the end of the details.
        words: what else it says; None for no message, and days such as ``2 March 2027``.
    """
    said, sittings = words or ReportWords(), material.sittings
    first = yield from joined(
        len(sittings),
        lambda: _head(material, said.day) + _message(said.message),
        lambda: _how_much(sittings) if sittings else "",
        lambda: _how_far(sittings) if sittings else "",
        lambda: _before_and_after(material, said.day),
        lambda: _stopped(material),
    )
    details = yield from details_in_slices(material, left_out, said.day)
    return f"<html><body>{first}{details}{written_pages(material, said.day)}</body></html>"


def _head(material: Material, day: DayWords) -> str:
    sittings = material.sittings
    when = days(sittings[0].day, sittings[-1].day, day) if sittings else _("No sittings in the days chosen")
    title = _("Practice with Kindpace")
    head = f"<h1>{escape(title)}</h1><p><b>{escape(when)}</b></p>"
    return head + paragraph(
        _("Made on {day}. {notice}").format(day=day(material.made.date()), notice=NOTICE), "small"
    )


def _message(message: str) -> str:
    if not message.strip():
        return ""
    heading = escape(_("What I want to say"))
    inside = f'<td class="said" bgcolor="#f0f0f0"><h2>{heading}</h2>{paragraph(message.strip())}</td>'
    return (
        '<table cellspacing="0" cellpadding="8" border="0" width="100%" style="margin-top: 8px">'
        f"<tr>{inside}</tr></table>"
    )


def _how_much(sittings: Sequence[SittingRecord]) -> str:
    weeks = len({sitting.day.isocalendar()[:2] for sitting in sittings})
    days_with = len({sitting.day for sitting in sittings})
    figures = (
        (str(len(sittings)), counted("sitting", "sittings", len(sittings))),
        (str(days_with), counted("day with a sitting", "days with a sitting", days_with)),
        (str(weeks), counted("week with a sitting", "weeks with a sitting", weeks)),
        (minutes(sittings), counted("minute listened", "minutes listened", int(minutes(sittings)))),
        (str(ended(sittings, Outcome.STOPPED)), _("stopped early, by choice")),
    )
    cells = (f'<p class="figure">{figure}</p><p class="small">{words}</p>' for figure, words in figures)
    return section(_("What, and how often"), beside(*cells))


def _how_far(sittings: Sequence[SittingRecord]) -> str:
    return beside(_practices(sittings), _rungs(sittings))


def _practices(sittings: Sequence[SittingRecord]) -> str:
    groups = sorted(grouped(sittings, lambda sitting: sitting.script_id).values(), key=len, reverse=True)
    rows = [(title_shown(group[-1].title), str(len(group)), minutes(group)) for group in groups]
    return table((_("Most often"), _("Sittings"), _("Minutes")), at_most(rows, _more_practices, 5))


def _more_practices(number: int) -> str:
    return counted("and {number} more practice", "and {number} more practices", number)


def _rungs(sittings: Sequence[SittingRecord]) -> str:
    groups = grouped(
        sittings, lambda sitting: -1 if sitting.highest_rung is None else int(sitting.highest_rung)
    )
    rows = [
        (_rung_words(group[0]), str(len(group)), minutes(group)) for _unused, group in sorted(groups.items())
    ]
    return table((_("How far they went, at most"), _("Sittings"), _("Minutes")), rows)


def _rung_words(sitting: SittingRecord) -> str:
    rung = sitting.highest_rung
    return _("not known") if rung is None else f"{int(rung)} {rung.words}"


def _before_and_after(material: Material, day: DayWords) -> str:
    if not material.chosen.has(Kind.RATINGS):
        return ""
    drawn = measured(material.sittings, HARD, day)
    body = drawn + paragraph(KEY, "small") if drawn else paragraph(_("Nothing to show here."))
    return section(_("Before and after"), body)


def _stopped(material: Material) -> str:
    """Where sittings were stopped, and why, where that was written and chosen."""
    stopped = [sitting for sitting in material.sittings if sitting.outcome is Outcome.STOPPED]
    if not stopped:
        return ""
    groups = sorted(grouped(stopped, lambda sitting: sitting.script_id).values(), key=len, reverse=True)
    rows = [(title_shown(group[-1].title), str(len(group)), _places(group)) for group in groups]
    shown = table(
        (_("Where they were stopped"), _("Times"), _("After minutes and seconds")),
        at_most(rows, _more_practices, MOST_STOPS),
    )
    notes = [note.text for sitting in stopped for note in sitting.notes if note.kind is NoteKind.STOP_REASON]
    return section(
        _("Stopped early"),
        shown + "".join(paragraph(in_quotes(text)) for text in [*dict.fromkeys(notes)][-MOST_REASONS:]),
    )


def _places(group: Sequence[SittingRecord]) -> str:
    heard = sorted(sitting.seconds_heard for sitting in group)
    first, last, whole = (minutes_and_seconds(length) for length in (heard[0], heard[-1], group[-1].planned))
    return (
        _("{first} of {whole}").format(first=first, whole=whole)
        if first == last
        else _("{first} to {last} of {whole}").format(first=first, last=last, whole=whole)
    )
