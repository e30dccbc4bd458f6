"""What is seen: the window and its screens. Knows nothing of sound devices or SQL."""
