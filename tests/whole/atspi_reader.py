"""What AT-SPI tells of Kindpace's window: run by the system's Python, which has pyatspi.

Each line on its input is a mark, which the window announces when it has done what it was asked for. For each
it writes a line of JSON: what was announced and focused since the last mark, in order, and what is shown.
"""

import json
import sys
import time
from typing import Any, Final

import pyatspi
from gi.repository import GLib

TITLE: Final = "Kindpace"
PATIENCE_S: Final = 300.0
EVENT: Final = "object:announcement"
FOCUSED: Final = "object:state-changed:focused"

_WHOLE: Final = {pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST, pyatspi.ROLE_COMBO_BOX}
"""Their rows are many, and read one by one."""

_STATES: Final = {
    name: getattr(pyatspi, f"STATE_{name.upper()}")
    for name in ("selected", "checkable", "checked", "expandable", "expanded")
}

_announced: list[str] = []
_focused: list[dict[str, Any]] = []


def _showing(each: Any) -> bool:
    states = each.getState()
    return bool(states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE))


def _walk(each: Any) -> Any:
    for child in each:
        if child is not None and _showing(child):
            yield child
            if child.getRole() not in _WHOLE:
                yield from _walk(child)


def _label(each: Any) -> str:
    for relation in each.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return str(relation.getTarget(0).name)
    return ""


def _value(each: Any) -> str:
    """What a slider is set to, or what stands in a text."""
    offered = pyatspi.listInterfaces(each)
    if each.getRole() == pyatspi.ROLE_SLIDER:
        return f"{each.queryValue().currentValue:.0f}"
    return str(each.queryText().getText(0, -1)) if "Text" in offered else ""


def _focus_moved(event: Any) -> None:
    """Read what has the focus now. A choice has its name from a label, and Qt names it by what is chosen."""
    if not event.detail1:
        return
    each = event.source
    states, name, value = each.getState(), str(each.name), _value(each)
    if each.getRole() == pyatspi.ROLE_COMBO_BOX:
        label = _label(each)
        name, value = label, "" if name == label else name
    _focused.append(
        {
            "role": each.getRoleName(),
            "name": name,
            "description": each.description,
            "value": value,
            "states": [name for name, state in _STATES.items() if states.contains(state)],
        }
    )


def _window() -> Any:
    for application in pyatspi.Registry.getDesktop(0):
        for frame in application or ():
            if frame is not None and frame.name == TITLE:
                return frame
    raise LookupError(TITLE)


def _shown() -> list[dict[str, Any]]:
    return [
        {
            "role": each.getRoleName(),
            "name": str(each.name),
            "selected": each.getState().contains(pyatspi.STATE_SELECTED),
        }
        for each in _walk(_window())
    ]


def _hear(mark: str) -> None:
    """Listen until the mark is announced. What comes from one program comes in order."""
    context, end = GLib.MainContext.default(), time.monotonic() + PATIENCE_S
    while mark not in _announced:
        if time.monotonic() > end:
            raise TimeoutError(mark)
        if not context.iteration(may_block=False):
            time.sleep(0.002)


def main() -> None:
    """Say that it listens, and answer each line."""
    pyatspi.Registry.registerEventListener(_focus_moved, FOCUSED)
    pyatspi.Registry.registerEventListener(lambda event: _announced.append(str(event.any_data)), EVENT)
    sys.stdout.write("true\n")
    sys.stdout.flush()
    for mark in sys.stdin:
        _hear(mark.strip())
        told = {"announced": _announced, "focused": _focused, "shown": _shown()}
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()
        _announced.clear()
        _focused.clear()


main()
