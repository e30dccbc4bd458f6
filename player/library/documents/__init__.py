"""Texts as other programs write them, read for a draft of a script."""
