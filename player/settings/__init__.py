"""TODO player/settings."""
