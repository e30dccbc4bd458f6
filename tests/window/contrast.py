"""Contrast as WCAG reckons it."""

from player.window.shell.theme import luminance


def contrast(one, other):
    """Contrast ratio of two colours (``#RRGGBB``), from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
