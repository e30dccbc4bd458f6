"""What a sitting is like to listen to: its lines as they are heard, measures of them, and the goals beside these."""
