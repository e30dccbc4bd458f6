"""The session log. Knows nothing of widgets or sound."""
