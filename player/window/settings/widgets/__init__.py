"""TODO player/window/settings/widgets."""
