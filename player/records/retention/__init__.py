"""TODO player/records/retention."""
