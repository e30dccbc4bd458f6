"""Short pages to read."""
