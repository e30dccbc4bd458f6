"""``kindpace script``: for people who write practices."""
