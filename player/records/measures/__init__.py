"""Questionnaires, their answers, and all sittings at a glance."""
