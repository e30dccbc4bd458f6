"""Widgets of the keeping screen."""
