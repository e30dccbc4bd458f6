"""The lines of a practice that a person recorded: stored, read from a sheet, taken in, given and deleted."""
