"""Errors of the audio room. Each message says what was wrong and what to do."""


class AudioError(Exception):
    """Base of every error that the audio room raises."""
