"""What a person takes out of the log: first looked at, then written. Everything else stays."""
