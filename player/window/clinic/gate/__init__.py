"""The PIN before the clinic."""
