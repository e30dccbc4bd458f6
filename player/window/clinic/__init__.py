"""The clinic: presets made, signed, given and brought in."""
