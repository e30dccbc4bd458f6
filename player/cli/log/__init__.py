"""``kindpace log``: the log in a terminal, its exports, and the key it is read with."""
