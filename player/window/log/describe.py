"""The log in words: rows, filters, and everything about one sitting. No sums, no verdicts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, TypeVar, overload

from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.own_titles import title_shown
from player.practice.pacing.built_in import name_of
from player.practice.plain_words import (
    capitalised,
    day_in_words,
    length_in_words,
    minutes_and_seconds,
    moment_in_words,
    short_moment,
)
from player.practice.units import Rung, Seconds
from player.records.measures.overview import SittingOutline
from player.records.measures.own_words import words_shown
from player.records.store.entries import (
    NoteKind,
    Outcome,
    RatingRecord,
    RatingTime,
    Scale,
    SittingId,
    SittingRecord,
    Unanswered,
)
from player.window.log.answered_described import AnsweredOutline, answered_row
from player.window.log.locks_described import locks_said
from player.window.log.state import LogChoice, LogDetail, LogRow
from player.window.shared.rating_described import (
    LET_PASS,
    energy_in_words,
    mood_in_words,
    place_said,
    why_unanswered,
)
from player.window.shared.unwanted_note import ASKED_TO_DELETE
from player.window.state import Option

ANY: Final = ""
CHOSEN_DAYS: Final = "days"
_PERIODS: Final = {"28": _("The last 4 weeks"), "91": _("The last 3 months"), "365": _("The last year")}
_ENDED: Final = {
    Outcome.RUNNING: _("going on now"),
    Outcome.COMPLETED: _("to the end"),
    Outcome.STOPPED: _("you stopped by choice"),
    Outcome.INTERRUPTED: _("interrupted"),
}
_NOT_ASKED: Final = Unanswered.NOT_ASKED.value
_HARD: Final = (Scale.DISTRESS_10, Scale.DISTRESS_100)
_DELETE_NOTES: Final = {
    NoteKind.REFLECTION: _("Delete what you wrote"),
    NoteKind.STOP_REASON: _("Delete why you stopped"),
}
"""Notes about something unwanted are deleted on a screen of their own."""

_NOTES: Final = {
    NoteKind.REFLECTION: _("You wrote"),
    NoteKind.STOP_REASON: _("Why you stopped"),
    NoteKind.UNWANTED_EFFECT: _("Something unwanted"),
}


Listed = SittingOutline | AnsweredOutline
"""What the log lists."""

_Listed = TypeVar("_Listed", SittingOutline, AnsweredOutline)


@dataclass(frozen=True)
class LogFilter:
    """Which sittings are wanted. Empty means any.

    Attributes:
        period: a number of days back from today, or ``CHOSEN_DAYS``.
        first, last: the person's own days, where days are chosen; both included.
        words: words that a sitting's row has to contain, all of them.
    """

    period: str = ANY
    first: str = ""
    last: str = ""
    practice: str = ANY
    pacing: str = ANY
    outcome: str = ANY
    words: str = ""

    def days(self, today: date) -> tuple[str, str]:
        """The first and the last day wanted, as ``YYYY-MM-DD``; empty for no limit."""
        if self.period == CHOSEN_DAYS:
            return self.first, self.last
        if not self.period:
            return "", ""
        return (today - timedelta(days=int(self.period) - 1)).isoformat(), ""


class RowWords:
    """What is searched in each row, in lower case: made once, since every key typed searches again.

    Args:
        notes: what was written about sittings.
    """

    def __init__(self, notes: Mapping[SittingId, str]) -> None:
        self._notes = notes
        self._known: dict[str, str] = {}

    def of(self, listed: Listed) -> str:
        """The words of a row."""
        words = self._known.get(listed.id)
        if words is None:
            words = self._known[listed.id] = _searchable(listed, self._notes)
        return words


def narrowed(
    sittings: Sequence[_Listed],
    said: RowWords,
    wanted: LogFilter,
    today: date,
) -> tuple[_Listed, ...]:
    """The sittings, or the questionnaires, that a filter lets through, in the same order."""
    if wanted == LogFilter():
        return tuple(sittings)
    first, last = wanted.days(today)
    found = [
        sitting
        for sitting in sittings
        if (not wanted.practice or sitting.script_id == wanted.practice)
        and (not wanted.pacing or sitting.preset == wanted.pacing)
        and (not wanted.outcome or sitting.outcome == wanted.outcome)
        and (not first or sitting.started[:10] >= first)
        and (not last or sitting.started[:10] <= last)
    ]
    words = wanted.words.casefold().split()
    if not words:
        return tuple(found)
    return tuple(row for row in found if all(word in said.of(row) for word in words))


def in_time(sittings: Sequence[SittingOutline], answered: Sequence[AnsweredOutline]) -> Sequence[Listed]:
    """Sittings and answers together, newest first, as each of the two is."""
    if not answered:
        return sittings
    return sorted((*sittings, *answered), key=lambda row: -row.started_ms)


def _searchable(listed: Listed, notes: Mapping[SittingId, str]) -> str:
    day = _day_words(listed.day)
    if isinstance(listed, AnsweredOutline):
        return (
            _("{day} {title} questionnaire {said}")
            .format(day=day, title=words_shown(listed.title), said=listed.said)
            .casefold()
        )
    ended = _ENDED[Outcome(listed.outcome)]
    parts = (day, title_shown(listed.title), ended, pacing_words(listed.preset), notes.get(listed.id, ""))
    return " ".join(parts).casefold()


@lru_cache(maxsize=10_000)
def _day_words(day: str) -> str:
    return day_in_words(date.fromisoformat(day))


def pacing_words(preset_name: str) -> str:
    """A pacing's name as a row says it."""
    return _("{capitalised} pacing").format(capitalised=_pacing_name(preset_name))


