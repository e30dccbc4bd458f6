"""TODO player/window/clinic/editor."""
