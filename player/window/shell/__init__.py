"""TODO player/window/shell."""
