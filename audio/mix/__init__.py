"""Mixing voice, bells and background, at their times and levels."""
