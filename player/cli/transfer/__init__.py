"""``kindpace transfer``."""
