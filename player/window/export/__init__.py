"""Exporting the log."""
