"""``kindpace doctor``: whether everything that Kindpace needs works here."""
