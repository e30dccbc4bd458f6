"""The practices that a page offers to choose from: at once those that have been read, soon all of them."""

from collections.abc import Sequence
from typing import Final

from player.library.catalog import Library
from player.practice.script.model import Script

READ_FOR_S: Final = 0.02
"""How long scripts are read at a tick: a key waits no longer. Our own choice."""


class ChoosableScripts:
    """Scripts by name; a page with a thousand of them opens before all of their files have been read.

    Args:
        library: whose scripts they are.
        also: ids of those that are there from the beginning, such as the one that is shown.

    Attributes:
        scripts: at first those read by now, at least one if there is any, and those asked for; later all.
    """

    def __init__(self, library: Library, also: Sequence[str]) -> None:
        self._library = library
        self._reading = True
        while not library.scripts_so_far() and library.read_next_script():
            pass
        self.scripts: tuple[Script, ...] = library.scripts_so_far(also)

    def read_on(self) -> bool:
        """Read some more. What is new comes together, so that nothing jumps.

        Returns:
            Whether there are others to choose from now: once at most, when all have been read.
        """
        if not self._reading or not self._library.read_scripts(READ_FOR_S):
            return False
        self._reading = False
        before, self.scripts = self.scripts, self._library.scripts()
        return self.scripts != before
