"""A script as it is heard, for the person who writes it."""
