"""Kindpace: guided meditation at a pace a person can trust."""

try:
    # Written by the build, from the newest tag.
    from player._version import __version__
except ImportError:
    __version__ = "0.1.0"

__all__ = ["__version__"]
