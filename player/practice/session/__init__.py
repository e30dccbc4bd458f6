"""The state of a sitting as a frozen value, and the table of its transitions. Pure."""
