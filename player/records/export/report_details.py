"""The second page of a report: what a clinician looks up."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import chain
from statistics import median
from typing import Final

from player.language.catalogue import _, counted
from player.language.numbers import figure
from player.practice.pacing.built_in import name_of
from player.practice.pacing.locks import HeldLocks
from player.records.export.chosen import Kind
from player.records.export.material import Material
from player.records.export.report_dots import ENERGY, HARD, MOOD, Measure, answered, in_words, measured
from player.records.export.report_html import (
    OUTCOMES,
    DayWords,
    at_most,
    days,
    ended,
    grouped,
    paragraph,
    section,
    table,
)
from player.records.export.slices import Slices, joined
from player.records.measures.answers import Response
from player.records.measures.own_words import words_shown
from player.records.store.entries import EventKind, Outcome, SittingRecord, Unanswered
from player.records.store.kept_locks import caps_labelled, label_of

MOST_SCORES: Final = 5
"""Of questionnaires, and of locks that were lifted."""
_NUMBERED: Final = _("{name}, version {number}")

_Version = tuple[str, str]
"""A preset's name and the hash of its file, which only programs tell apart."""


def details_in_slices(material: Material, left_out: Iterable[str], day: DayWords) -> Slices[str]:
    """HTML: outcomes, versions of the pacing, locks, the latest numbers, scores, and what is left out."""
    sittings = material.sittings
    rated = material.chosen.has(Kind.RATINGS)
    head = '<h1 style="page-break-before: always">' + escape(_("Details")) + "</h1>" if sittings else ""
    outcomes = _outcomes(sittings) if sittings else ""
    yield len(sittings)
    presets = (yield from _presets_in_slices(material, day)) if sittings else ""
    rest = yield from joined(
        len(sittings),
        lambda: _locks(sittings, day),
        lambda: _places(sittings, day) if rated else "",
        lambda: _measures(material.responses, day) if material.responses else "",
        lambda: _latest(sittings, day) if rated and sittings else "",
        lambda: section(_("What is not in here"), paragraph(" ".join(left_out), "small")),
    )
    return head + outcomes + presets + rest


def _outcomes(sittings: Sequence[SittingRecord]) -> str:
    ways = [f"{ended(sittings, outcome)} {words}" for outcome, words in OUTCOMES.items()]
    planned = round(sum(sitting.planned for sitting in sittings) / 60)
    minutes = counted("{number} minute was planned.", "{number} minutes were planned.", planned)
    return section(_("How sittings ended"), paragraph(f"{', '.join(ways)}. {minutes}"))


def _presets_in_slices(material: Material, day: DayWords) -> Slices[str]:
    """What each version of a pacing came to, one after another: of twenty years, all together take long."""
    groups = grouped(material.sittings, _preset_of)
    versions = _versions(material.sittings)
    yield len(material.sittings)
    rows = []
    for version, group in groups.items():
        rows.append((versions[version], *_preset_row(material, group, day)))
        yield len(group)
    happened = (_("Eased back"), _("Step down offered")) if material.chosen.has(Kind.EVENTS) else ()
    rated = HARD.headings if material.chosen.has(Kind.RATINGS) else ()
    headings = (_("Pacing, version"), _("Days"), _("Sittings"), _("Stopped"), *happened, *rated)
    note = paragraph(_("Numbers are the middle one, and in brackets the lowest and the highest."), "small")
    body = table(headings, at_most(rows, _more_versions))
    return section(_("Pacing in force"), body + (note if rated else ""))


def _more_versions(number: int) -> str:
    return counted("and {number} more version", "and {number} more versions", number)


def _preset_row(material: Material, group: Sequence[SittingRecord], day: DayWords) -> Sequence[str]:
    first, counts = group[0], [material.event_counts.get(sitting.id, {}) for sitting in group]
    kinds = (EventKind.EASED_BACK, EventKind.RULE_FIRED) if material.chosen.has(Kind.EVENTS) else ()
    return (
        days(first.day, group[-1].day, day),
        str(len(group)),
        str(ended(group, Outcome.STOPPED)),
        *(str(sum(events.get(kind, 0) for events in counts)) for kind in kinds),
        *(map(_spread, _both(group, HARD)) if material.chosen.has(Kind.RATINGS) else ()),
    )


def _preset_of(sitting: SittingRecord) -> _Version:
    return sitting.preset_name, sitting.preset_hash


