"""Backups, retention, and permanent deletion."""
