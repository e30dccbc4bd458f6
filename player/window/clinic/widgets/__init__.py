"""Widgets of this screen alone."""
