"""TODO player/window/keeping."""
