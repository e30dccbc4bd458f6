"""``kindpace preset``: one module for each kind of thing that it does."""
