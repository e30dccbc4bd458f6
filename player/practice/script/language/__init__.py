"""TODO player/practice/script/language."""
