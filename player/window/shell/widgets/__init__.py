"""TODO player/window/shell/widgets."""
