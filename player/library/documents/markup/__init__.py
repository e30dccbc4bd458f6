"""Markups of plain text other than Markdown, each line for line as Markdown."""
