"""Whose voice is heard in a recording: its own, one far behind, laughter, or music that sounds like words."""
