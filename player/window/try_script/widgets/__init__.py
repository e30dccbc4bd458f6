"""Parts of the screen on which a script is tried."""
