"""What there is in each language, and the scripts in the one that is wanted."""
