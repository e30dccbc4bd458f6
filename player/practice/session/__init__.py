"""A sitting as one table of transitions over frozen values. Pure."""
