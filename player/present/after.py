"""The screen after a sitting, in words."""

from player.practice.display_text import isolated
from player.practice.pacing import CheckInStyle
from player.practice.units import Seconds
from player.present.sitting import QUESTION_AFTER, rating_view
from player.present.words import length_in_words
from player.ui import view as v


def after_view(
    title: str,
    heard: Seconds,
    *,
    stopped: bool,
    reflection: str,
    rating: int | None,
    declined: bool,
    messages: tuple[v.Message, ...],
    style: CheckInStyle = CheckInStyle.NUMBERS,
    highest: int = 10,
) -> v.AfterView:
    """The screen after a sitting, however far it went. After easing back the rating was asked already."""
    ended = "you stopped by choice" if stopped else "to its end"
    return v.AfterView(
        what_happened=f"{isolated(title)} · {length_in_words(heard)} · {ended}",
        rating=None
        if stopped
        else rating_view(QUESTION_AFTER, rating, declined=declined, style=style, highest=highest),
        reflection=reflection,
        messages=messages,
    )
