"""Shaping what a voice has spoken: its tempo and its pauses."""
