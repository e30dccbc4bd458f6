"""People to contact."""
