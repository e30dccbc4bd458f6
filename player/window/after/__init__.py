"""After a sitting."""
