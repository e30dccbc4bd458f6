"""TODO player/practice/planner."""
