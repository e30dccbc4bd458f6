"""``kindpace doctor``: whether all that is needed works here."""
