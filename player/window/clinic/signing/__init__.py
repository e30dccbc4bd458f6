"""TODO player/window/clinic/signing."""
