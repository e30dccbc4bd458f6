"""TODO player/window/after."""
