"""TODO player/cli."""
