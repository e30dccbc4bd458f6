"""The log: what was practised and when."""
