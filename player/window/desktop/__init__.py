"""What the desktop is told of a sitting, and what it may ask: media keys, staying awake."""
