"""In which language practices are wanted."""

from player.language.catalogue import language
from player.settings.declaration import Settings


def practice_language(settings: Settings) -> str:
    """The language in which practices are wanted, as a tag: the one that was chosen, or else the window's."""
    return settings.practice_language or language()
