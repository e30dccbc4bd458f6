"""``kindpace voice``: a practice recorded line by line."""
