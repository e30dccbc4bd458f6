"""A questionnaire, one question at a time."""
