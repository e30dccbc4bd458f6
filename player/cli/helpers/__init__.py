"""The helper processes, and what else is reached by its name."""
