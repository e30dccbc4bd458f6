"""TODO player/cli/doctor."""
