"""TODO player/window/clinic/presets."""
