"""``kindpace times``."""
