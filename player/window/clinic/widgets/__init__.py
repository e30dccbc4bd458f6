"""TODO player/window/clinic/widgets."""
