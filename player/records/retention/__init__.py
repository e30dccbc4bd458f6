"""What is kept and for how long: backups, and deleting for good."""
