"""TODO audio/analysis."""
