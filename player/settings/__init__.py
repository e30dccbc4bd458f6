"""A person's settings: their declarations, their text, and their file."""
