"""A sitting from its beginning to its end, with everything that a screen reader says by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from own_script import SCRIPT
from page_material import Clock, folders_in, parts_in

from player.practice.session.events import SoundLost
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.announcer import Announcement, Announcer
from player.window.briefing.state import BeginTextOnly
from player.window.ease_back.state import EaseBackEnd, EaseBackNext
from player.window.intents import AsBefore, ChoosePractice, EaseBack, Intent, Softer
from player.window.router import Router
from player.window.shared.rating import Rate
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.page import SittingPage
from player.window.sitting.state import BackLine, SittingView, Skip, TogglePause
from player.window.state import Message, View

TICK_S = 0.25

PRACTICE = (
    SCRIPT.partition("## The window")[0].replace("minutes: 1", "minutes: 3")
    + """\
## The window (rung 0)

Your eyes may rest on it, and then on something else. [time]

[silence 12s]

Light comes in, or it is dark there. [6s] Somebody may go by outside. [time]

There is the frame too, which holds all of it. [6s]

[silence 12s]

## Today (return)

The room is here, with you in it. [4s] You can end now, or stay a little. [4s]
"""
)


@dataclass(frozen=True)
class Moment:
    """Something that happens in the walk.

    Attributes:
        at: seconds after the first line.
        words: what it is, for the page.
        act: does it.
    """

    at: float
    words: str
    act: Callable[[Router], None]


def _press(words: str, at: float, intent: Intent) -> Moment:
    return Moment(at, words, lambda router: router.handle(intent))


def _lose_sound(router: Router) -> None:
    assert isinstance(router.page, SittingPage)
    router.page.sitting.send(SoundLost("The sound output went away. Go on when you like."))


MOMENTS = (
    _press("S", 12, Softer()),
    _press("U", 16, AsBefore()),
    _press("Space", 20, TogglePause()),
    _press("Space", 24, TogglePause()),
    _press("Left", 30, BackLine()),
    Moment(36, "the headphones are pulled out", _lose_sound),
    _press("Space", 42, TogglePause()),
    _press("Right", 60, Skip()),
    _press("Esc", 82, EaseBack()),
    _press("Enter, on “Next, when you like”", 88, EaseBackNext()),
    _press("Enter, on “Enough, end here”", 94, EaseBackEnd()),
)
"""Keys pressed, and what else happens."""


@dataclass(frozen=True)
class Said:
    """A line of the walk: when, and what was pressed or said."""

    at: float
    words: str
    pressed: bool = False
    urgent: bool = False


def heard(home: Path, *, spoken: bool) -> list[Said]:
    """The whole walk in a new home.

    Args:
        home: an empty folder.
        spoken: whether a narrator would say the lines.
    """
    clock = Clock()
    folders = folders_in(home)
    (folders.data / "scripts" / "a-window.md").write_text(PRACTICE, "utf-8")
    with _log_in(home) as log:
        parts = parts_in(folders, log, seconds=clock, now=lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
        parts.settings_store.change(countdown=True)
        return list(_walk(Router(parts), clock, spoken=spoken))


@contextmanager
def _log_in(home: Path) -> Iterator[SessionLog]:
    log = SessionLog.open(home / "data", Keys(home / "config"))
    try:
        yield log
    finally:
        log.close()


def _walk(router: Router, clock: Clock, *, spoken: bool) -> Iterator[Said]:
    announcer = Announcer()
    router.handle(ChoosePractice("a-window"))
    router.handle(BeginTextOnly())
    yield Said(0.0, "Begin", pressed=True)
    start, moments = clock.now, list(MOMENTS)
    while moments or isinstance(router.page, SittingPage):
        at = clock.now - start
        router.tick()
        yield from _new(announcer, router.view(), at, spoken=spoken)
        if isinstance(router.view(), CheckInView):
            # Somebody answers after three seconds; an offer is let be.
            clock.now += 3
            yield Said(at + 3, "4 of 10", pressed=True)
            router.handle(Rate(4))
        elif moments and moments[0].at <= at:
            moment = moments.pop(0)
            yield Said(at, moment.words, pressed=True)
            moment.act(router)
        clock.now += TICK_S
        assert at < 600, "it never ends"
    yield from _new(announcer, router.view(), clock.now - start, spoken=spoken)


def _new(announcer: Announcer, view: View, at: float, *, spoken: bool) -> Iterator[Said]:
    if spoken and isinstance(view, SittingView):
        view = replace(view, text_only=False)
    messages: tuple[Message, ...] | None = getattr(view, "messages", None)
    above = None if messages is None else [message.text for message in messages]
    said: tuple[Announcement, ...] = announcer.follow(view.announced, above)
    for each in said:
        yield Said(at, each.words, urgent=each.urgent)
