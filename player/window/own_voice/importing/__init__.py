"""Bringing in a practice that somebody recorded and gave."""
