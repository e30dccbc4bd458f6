"""TODO player/window/clinic/editor/widgets."""
