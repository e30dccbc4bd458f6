"""Easing back."""
