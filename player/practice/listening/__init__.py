"""What a sitting is like to listen to: its lines as they are heard, and measures with their goals."""
