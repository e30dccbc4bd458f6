"""A log whose days can be set."""

from log_material import days, folders, journal, keys, parts, sit

__all__ = ["days", "folders", "journal", "keys", "parts", "sit"]
