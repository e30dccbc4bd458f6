"""One entry of the journal."""
