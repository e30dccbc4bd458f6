"""``kindpace preset``: one module for each group of its commands."""
