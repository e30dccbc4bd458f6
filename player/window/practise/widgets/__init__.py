"""TODO player/window/practise/widgets."""
