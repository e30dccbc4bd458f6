"""TODO player/window/learn."""
