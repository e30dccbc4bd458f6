"""The library with practices in the language that the person's settings say."""

from functools import cached_property

from player.library.catalog import Library
from player.settings.file import SettingsFile
from player.settings.practice_language import practice_language
from player.system.folders import Folders


class _Wanted:
    """The language, read once, and only where a practice is looked for."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    @cached_property
    def language(self) -> str:
        return practice_language(SettingsFile(self._folders.config).read().settings)


def library_here(folders: Folders) -> Library:
    """All content, with practices in the language that is wanted on this machine."""
    wanted = _Wanted(folders)
    return Library(folders, language=lambda: wanted.language)
