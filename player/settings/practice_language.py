"""In which language practices are wanted."""

from player.settings.declaration import PracticeLanguage, Settings

_WINDOW = "en"
"""The window's own language, until it has others."""


def practice_language(settings: Settings) -> str:
    """The language in which practices are wanted, as a tag: the one that was chosen, or else the window's."""
    chosen = settings.practice_language
    return _WINDOW if chosen is PracticeLanguage.AS_THE_WINDOW else chosen.value
