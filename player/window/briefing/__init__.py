"""TODO player/window/briefing."""
