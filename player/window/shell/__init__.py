"""The window around the screens, how it looks, and the widgets that several screens use."""
