"""What Kindpace is not: said before each sitting and beside the people to contact."""

from player.language.catalogue import _

NOTICE = _(
    "Kindpace is a practice and reflection tool. It is not therapy, diagnosis or emergency care, "
    "and nobody monitors it."
)
"""Practice brief, section 8."""
