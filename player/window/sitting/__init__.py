"""The sitting."""
