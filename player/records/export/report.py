"""The two-page report for a clinician, as HTML for black-and-white print.

It counts and lists; it draws no conclusion: no averages over time, no trends, no cut-offs.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from html import escape
from statistics import median
from typing import Final, TypeVar

from player.practice.pacing.locks import HeldLocks
from player.records.export.chosen import Kind
from player.records.export.material import Material
from player.records.export.report_dots import ENERGY, HARD, MOOD, Measure, answered, dots, in_words
from player.records.measures.answers import Response
from player.records.store.entries import EventKind, Outcome, SittingRecord
from player.records.store.kept_locks import caps_in_words

MOST_ROWS: Final = 8
"""Rows per table before the rest is summed up, so that the report stays within two pages."""
MOST_SCORES: Final = 8

NOTICE: Final = (
    "Made by the person with Kindpace, a practice and reflection tool. Not a diagnosis, and nobody monitors "
    "it. Distress is a cue for pacing, not an outcome."
)
NEVER_HERE: Final = (
    "Left out: single events, what the person wrote, and the journal. This report has no place for them."
)

_Key = TypeVar("_Key", bound=Hashable)

_APART: Final = "margin-top: 8px"
_OUTCOMES: Final = {
    Outcome.COMPLETED: "to the end",
    Outcome.STOPPED: "stopped by choice",
    Outcome.INTERRUPTED: "interrupted",
    Outcome.RUNNING: "going on",
}


def report(material: Material, left_out: Iterable[str]) -> str:
    """The report as HTML of the kind that ``QTextDocument`` reads.

    Args:
        material: what to export.
        left_out: plain sentences for its end.
    """
    sittings = material.sittings
    parts = [_head(material), _beside(_dose(sittings), _rungs(sittings)), _presets(material)]
    parts += [_locks(sittings), _practices(sittings)]
    rated = material.chosen.has(Kind.RATINGS)
    parts.append(_places(sittings) if rated else "")
    if material.responses:
        parts.append(_measures(material.responses))
    parts.append(_dots(sittings) if rated else "")
    parts.append(_left_out(left_out))
    return f"<html><body>{''.join(parts)}</body></html>"


def _head(material: Material) -> str:
    sittings = material.sittings
    when = f"{sittings[0].day} to {sittings[-1].day}" if sittings else "no sittings in the days chosen"
    made = f"made on {material.made:%Y-%m-%d}"
    return f"<h1>Sittings with Kindpace</h1><p>{when}; {made}. {NOTICE}</p>"


def _dose(sittings: Sequence[SittingRecord]) -> str:
    minutes = sum(sitting.seconds_heard for sitting in sittings) / 60
    rows = [
        ("Sittings", str(len(sittings))),
        *((f"Of these, {words}", str(_ended(sittings, outcome))) for outcome, words in _OUTCOMES.items()),
        ("Days with a sitting", str(len({sitting.day for sitting in sittings}))),
        ("Minutes heard", f"{minutes:.0f}"),
        ("Minutes planned", f"{sum(sitting.planned for sitting in sittings) / 60:.0f}"),
    ]
    return _section("Dose", _table(("", ""), rows))


def _ended(sittings: Sequence[SittingRecord], outcome: Outcome) -> int:
    return sum(sitting.outcome is outcome for sitting in sittings)


def _rungs(sittings: Sequence[SittingRecord]) -> str:
    groups = _grouped(
        sittings, lambda sitting: -1 if sitting.highest_rung is None else int(sitting.highest_rung)
    )
    rows = [(_rung_words(group[0]), str(len(group)), _minutes(group)) for _, group in sorted(groups.items())]
    return _section("Highest rung in the plan", _table(("Rung", "Sittings", "Minutes heard"), rows))


def _rung_words(sitting: SittingRecord) -> str:
    rung = sitting.highest_rung
    return "not known" if rung is None else f"{int(rung)} {rung.words}"


def _presets(material: Material) -> str:
    groups = _grouped(material.sittings, lambda sitting: (sitting.preset_name, sitting.preset_hash))
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
    counts = [material.event_counts.get(sitting.id, {}) for sitting in group]
    counted = material.chosen.has(Kind.EVENTS)
    return (
        f"{first.preset_name} {first.preset_hash[:8]}",
        f"{first.day}\u00a0to {group[-1].day}",
        str(len(group)),
        str(_ended(group, Outcome.STOPPED)),
        str(sum(kinds.get(EventKind.EASED_BACK, 0) for kinds in counts)) if counted else "left out",
        str(sum(kinds.get(EventKind.RULE_FIRED, 0) for kinds in counts)) if counted else "left out",
        *map(_spread, _both(group, HARD)),
    )


def _locks(sittings: Sequence[SittingRecord]) -> str:
    """Which locks held, which were lifted, and how; empty if there never were any."""
    held = [sitting for sitting in sittings if sitting.locks is not None and sitting.locks.caps]
    lifted = [sitting for sitting in sittings if sitting.lifted is not None]
    if not held and not lifted:
        return ""
    groups = _grouped(held, _locks_in_words)
    rows = [
        (words, f"{group[0].day}\u00a0to {group[-1].day}", str(len(group))) for words, group in groups.items()
    ]
    headings = ("Locks that held, preset, version", "Days", "Sittings")
    table = _table(headings, _at_most(rows, "versions")) if rows else ""
    sentences = [_lifted_in_words(sitting) for sitting in lifted[-MOST_ROWS:]]
    return _section("Locks", table + "".join(f"<p>{escape(words)}</p>" for words in sentences))


def _locks_in_words(sitting: SittingRecord) -> str:
    locks = sitting.locks or HeldLocks()
    return f"{caps_in_words(locks)}, {locks.preset} {locks.content_hash[:8]}"


def _lifted_in_words(sitting: SittingRecord) -> str:
    if sitting.lifted is None:
        return ""
    controls = ", ".join(sitting.lifted.controls)
    return f"Lifted before the sitting of {sitting.day}: {controls}, because {sitting.lifted.by.words}."


def _practices(sittings: Sequence[SittingRecord]) -> str:
    groups = _grouped(sittings, lambda sitting: sitting.script_id)
    ordered = sorted(groups.values(), key=len, reverse=True)
    rows = [
        (group[-1].title, str(len(group)), _minutes(group), str(_ended(group, Outcome.STOPPED)))
        for group in ordered
    ]
    headings = ("Practice", "Sittings", "Minutes heard", "Stopped")
    return _section("Practices", _table(headings, _at_most(rows, "practices")))


def _places(sittings: Sequence[SittingRecord]) -> str:
    """Mood and energy as given; empty if they never were."""
    rows = [(measure.label, *map(_spread, _both(sittings, measure))) for measure in (MOOD, ENERGY)]
    if all(words == "none" for row in rows for words in row[1:]):
        return ""
    return _section("Mood and energy, before and after", _table(("", "Before", "After"), rows))


def _both(sittings: Sequence[SittingRecord], measure: Measure) -> tuple[list[float], list[float]]:
    pairs = [measure.values(sitting) for sitting in sittings]
    return answered(pair[0] for pair in pairs), answered(pair[1] for pair in pairs)


def _spread(values: Sequence[float]) -> str:
    if not values:
        return "none"
    return f"{median(values):g} ({min(values):g} to {max(values):g}), {len(values)} times"


def _dots(sittings: Sequence[SittingRecord]) -> str:
    """The second page: each sitting's numbers as dots and, for the latest, in words."""
    title, drawn = "Each sitting, before and after", dots(sittings)
    if not drawn:
        return _section(title, "<p>Nothing to show here.</p>")
    headings, rows = in_words(sittings)
    latest = f"The latest {len(rows)} of {len(sittings)}, in words"
    words = _section("In words" if len(rows) == len(sittings) else latest, _table(headings, rows))
    return f'<h2 style="page-break-before: always">{title}</h2>{drawn}{words}'


