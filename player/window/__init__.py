"""TODO player/window."""
