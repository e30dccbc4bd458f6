"""TODO player/window/journal."""
