"""TODO player/window/support."""
