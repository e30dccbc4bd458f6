"""TODO player/window/briefing/widgets."""
