"""TODO player/window/clinic/gate."""
