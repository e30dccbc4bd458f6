"""TODO player/window/settings."""
