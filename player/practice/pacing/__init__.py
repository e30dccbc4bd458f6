"""TODO player/practice/pacing."""
