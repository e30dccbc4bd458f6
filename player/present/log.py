"""The log, and the screen after a sitting, in words."""

from collections.abc import Sequence

from player.practice.units import Seconds
from player.present.sitting import QUESTION_AFTER, rating_view
from player.present.words import capitalised, length_in_words, moment_in_words
from player.records.entries import Outcome, RatingTime, SittingRecord
from player.ui import view as v

_ENDED = {
    Outcome.RUNNING: "going on now",
    Outcome.COMPLETED: "to its end",
    Outcome.STOPPED: "you stopped by choice",
    Outcome.INTERRUPTED: "interrupted",
}

_TIMES = {
    RatingTime.START: "start",
    RatingTime.MIDDLE: "middle",
    RatingTime.END: "end",
    RatingTime.AFTER: "after",
}


def log_view(
    sittings: Sequence[SittingRecord], filter_text: str, messages: tuple[v.Message, ...]
) -> v.LogView:
    """The sittings that match, newest first. No sums, no streaks, no verdicts."""
    rows = tuple(_row(sitting) for sitting in sittings)
    wanted = filter_text.casefold().split()
    matching = tuple(row for row in rows if all(word in _searchable(row) for word in wanted))
    empty = "No sitting matches those words." if rows else "Nothing here yet. That is fine."
    return v.LogView(matching, filter_text, empty, messages)


def _searchable(row: v.LogRow) -> str:
    return f"{row.when} {row.practice} {row.ended} {row.pacing} {row.reflection}".casefold()


def _row(sitting: SittingRecord) -> v.LogRow:
    ratings = ", ".join(f"{_TIMES[rating.time]} {rating.words}" for rating in sitting.ratings)
    return v.LogRow(
        when=moment_in_words(sitting.started),
        practice=sitting.title,
        minutes=length_in_words(sitting.seconds_heard),
        ended=_ENDED[sitting.outcome],
        pacing=f"{capitalised(sitting.preset_name.replace('-', ' '))} pacing",
        ratings=f"How hard it was, 0 to 10: {ratings or 'not asked'}",
        reflection=" ".join(note.text for note in sitting.notes),
    )


def after_view(
    title: str,
    heard: Seconds,
    *,
    stopped: bool,
    reflection: str,
    rating: int | None,
    declined: bool,
    messages: tuple[v.Message, ...],
) -> v.AfterView:
    """The screen after a sitting, however far it went. After easing back the rating was asked already."""
    ended = "you stopped by choice" if stopped else "to its end"
    return v.AfterView(
        what_happened=f"{title} · {length_in_words(heard)} · {ended}",
        rating=None if stopped else rating_view(QUESTION_AFTER, rating, declined=declined),
        reflection=reflection,
        messages=messages,
    )
