"""Times a log of twenty years of daily practice: opening, drawing and searching it, previewing an export."""

from driven import driven, driver
from homes import home
from large_log import EVENTS, SITTINGS, fill
from measures import Result, Settings, median
from players import environment_of, sink

LIMIT = 200.0
SOON = 300.0
"""Milliseconds; our own goal for the response to a key or a click."""
AWAY = 500.0
"""The longest time, in milliseconds, that the window may not respond during long work; our own goal."""


def run(settings: Settings) -> list[Result]:
    """Open the log repeatedly, draw it as dots, search for a word, and preview an export."""
    count = int(settings.pick(20, 5))
    where = home(settings.folder, 20)
    fill(where)
    with sink() as server, driven(driver("pages", "log", count), environment_of(server, where)) as window:
        opened, waited, drew, found = [], [], [], []
        for _ in range(count):
            opened.append(float(window.says("opened")[1][0]))
            waited.append(float(window.says("waited")[1][0]))
        for _ in range(count):
            drew.append(float(window.says("drew")[1][0]))
            found.append(float(window.says("found")[1][0]))
        previews = [window.says("previewed")[1] for _ in range(2)]
    return [
        Result(
            f"Opening a log of {SITTINGS:,} sittings and {SITTINGS * EVENTS:,} events",
            f"{opened[0]:.0f} ms, then {median(opened[1:]):.0f} ms",
            "200 ms",
            opened[0] <= LIMIT,
            note="From the button to the painted list, the first time the window shows it, and later. In "
            "the real window on Qt's offscreen platform, encrypted. The newest are read first; the longest "
            f"time that the window then did not answer, while the rest was read, was {max(waited):.0f} ms.",
            duration=f"opened {count} times",
        ),
        Result(
            "The same log as dots",
            f"{median(drew):.0f} ms",
            f"{SOON:.0f} ms",
            median(drew) <= SOON,
            note="From the button to the painted dots, all sittings, by practice.",
            duration=f"{count} times",
        ),
        Result(
            "Looking for a word in the same log",
            f"{median(found):.0f} ms",
            f"{SOON:.0f} ms",
            median(found) <= SOON,
            note="From the letter to the painted list.",
            duration=f"{count} times",
        ),
        *map(_preview, previews),
    ]


def _preview(said: list[str]) -> Result:
    form, ready, longest = said[0], float(said[1]), float(said[2])
    return Result(
        f"Preview of a copy of the same log ({form})",
        f"ready after {ready / 1000:.1f} s, the window never away for more than {longest:.0f} ms",
        f"never away for more than {AWAY:.0f} ms",
        longest <= AWAY,
        note="It is put together bit by bit while the window answers.",
        duration="once",
    )
