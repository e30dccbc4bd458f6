"""TODO player/practice/session."""
