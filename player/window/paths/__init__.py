"""A path through the practices."""
