"""What is said where the sound chosen for quiet time can't be played."""

from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.practice.display_text import quoted

WITHOUT_IT: Final = _("{name} can't be played just now, so quiet time goes on without it.")


def without_it(sound: str) -> str:
    """The sentence for a sound.

    Args:
        sound: the path of its file.
    """
    return WITHOUT_IT.format(name=quoted(Path(sound).name))
