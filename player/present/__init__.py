"""From what a sitting is to what a screen shows: pure functions that make views, without Qt."""
