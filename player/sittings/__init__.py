"""TODO player/sittings."""
