"""Times a change of a control in the clinic's editor, until the ribbon is drawn again."""

from driven import driven, driver
from homes import home
from measures import Result, Settings, median, percentile
from players import environment_of, sink

LIMIT = 50.0


def run(settings: Settings) -> list[Result]:
    """Measure many changes of several controls."""
    count = int(settings.pick(300, 60))
    where = home(settings.folder, 1)
    with sink() as server, driven(driver("pages", "ribbon", count), environment_of(server, where)) as window:
        opened = float(window.says("opened")[1][0])
        said = [window.says("turned")[1] for _ in range(count)]
    turns, worked = ([float(words[place]) for words in said] for place in (1, 2))
    middle, late = median(turns), percentile(turns, 99)
    return [
        Result(
            "A control turned, until the ribbon is drawn again",
            f"{middle:.0f} ms, p99 {late:.0f} ms",
            "within 50 ms",
            late <= LIMIT,
            note="In the real window on Qt's offscreen platform: planned again, all words and figures drawn; "
            f"every turn to a new value, of six controls. Opening the editor took {opened:.0f} ms. In "
            f"processor time of the window's thread, with what waited before it: {median(worked):.0f} ms, "
            f"p99 {percentile(worked, 99):.0f} ms.",
            duration=f"{count} turns",
        )
    ]
