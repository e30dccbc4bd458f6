"""What is kept, and how to let it go."""
