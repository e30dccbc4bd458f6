"""TODO player/window/sitting/widgets."""
