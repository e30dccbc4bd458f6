"""TODO player/window/clinic."""
