"""TODO player/system."""
