"""TODO player/window/learn/widgets."""
