"""What is seen: the window and its screens. Knows nothing of sound devices or SQL."""

from player.ui.immortal_none import keep_none_alive

keep_none_alive()
