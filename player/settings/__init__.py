"""What a person has set: declared, as text, and as a file."""