def _locked_by(sitting: SittingRecord) -> _Version:
    locks = sitting.locks or HeldLocks()
    return locks.preset, locks.content_hash


def _versions(sittings: Sequence[SittingRecord]) -> dict[_Version, str]:
    """Each pacing that was in force, or locked something, in words: with a number where it changed."""
    found = dict.fromkeys(chain.from_iterable((_preset_of(each), _locked_by(each)) for each in sittings))
    words: dict[_Version, str] = {}
    for name in {name for name, _hash in found}:
        same = [version for version in found if version[0] == name]
        for number, version in enumerate(same, 1):
            alone = len(same) == 1
            words[version] = name_of(name) if alone else _NUMBERED.format(name=name_of(name), number=number)
    return words


def _locks(sittings: Sequence[SittingRecord], day: DayWords) -> str:
    """Which locks held, which were lifted, and how; empty if there never were any."""
    held = [sitting for sitting in sittings if sitting.locks is not None and sitting.locks.caps]
    lifted = [sitting for sitting in sittings if sitting.lifted is not None]
    if not held and not lifted:
        return ""
    versions = _versions(sittings)
    rows = [
        (words, days(group[0].day, group[-1].day, day), str(len(group)))
        for words, group in grouped(held, lambda sitting: _locks_in_words(sitting, versions)).items()
    ]
    headings = (_("What was locked, by which preset, version"), _("Days"), _("Sittings"))
    shown = table(headings, at_most(rows, _more_versions)) if rows else ""
    sentences = [_lifted_in_words(sitting, day) for sitting in lifted[-MOST_SCORES:]]
    return section(_("Locks"), shown + "".join(f"<p>{escape(words)}</p>" for words in sentences))


def _locks_in_words(sitting: SittingRecord, versions: Mapping[_Version, str]) -> str:
    return f"{caps_labelled(sitting.locks or HeldLocks())}; {versions[_locked_by(sitting)]}"


def _lifted_in_words(sitting: SittingRecord, day: DayWords) -> str:
    if sitting.lifted is None:
        return ""
    controls = ", ".join(map(label_of, sitting.lifted.controls))
    return _("Lifted before the sitting of {day}: {controls}, because {words}.").format(
        day=day(sitting.day), controls=controls, words=sitting.lifted.by.words
    )


def _places(sittings: Sequence[SittingRecord], day: DayWords) -> str:
    """Mood and energy as given; empty if they never were."""
    given = [(measure.label, *_both(list(measure.rated(sittings)), measure)) for measure in (MOOD, ENERGY)]
    if not any(before or after for _unused, before, after in given):
        return ""
    rows = [(label, _spread(before), _spread(after)) for label, before, after in given]
    drawn = "".join(measured(sittings, measure, day) for measure in (MOOD, ENERGY))
    return section(_("Mood and energy"), table(("", _("Before"), _("After")), rows) + drawn)


def _both(sittings: Sequence[SittingRecord], measure: Measure) -> tuple[list[float], list[float]]:
    pairs = [measure.values(sitting) for sitting in sittings]
    return answered(pair[0] for pair in pairs), answered(pair[1] for pair in pairs)


def _spread(values: Sequence[float]) -> str:
    if not values:
        return _("none")
    times = counted("once", "{number} times", len(values))
    return _("{median} ({min} to {max}), {times}").format(
        median=figure(median(values)), min=figure(min(values)), max=figure(max(values)), times=times
    )


def _latest(sittings: Sequence[SittingRecord], day: DayWords) -> str:
    headings, rows = in_words(sittings, day)
    latest = _("The latest {count} of {count_2} sittings").format(count=len(rows), count_2=len(sittings))
    return section(_("Each sitting") if len(rows) == len(sittings) else latest, table(headings, rows))


def _measures(responses: Sequence[Response], day: DayWords) -> str:
    rows = [
        (
            day(response.given.date()),
            words_shown(response.title),
            Unanswered.SKIPPED.words if response.skipped else _scores(response),
        )
        for response in responses[-MOST_SCORES:]
    ]
    return section(_("Questionnaires"), table((_("Day"), _("Questionnaire"), _("Scores")), rows))


def _scores(response: Response) -> str:
    if response.skipped:
        return Unanswered.SKIPPED.words
    return "; ".join(f"{words_shown(score.name)}: {score.words}" for score in response.scores)
