"""TODO audio/voice."""
