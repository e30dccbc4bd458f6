"""The clinic: presets are made, signed, handed over and imported."""
