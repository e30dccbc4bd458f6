"""What sounds together: voice, bells and background, in their places and at their levels."""
