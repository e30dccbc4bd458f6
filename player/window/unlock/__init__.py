"""TODO player/window/unlock."""
