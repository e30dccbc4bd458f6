"""Lines that a person records: made ready for the engine, and taken from a microphone."""
