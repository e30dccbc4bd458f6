"""What is stored, for how long, and how to delete it."""
