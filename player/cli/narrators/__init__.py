"""``kindpace narrators``, and ``--narrator`` of other commands."""
