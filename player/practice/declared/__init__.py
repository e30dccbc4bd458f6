"""One declaration for each value that a person can set: the controls of a pacing, and the settings."""
