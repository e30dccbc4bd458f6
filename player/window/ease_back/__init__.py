"""TODO player/window/ease_back."""
