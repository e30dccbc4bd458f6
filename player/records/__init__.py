"""What is remembered: the session log. Knows nothing of widgets or sound."""
