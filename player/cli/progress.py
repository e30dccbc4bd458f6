"""A progress bar on standard error for work that takes a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bars

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is."""


@contextmanager
def progress_bar(label: str, *, only_watched: bool = False) -> Iterator[Progress]:
    """Show a progress bar on standard error; without a terminal only its last state, or nothing."""
    console = Console(stderr=True)
    with Bars(console=console, disable=only_watched and not console.is_terminal) as bars:
        task = bars.add_task(label, total=None)

        def report(done: int, total: int) -> None:
            bars.update(task, completed=min(done, total), total=total)

        yield report
