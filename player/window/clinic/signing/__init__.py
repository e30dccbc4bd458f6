"""Signing a preset and giving it."""
