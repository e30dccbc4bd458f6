"""Sound files read and written, and prepared sound kept in the cache."""
