"""TODO player/records/measures."""
