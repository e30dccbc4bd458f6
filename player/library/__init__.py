"""The library: scripts, presets, questionnaires, recordings."""
