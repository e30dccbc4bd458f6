"""Each screen's class, imported when its kind of view is first shown (docs/adr/0012-start.md).

The window opens with one screen; the others bring tables, dates, sliders and file dialogs along, which cost
more than a bare window does. A screen stands beside the state it shows, under the same name:
``player.window.log.state.LogView`` is shown by ``player.window.log.screen.LogScreen``. A test makes each.
"""

from importlib import import_module

from player.window.shell.screen_base import Screen
from player.window.state import View


def make_screen(kind: type[View]) -> Screen:
    """The screen for a kind of view; its modules are imported if they were not yet.

    Raises:
        ImportError: no screen stands beside that kind of view.
        TypeError: what stands there is no screen.
    """
    folder = kind.__module__.removesuffix(".state")
    name = f"{kind.__name__.removesuffix('View')}Screen"
    screen = getattr(import_module(f"{folder}.screen"), name)()
    if not isinstance(screen, Screen):
        raise TypeError(name)
    return screen