def _measures(responses: Sequence[Response]) -> str:
    rows = [
        (str(response.given.date()), response.title, "skipped" if response.skipped else _scores(response))
        for response in responses[-MOST_SCORES:]
    ]
    return _section("Questionnaires", _table(("Day", "Questionnaire", "Scores"), rows))


def _scores(response: Response) -> str:
    return "; ".join(f"{score.name}: {score.words}" for score in response.scores)


def _left_out(sentences: Iterable[str]) -> str:
    return _section("What is not in here", f"<p>{escape(' '.join(sentences))}</p>")


def _grouped(
    sittings: Sequence[SittingRecord], by: Callable[[SittingRecord], _Key]
) -> Mapping[_Key, list[SittingRecord]]:
    groups: dict[_Key, list[SittingRecord]] = defaultdict(list)
    for sitting in sittings:
        groups[by(sitting)].append(sitting)
    return groups


def _minutes(group: Sequence[SittingRecord]) -> str:
    return f"{sum(sitting.seconds_heard for sitting in group) / 60:.0f}"


def _at_most(rows: Sequence[Sequence[str]], what: str) -> Sequence[Sequence[str]]:
    if len(rows) <= MOST_ROWS:
        return rows
    return [*rows[:MOST_ROWS], (f"and {len(rows) - MOST_ROWS} more {what}", *[""] * (len(rows[0]) - 1))]


def _section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _beside(*parts: str) -> str:
    cells = "".join(f"<td>{part}</td>" for part in parts)
    table = f'<table cellspacing="0" cellpadding="0" border="0" width="100%" style="{_APART}">'
    return f"{table}<tr>{cells}</tr></table>"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "<p>Nothing to show here.</p>"
    names = "".join(_heading(text) for text in headings)
    head = f"<tr>{names}</tr>" if any(headings) else ""
    lines = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table cellspacing="0" cellpadding="1" border="0">{head}{body}</table>'


def _heading(text: str) -> str:
    # A narrow column would break single words.
    whole = "" if " " in text else ' style="white-space: nowrap"'
    return f"<th{whole}>{escape(text)}</th>"
