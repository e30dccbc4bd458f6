"""The clinic's list of presets."""