def _pacing_name(preset_name: str) -> str:
    name = name_of(preset_name)
    # Of others only the file's name is known.
    return capitalised(name.replace("-", " ") if name == preset_name else name)


class LogRows(Sequence[LogRow]):
    """Rows in words, each made when it is first read: a long log opens as quickly as a short one."""

    def __init__(self, listed: Sequence[Listed], notes: Mapping[SittingId, str]) -> None:
        self.listed = listed
        self._notes = notes

    def __len__(self) -> int:
        return len(self.listed)

    @overload
    def __getitem__(self, at: int) -> LogRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[LogRow]: ...

    def __getitem__(self, at: int | slice) -> LogRow | Sequence[LogRow]:
        if isinstance(at, slice):
            return tuple(self._row(row) for row in self.listed[at])
        return self._row(self.listed[at])

    def shape(self, at: int) -> tuple[bool, bool]:
        """Whether a row has ratings, and whether it has a reflection; nothing is put into words for it."""
        listed = self.listed[at]
        if isinstance(listed, AnsweredOutline):
            return False, False
        return True, bool(self._notes.get(listed.id))

    def _row(self, listed: Listed) -> LogRow:
        when = moment_in_words(datetime.fromisoformat(listed.started))
        if isinstance(listed, AnsweredOutline):
            return answered_row(listed, when)
        hard = (listed.before, listed.halfway, listed.at_end, listed.after)
        top = _("0 to 100") if listed.scale.endswith("100") else _("0 to 10")
        moods, energies = (
            (listed.mood_before, listed.mood_after),
            (listed.energy_before, listed.energy_after),
        )
        mood, energy = _before_and_after(*moods, mood_in_words), _before_and_after(*energies, energy_in_words)
        asked = any(value != _NOT_ASKED for value in (*moods, *energies))
        places = _(" · Mood: {mood} · Energy: {energy}").format(mood=mood, energy=energy) if asked else ""
        return LogRow(
            when=when,
            practice=title_shown(listed.title),
            minutes=length_in_words(Seconds(listed.seconds_heard)),
            ended=_ENDED[Outcome(listed.outcome)],
            pacing=pacing_words(listed.preset),
            ratings=_("How hard it was, {top}: {value}{places}").format(
                top=top, value=_in_order(hard), places=places
            ),
            mood=mood,
            energy=energy,
            reflection=self._notes.get(listed.id, ""),
            before=_shown(listed.before),
            after=_shown(listed.afterwards),
            cells={
                "when": short_moment(datetime.fromisoformat(listed.started)),
                "minutes": minutes_and_seconds(listed.seconds_heard),
                "pacing": _pacing_name(listed.preset),
                "mood": _cell(*moods, mood_in_words, mood),
                "energy": _cell(*energies, energy_in_words, energy),
            },
        )


def _in_order(given: Sequence[int | str]) -> str:
    """What was answered, and when; where nothing was, whether it was asked for."""
    times = zip(RatingTime, given, strict=True)
    answers = [f"{time.words} {value}" for time, value in times if isinstance(value, int)]
    if answers:
        return ", ".join(answers)
    return LET_PASS if Unanswered.SKIPPED.value in given else Unanswered.NOT_ASKED.words


def _shown(value: int | str) -> str:
    return str(value) if isinstance(value, int) else Unanswered(value).words


def _cell(before: int | str, after: int | str, words: Callable[[int | str], str], said: str) -> str:
    """For a narrow column: the answer alone where only the later was asked for, and a dash for none."""
    if isinstance(before, int):
        return said
    return words(after) if isinstance(after, int) else "–"


def _before_and_after(before: int | str, after: int | str, words: Callable[[int | str], str]) -> str:
    """Only what was answered; where nothing was, whether it was asked for."""
    said = {"before": words(before), "after": words(after)}
    match isinstance(before, int), isinstance(after, int):
        case True, True:
            return _("{before}, then {after}").format(**said)
        case True, False:
            return _("{before} before").format(before=said["before"])
        case False, True:
            return _("{after} afterwards").format(after=said["after"])
        case _unanswered:
            return Unanswered.NOT_ASKED.words if before == after == _NOT_ASKED else LET_PASS


def log_choices(filters: Sequence[LogChoice], wanted: LogFilter) -> tuple[LogChoice, ...]:
    """The log's filters as a person has set them."""
    return tuple(replace(found, selected=getattr(wanted, found.name)) for found in filters)


