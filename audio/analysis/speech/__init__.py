"""Where somebody speaks in a sound: Silero's detector, calculated in NumPy."""
