"""A note about something unwanted."""
