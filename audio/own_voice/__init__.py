"""Lines that a person recorded, made ready for the engine."""
