"""A script as it is heard, for whoever writes it."""
