"""TODO player/records/journal."""
