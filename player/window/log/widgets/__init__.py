"""TODO player/window/log/widgets."""
