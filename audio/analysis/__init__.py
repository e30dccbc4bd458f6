"""What is measured: loudness, pauses, and all that is known of a recording."""
