"""TODO player/window/unwanted."""
