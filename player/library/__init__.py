"""TODO player/library."""
