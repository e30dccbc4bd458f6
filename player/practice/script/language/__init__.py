"""Checks the words of a script: whether they invite, promise nothing, and stay plain."""
