"""What is heard: samples, voices, devices. Knows nothing of Qt, meditation or the player."""
