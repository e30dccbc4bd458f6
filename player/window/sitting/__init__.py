"""TODO player/window/sitting."""
