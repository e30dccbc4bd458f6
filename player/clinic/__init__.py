"""The clinic: who set a pacing, whether it is as they signed it, and the PIN before its screens.

This room knows nothing of Qt, sound or databases. ``docs/signing.md`` says what it protects from and what
not.
"""