def log_filters(
    sittings: Sequence[SittingOutline], answered: Sequence[AnsweredOutline] = ()
) -> tuple[LogChoice, ...]:
    """The log's filters with nothing chosen: only what is in the log can be."""
    titles = {sitting.script_id: sitting.title for sitting in reversed(sittings)}
    practices = sorted(((name, title_shown(title)) for name, title in titles.items()), key=lambda kv: kv[1])
    asked = sorted(
        {response.script_id: words_shown(response.title) for response in reversed(answered)}.items(),
        key=lambda kv: kv[1],
    )
    practices += [
        (name, _("{isolated} (questionnaire)").format(isolated=isolated(title))) for name, title in asked
    ]
    presets = tuple(
        Option(name, pacing_words(name)) for name in sorted({sitting.preset for sitting in sittings})
    )
    outcomes = {sitting.outcome for sitting in sittings}
    ends = tuple(Option(o.value, capitalised(words)) for o, words in _ENDED.items() if o.value in outcomes)
    periods = tuple(Option(days, words) for days, words in _PERIODS.items())
    return (
        LogChoice(
            "period",
            _("When"),
            (Option(ANY, _("Any day")), *periods, Option(CHOSEN_DAYS, _("Days you choose"))),
            ANY,
        ),
        _choice(
            "practice",
            _("Practice"),
            _("Any practice"),
            tuple(Option(*practice) for practice in practices),
        ),
        _choice("pacing", _("Pacing"), _("Any pacing"), presets),
        _choice("outcome", _("How it ended"), _("Any ending"), ends),
    )


def _choice(name: str, label: str, any_words: str, options: tuple[Option, ...]) -> LogChoice:
    return LogChoice(name, label, (Option(ANY, any_words), *options), ANY)


def detail_of(row: int, sitting: SittingRecord, *, asked: bool, note: str = "") -> LogDetail:
    """Everything that is kept about a sitting, in words.

    Args:
        row: its row in the log.
        sitting: all of it.
        asked: whether the question about deleting it is shown.
        note: the id of the note whose deletion is asked about, or empty.
    """
    heard, planned = length_in_words(sitting.seconds_heard), length_in_words(sitting.planned)
    voice = _("spoken") if sitting.spoken else _("text only")
    lines = [
        moment_in_words(sitting.started),
        _heard(heard, planned).format(
            capitalised=capitalised(heard), planned=planned, ended=_ENDED[sitting.outcome]
        ),
        _paced(sitting, voice),
        *locks_said(sitting),
        _hard(sitting).format(ratings=_ratings(sitting)),
        *_places(sitting),
        *(f"{_NOTES[note.kind]}: {note.text}" for note in sitting.notes),
    ]
    question = _(
        "Delete this sitting, with its numbers and what you wrote about it? It is deleted from the backups "
        "too, and can't be brought back."
    )
    notes = tuple(
        Option(note.id, _DELETE_NOTES[note.kind]) for note in sitting.notes if note.kind in _DELETE_NOTES
    )
    if note in {option.value for option in notes}:
        question, asked = ASKED_TO_DELETE, True
    return LogDetail(row, title_shown(sitting.title), tuple(lines), question if asked else "", notes=notes)


def _heard(heard: str, planned: str) -> str:
    """The sentence on how long it was: how long it was to be is said only where it was not that."""
    return _("{capitalised}, {ended}.") if heard == planned else _("{capitalised} of {planned}, {ended}.")


def _paced(sitting: SittingRecord, voice: str) -> str:
    said = {"pacing": pacing_words(sitting.preset_name), "voice": voice}
    if sitting.highest_rung is None:
        return "{pacing}, {voice}.".format(**said)
    words = Rung(sitting.highest_rung).words
    return _("{pacing}, {voice}, as far as {rung}.").format(**said, rung=words)


def _ratings(sitting: SittingRecord) -> str:
    """What was answered, and when; where nothing was, whether it was asked for."""
    given = [rating for rating in sitting.ratings if rating.scale in _HARD]
    said = [f"{rating.time.words} {rating.shown}" for rating in given if isinstance(rating.value, int)]
    return ", ".join(said) or why_unanswered(rating.value for rating in given)


def _hard(sitting: SittingRecord) -> str:
    """The sentence, with the scale the numbers are on if it isn't the usual one."""
    fine = any(rating.scale is Scale.DISTRESS_100 for rating in sitting.ratings)
    return _("How hard it was, 0 to 100: {ratings}.") if fine else _("How hard it was: {ratings}.")


def _places(sitting: SittingRecord) -> Iterator[str]:
    """Mood and energy, if they were asked for."""
    for time in RatingTime:
        mood, energy = (sitting.rating((scale,), (time,)) for scale in (Scale.MOOD, Scale.ENERGY))
        if mood is not None or energy is not None:
            yield _("Mood and energy, {words}: {place_said}.").format(
                words=time.words, place_said=place_said(_value(mood), _value(energy))
            )


def _value(rating: RatingRecord | None) -> int | Unanswered:
    return Unanswered.NOT_ASKED if rating is None else rating.value
