"""TODO player/window/check_in."""
