"""What there is to practise: scripts, presets, questionnaires, recordings."""
