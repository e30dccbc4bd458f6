"""TODO player/window/log."""
