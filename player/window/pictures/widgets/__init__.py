"""Widgets that paint."""
