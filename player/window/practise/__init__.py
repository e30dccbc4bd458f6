"""TODO player/window/practise."""
