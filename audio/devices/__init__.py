"""TODO audio/devices."""
