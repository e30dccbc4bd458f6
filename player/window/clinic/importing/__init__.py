"""Importing a preset."""
