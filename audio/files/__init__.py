"""TODO audio/files."""
