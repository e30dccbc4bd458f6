"""Taking a copy out of the log."""
