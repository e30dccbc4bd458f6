"""Exports of the log: previewed first, then written."""
