"""Whether the words of a script invite, promise nothing, and stay plain."""
