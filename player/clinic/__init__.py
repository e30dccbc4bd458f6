"""The clinic: signed presets, trusted authors, and the PIN for the clinic's screens.

This room knows nothing of Qt, sound or databases. ``docs/signing.md`` explains what it protects from
and what not.
"""
