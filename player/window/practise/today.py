"""What the window begins with: one practice to start from, and those kept at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from player.language.catalogue import _
from player.practice.plain_words import about_minutes, capitalised, count_in_words
from player.practice.units import Rung, Seconds
from player.window.intents import ChoosePractice
from player.window.pictures.state import MOTIFS
from player.window.practise.state import OpenToday, TodayCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from player.window.practise.describe import Listed
    from player.window.practise.state import PathCard

STARTS_WITH: Final = "ease-back"
"""Two minutes of grounding: the way out is known before anything else is tried."""

AT_HAND: Final = 4
"""How many practices stand under "For you now": one row of a wide window."""

GO_ON: Final = _("Go on where you stopped")
AGAIN: Final = _("Again, from the beginning")
START: Final = _("Start here")
NEXT: Final = _("Next on {path}")

NOT_READ_YET: Final = TodayCard(_("Today"), _("Something to begin with"), "", "", OpenToday())
"""For the moment until the log has been read. Pressed, it leads on at once all the same."""

_MINUTE: Final = 60
_MORNING, _AFTERNOON, _EVENING = 5, 12, 18


class Choosable(NamedTuple):
    """What there is to choose from.

    Attributes:
        practices: all but recordings; those that the pacing doesn't offer are passed over.
        paths: in their order, with their steps.
        suggested: the ids that the pacing assigns, in its order, each with its words.
        favourites: the ids of those kept at hand.
        latest: the ids of what was sat, the latest first; empty where there is no log that can be read.
        stopped: the last sitting as it would go on where it stopped; None where it can't.
    """

    practices: Sequence[Listed]
    paths: Sequence[PathCard]
    suggested: Mapping[str, str]
    favourites: Sequence[str]
    latest: Sequence[str]
    stopped: Listed | None = None

    @property
    def offered(self) -> dict[str, Listed]:
        """What the pacing offers, by id."""
        return {practice.id: practice for practice in self.practices if not practice.why_not}

    @property
    def last(self) -> str:
        """The id of what was sat last, as far as it is among the practices; empty where nothing was."""
        known = {practice.id for practice in self.practices}
        return next((name for name in self.latest if name in known), "")


def greeting(now: datetime) -> str:
    """A greeting by the time of day."""
    if _MORNING <= now.hour < _AFTERNOON:
        return _("Good morning")
    return _("Good afternoon") if _AFTERNOON <= now.hour < _EVENING else _("Good evening")


def today_card(choosable: Choosable) -> TodayCard | None:
    """The one practice to begin with; None where the pacing offers nothing.

    It is what was sat last where that stopped, else what a preset assigns next, else what was sat last, else
    the path's next, else where one starts.
    """
    offered = choosable.offered
    if choosable.stopped is not None:
        # For those alone who stopped a short while ago.
        from player.window.destinations import GoOnWhereItStopped  # noqa: PLC0415

        return _card(GO_ON, choosable.stopped)._replace(opens=GoOnWhereItStopped())
    assigned = _next(tuple(choosable.suggested), choosable)
    if assigned:
        return _card(capitalised(choosable.suggested[assigned]), offered[assigned])
    if choosable.last in offered:
        return _card(AGAIN, offered[choosable.last])
    ahead = _ahead(choosable)
    if ahead is not None:
        return _card(NEXT.format(path=ahead[0]), offered[ahead[1]])
    first = offered.get(STARTS_WITH) or min(offered.values(), key=_ease, default=None)
    return None if first is None else _card(_start(first.duration), first)


def at_hand(
    choosable: Choosable, today: TodayCard | None, recordings: Sequence[Listed] = ()
) -> dict[str, str]:
    """The ids that stand under "For you now", each with what is said of it beside what its card says.

    Args:
        choosable: what there is to choose from.
        today: what stands on the large card, and so not here.
        recordings: the person's own, as far as they were looked through. Last, since they are known later,
            and the others must not move.
    """
    notes: dict[str, str] = {}
    ahead = _ahead(choosable)
    if ahead is not None:
        notes[ahead[1]] = NEXT.format(path=ahead[0])
    offered = choosable.offered
    heard = {recording.id for recording in recordings if not recording.why_not}
    for known in (offered.keys(), heard):
        for practice in (*choosable.favourites, *choosable.latest):
            if practice in known:
                notes.setdefault(practice, "")
    if today is not None and isinstance(today.opens, ChoosePractice):
        notes.pop(today.opens.practice_id, None)
    return dict(tuple(notes.items())[:AT_HAND])


def _ahead(choosable: Choosable) -> tuple[str, str] | None:
    """The name of the path that was walked last, and what could come next on it."""
    path = next((path for path in choosable.paths if choosable.last in path.steps), None)
    practice = _next(path.steps, choosable) if path is not None else None
    return (path.title, practice) if path is not None and practice else None


def _next(steps: Sequence[str], choosable: Choosable) -> str | None:
    if not steps:
        return None
    # With the reader of paths, which is not needed before the log has been read.
    from player.library.practice_paths import could_come_next  # noqa: PLC0415

    return could_come_next(steps, choosable.offered, choosable.latest)


def _ease(practice: Listed) -> tuple[Rung, Seconds]:
    return practice.reached, practice.duration


def _start(length: Seconds) -> str:
    minutes = max(1, round(length / _MINUTE))
    return (
        _("{start}, one minute").format(start=START)
        if minutes == 1
        else _("{start}, {count_in_words} minutes").format(
            start=START, count_in_words=count_in_words(minutes)
        )
    )


def _card(eyebrow: str, practice: Listed) -> TodayCard:
    meta = f"{capitalised(about_minutes(practice.duration))} · {practice.reached.words}"
    opens, motif = ChoosePractice(practice.id), MOTIFS[practice.reached]
    return TodayCard(eyebrow, practice.title, practice.about, meta, opens, motif)
