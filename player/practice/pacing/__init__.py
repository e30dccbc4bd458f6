"""How a sitting is paced: controls, presets, locks, and what a person chooses within them."""
