"""Bringing in a preset."""
