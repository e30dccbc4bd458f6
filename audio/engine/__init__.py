"""TODO audio/engine."""
