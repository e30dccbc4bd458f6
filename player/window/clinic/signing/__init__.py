"""Signing a preset and handing it over."""
