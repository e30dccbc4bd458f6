"""The list of practices."""
