"""From script, pacing and choices to the timed steps of a sitting. Pure."""
