"""The encrypted database of the log: its form, its key, its files."""
