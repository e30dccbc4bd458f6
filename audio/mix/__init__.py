"""TODO audio/mix."""
