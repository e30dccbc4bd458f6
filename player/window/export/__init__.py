"""TODO player/window/export."""
