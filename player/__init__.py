"""Kindpace: guided meditation at a pace a person can trust."""

__version__ = "0.1.0"
