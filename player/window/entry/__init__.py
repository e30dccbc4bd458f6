"""TODO player/window/entry."""
