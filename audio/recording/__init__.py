"""What is spoken into a microphone: taken by a process of its own, and passed on as it comes."""
