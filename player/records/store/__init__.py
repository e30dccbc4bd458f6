"""TODO player/records/store."""
