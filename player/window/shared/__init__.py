"""TODO player/window/shared."""
