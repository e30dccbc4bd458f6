"""What is measured: loudness, pauses, and what is known about a recording."""
