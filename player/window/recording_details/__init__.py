"""A recording's name, what the person says of it, and where it is."""
