"""Widgets of the page on which a practice is recorded."""
