"""Captions of recordings, in the many forms in which programs write them."""
