"""Plans of a person's own recordings, and of quiet time."""
