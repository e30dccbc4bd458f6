"""TODO player/cli/preset."""
