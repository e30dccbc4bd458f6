"""A short practice of somebody's own, as several rooms need one."""

ID, TITLE = "a-window", "A window"

SCRIPT = """\
---
id: a-window
format: 2
title: A window
components: [mindfulness]
language: en
about: A minute at a window.
asks: To look.
minutes: 1
caution: Listening is just as good.
---

## Here (orient)

There is a window somewhere, or a wall. [4s]

## The window (rung 0)

Your eyes may rest on it, and then on something else. [6s]

## Today (return)

You can end now, or stay a little. [4s]
"""


def numbered(number: int) -> str:
    """The same as one of many: its id is ``rest-`` and the number, with two digits."""
    return SCRIPT.replace(ID, f"rest-{number:02}").replace(TITLE, f"Rest number {number}")
