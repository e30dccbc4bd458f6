"""TODO player/window/questionnaire."""
