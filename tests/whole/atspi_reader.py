"""What AT-SPI tells of Kindpace's window: run by the system's Python, which has pyatspi.

For each line on its input it writes one of JSON: what is shown, and what was announced since the last.
"""

import json
import sys
import time
from typing import Any, Final

import pyatspi
from gi.repository import GLib

TITLE: Final = "Kindpace"
PATIENCE_S: Final = 20.0
EVENT: Final = "object:announcement"

_WHOLE: Final = {pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST, pyatspi.ROLE_COMBO_BOX}
"""Their rows are many, and read one by one."""

_announced: list[str] = []


def _showing(each: Any) -> bool:
    states = each.getState()
    return bool(states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE))


def _walk(each: Any) -> Any:
    for child in each:
        if child is not None and _showing(child):
            yield child
            if child.getRole() not in _WHOLE:
                yield from _walk(child)


def _name(each: Any) -> str:
    """Its own; a choice has its name from a label."""
    if each.getRole() == pyatspi.ROLE_COMBO_BOX:
        for relation in each.getRelationSet():
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
                return str(relation.getTarget(0).name)
    return str(each.name)


def _window() -> Any:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            for frame in application or ():
                if frame is not None and frame.name == TITLE:
                    return frame
        _listen(0.2)
    raise TimeoutError(TITLE)


def _listen(seconds: float) -> None:
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < end:
        if not context.iteration(may_block=False):
            time.sleep(0.005)


def _told() -> dict[str, Any]:
    shown = [
        {
            "role": each.getRoleName(),
            "name": _name(each),
            "description": each.description,
            "selected": each.getState().contains(pyatspi.STATE_SELECTED),
            "checked": each.getState().contains(pyatspi.STATE_CHECKED),
            "focusable": each.getState().contains(pyatspi.STATE_FOCUSABLE),
        }
        for each in _walk(_window())
    ]
    said, _announced[:] = list(_announced), []
    return {"shown": shown, "announced": said}


def main() -> None:
    """Answer each line."""
    pyatspi.Registry.registerEventListener(lambda event: _announced.append(str(event.any_data)), EVENT)
    for _ in sys.stdin:
        _listen(0.15)
        sys.stdout.write(f"{json.dumps(_told())}\n")
        sys.stdout.flush()


main()
