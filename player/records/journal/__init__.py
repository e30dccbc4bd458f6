"""What a person writes for themselves."""
