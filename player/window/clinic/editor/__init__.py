"""The editor of a preset."""
