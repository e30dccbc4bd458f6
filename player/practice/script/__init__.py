"""TODO player/practice/script."""
