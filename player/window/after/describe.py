"""The screen after a sitting, in words."""

from typing import Final

from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.pacing.model import CheckInStyle
from player.practice.plain_words import about_minutes, length_in_words
from player.practice.units import Seconds
from player.window.after.state import AfterView
from player.window.shared.rating_described import QUESTION_AFTER, rating_view
from player.window.state import Message

A_MINUTE: Final = Seconds(60.0)


def after_view(
    title: str,
    heard: Seconds,
    *,
    stopped: bool,
    asks: bool = True,
    reflection: str,
    rating: int | None,
    declined: bool,
    messages: tuple[Message, ...],
    style: CheckInStyle = CheckInStyle.NUMBERS,
    highest: int = 10,
) -> AfterView:
    """The screen after a sitting, however far it went."""
    ended = _("you stopped by choice") if stopped else _("to the end")
    # Seconds would count what nobody has to count.
    length = length_in_words(heard) if heard >= A_MINUTE else about_minutes(heard)
    return AfterView(
        what_happened=f"{isolated(title)} · {length} · {ended}",
        rating=rating_view(QUESTION_AFTER, rating, declined=declined, style=style, highest=highest)
        if asks
        else None,
        reflection=reflection,
        messages=messages,
    )
