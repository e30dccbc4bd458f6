"""The content of the two-page report for a clinician, as HTML for a printed page in black and white.

It counts and lists; it draws no conclusion: no averages over time, no trends, no cut-offs.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from html import escape
from statistics import median
from typing import Final

from player.records.entries import (
    EventKind,
    Outcome,
    RatingTime,
    Scale,
    SittingRecord,
    Unanswered,
)
from player.records.export.chosen import Kind
from player.records.export.material import Material
from player.records.measures import Response

MOST_ROWS: Final = 8
"""Rows of a table before the rest is summed up, so that the report keeps to its two pages."""
MOST_DOTS: Final = 24
"""Sittings drawn as dots: the latest."""
MOST_SCORES: Final = 8

NOTICE: Final = (
    "Made by the person with Kindpace, a practice and reflection tool. Not a diagnosis, and nobody monitors "
    "it. Distress is a cue for pacing, not an outcome."
)
NEVER_HERE: Final = (
    "Left out: single events, what the person wrote, and the journal. This report has no place for them."
)

_OUTCOMES: Final = {
    Outcome.COMPLETED: "to the end",
    Outcome.STOPPED: "stopped by choice",
    Outcome.INTERRUPTED: "interrupted",
    Outcome.RUNNING: "going on",
}
_BEFORE, _AFTER, _SAME = "\u25cb", "\u25cf", "\u25c9"


def report(material: Material, left_out: Iterable[str]) -> str:
    """The report as HTML of the kind that ``QTextDocument`` reads.

    Args:
        material: what leaves.
        left_out: plain sentences; they stand at its end.
    """
    parts = [_head(material), _dose(material.sittings), _rungs(material.sittings)]
    parts += [_presets(material), _practices(material.sittings)]
    if material.chosen.has(Kind.RATINGS):
        parts += [_places(material.sittings), _dots(material.sittings)]
    if material.responses:
        parts.append(_measures(material.responses))
    parts.append(_left_out(left_out))
    return f"<html><body>{''.join(parts)}</body></html>"


def _head(material: Material) -> str:
    sittings = material.sittings
    when = f"{sittings[0].day} to {sittings[-1].day}" if sittings else "no sittings in the days chosen"
    made = f"made on {material.made:%Y-%m-%d}"
    return f"<h1>Sittings with Kindpace</h1><p>{when}; {made}. {NOTICE}</p>"


def _dose(sittings: Sequence[SittingRecord]) -> str:
    minutes = sum(one.seconds_heard for one in sittings) / 60
    rows = [
        ("Sittings", str(len(sittings))),
        *((f"Of these, {words}", str(_ended(sittings, outcome))) for outcome, words in _OUTCOMES.items()),
        ("Days with a sitting", str(len({one.day for one in sittings}))),
        ("Minutes heard", f"{minutes:.0f}"),
        ("Minutes planned", f"{sum(one.planned for one in sittings) / 60:.0f}"),
    ]
    return _section("Dose", _table(("", ""), rows))


def _ended(sittings: Sequence[SittingRecord], outcome: Outcome) -> int:
    return sum(one.outcome is outcome for one in sittings)


def _rungs(sittings: Sequence[SittingRecord]) -> str:
    groups = _grouped(sittings, lambda one: -1 if one.highest_rung is None else int(one.highest_rung))
    rows = [(_rung_words(group[0]), str(len(group)), _minutes(group)) for _, group in sorted(groups.items())]
    return _section("Highest rung in the plan", _table(("Rung", "Sittings", "Minutes heard"), rows))


def _rung_words(sitting: SittingRecord) -> str:
    rung = sitting.highest_rung
    return "not known" if rung is None else f"{int(rung)} {rung.words}"


def _presets(material: Material) -> str:
    groups = _grouped(material.sittings, lambda one: (one.preset_name, one.preset_hash))
    rows = [_preset_row(material, group) for group in groups.values()]
    headings = (
        "Preset, version",
        "Days",
        "Sittings",
        "Stopped",
        "Eased back",
        "Rules fired",
        "Before",
        "After",
    )
    return _section("Preset versions", _table(headings, _at_most(rows, "versions")))


def _preset_row(material: Material, group: Sequence[SittingRecord]) -> Sequence[str]:
    first = group[0]
    counts = [material.event_counts.get(one.id, {}) for one in group]
    counted = material.chosen.has(Kind.EVENTS)
    return (
        f"{first.preset_name} {first.preset_hash[:8]}",
        f"{first.day} to {group[-1].day}",
        str(len(group)),
        str(_ended(group, Outcome.STOPPED)),
        str(sum(one.get(EventKind.EASED_BACK, 0) for one in counts)) if counted else "left out",
        str(sum(one.get(EventKind.RULE_FIRED, 0) for one in counts)) if counted else "left out",
        _spread(_values(group, before)),
        _spread(_values(group, after)),
    )


def _practices(sittings: Sequence[SittingRecord]) -> str:
    groups = _grouped(sittings, lambda one: one.script_id)
    ordered = sorted(groups.values(), key=len, reverse=True)
    rows = [
        (group[-1].title, str(len(group)), _minutes(group), str(_ended(group, Outcome.STOPPED)))
        for group in ordered
    ]
    headings = ("Practice", "Sittings", "Minutes heard", "Stopped")
    return _section("Practices", _table(headings, _at_most(rows, "practices")))


def before(sitting: SittingRecord) -> float | Unanswered:
    """Distress before a sitting, 0 to 10, or why there is none."""
    return _distress(sitting, (RatingTime.START,))


def after(sitting: SittingRecord) -> float | Unanswered:
    """Distress after a sitting, 0 to 10, or why there is none: the last one asked, at the end or after it."""
    return _distress(sitting, (RatingTime.END, RatingTime.AFTER))


def _distress(sitting: SittingRecord, times: tuple[RatingTime, ...]) -> float | Unanswered:
    tenths = {Scale.DISTRESS_10: 1.0, Scale.DISTRESS_100: 0.1}
    found = [one for one in sitting.ratings if one.time in times and one.scale in tenths]
    answered = [one.value * tenths[one.scale] for one in found if not isinstance(one.value, Unanswered)]
    if answered:
        return answered[-1]
    return (
        Unanswered.SKIPPED if any(one.value is Unanswered.SKIPPED for one in found) else Unanswered.NOT_ASKED
    )


def _places(sittings: Sequence[SittingRecord]) -> str:
    """Mood and energy as they were given; nothing where they never were."""
    rows = [
        (label, *(_spread(_given(sittings, scale, time)) for time in (RatingTime.START, RatingTime.AFTER)))
        for label, scale in (("Mood, 1 to 5", Scale.MOOD), ("Energy, 1 to 5", Scale.ENERGY))
    ]
    if all(words == "none" for row in rows for words in row[1:]):
        return ""
    return _section("Mood and energy, before and after", _table(("", "Before", "After"), rows))


def _given(sittings: Sequence[SittingRecord], scale: Scale, time: RatingTime) -> list[float]:
    ratings = [one for each in sittings for one in each.ratings if one.scale is scale and one.time is time]
    return [one.value for one in ratings if not isinstance(one.value, Unanswered)]


def _values(
    group: Sequence[SittingRecord], read: Callable[[SittingRecord], float | Unanswered]
) -> list[float]:
    return [value for value in map(read, group) if not isinstance(value, Unanswered)]


def _spread(values: Sequence[float]) -> str:
    if not values:
        return "none"
    return f"{median(values):g} ({min(values):g} to {max(values):g}), {len(values)} times"


def _dots(sittings: Sequence[SittingRecord]) -> str:
    rated = [one for one in sittings if any(_values([one], read) for read in (before, after))]
    headings = ("Day", "Practice", *(str(value) for value in range(11)))
    rows = [(str(one.day), one.title[:28], *_cells(before(one), after(one))) for one in rated[-MOST_DOTS:]]
    shown = f" The latest {MOST_DOTS} of {len(rated)}." if len(rated) > MOST_DOTS else ""
    key = f"<p>{_BEFORE} before, {_AFTER} after, {_SAME} both; 0 to 10, rounded.{shown}</p>"
    return _section("How hard it was, before and after", key + _table(headings, rows, dots=True))


def _cells(start: float | Unanswered, end: float | Unanswered) -> list[str]:
    at = [None if isinstance(value, Unanswered) else round(value) for value in (start, end)]
    known = [place for place in at if place is not None]
    cells = ["\u2500" if min(known) < place < max(known) else "" for place in range(11)]
    for place, sign in zip(at, (_BEFORE, _AFTER), strict=True):
        if place is not None:
            cells[place] = _SAME if at[0] == at[1] else sign
    return cells


def _measures(responses: Sequence[Response]) -> str:
    rows = [
        (str(one.given.date()), one.title, "skipped" if one.skipped else _scores(one))
        for one in responses[-MOST_SCORES:]
    ]
    return _section("Questionnaires", _table(("Day", "Questionnaire", "Scores"), rows))


def _scores(response: Response) -> str:
    return "; ".join(f"{score.name}: {score.words}" for score in response.scores)


def _left_out(sentences: Iterable[str]) -> str:
    return _section("What is not in here", f"<p>{escape(' '.join(sentences))}</p>")


def _grouped(
    sittings: Sequence[SittingRecord], by: Callable[[SittingRecord], Hashable]
) -> Mapping[Hashable, list[SittingRecord]]:
    groups: dict[Hashable, list[SittingRecord]] = defaultdict(list)
    for one in sittings:
        groups[by(one)].append(one)
    return groups


def _minutes(group: Sequence[SittingRecord]) -> str:
    return f"{sum(one.seconds_heard for one in group) / 60:.0f}"


def _at_most(rows: Sequence[Sequence[str]], what: str) -> Sequence[Sequence[str]]:
    if len(rows) <= MOST_ROWS:
        return rows
    return [*rows[:MOST_ROWS], (f"and {len(rows) - MOST_ROWS} more {what}", *[""] * (len(rows[0]) - 1))]


def _section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, dots: bool = False) -> str:
    if not rows:
        return "<p>Nothing to show here.</p>"
    aligned = ' align="center"' if dots else ""
    names = "".join(f"<th{aligned}>{escape(text)}</th>" for text in headings)
    head = f"<tr>{names}</tr>" if any(headings) else ""
    lines = [
        "".join(f"<td{aligned if number > 1 else ''}>{escape(text)}</td>" for number, text in enumerate(row))
        for row in rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table cellspacing="0" cellpadding="2" border="0">{head}{body}</table>'
