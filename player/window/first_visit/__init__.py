"""Three short screens before Today, on the very first visit."""
