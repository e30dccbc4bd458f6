"""A practice of a minute about a cup of tea, as several rooms need one."""


def tea_script(middle="Perhaps there is a cup near you. [6s]", minutes=1):
    """The script with these words in its middle."""
    return f"""\
---
id: tea
format: 2
title: A cup of tea
components: [mindfulness]
language: en
about: Noticing a warm cup.
asks: To hold something warm, or to think of it.
minutes: {minutes}
caution: None that we know of.
---

## Arriving (orient)

You are welcome just as you are. [3s] You might look around the room, if you like.

## The cup (rung 1)

{middle}

## Coming back (return)

In your own time, the room again. [3s] Any way you feel is fine.
"""


TEA = tea_script()
