"""What sound files say of themselves, and whether it is so."""
