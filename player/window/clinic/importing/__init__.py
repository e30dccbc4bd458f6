"""TODO player/window/clinic/importing."""
