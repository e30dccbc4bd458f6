"""Everything in one encrypted file, for another computer."""
