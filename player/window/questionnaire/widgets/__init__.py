"""TODO player/window/questionnaire/widgets."""
