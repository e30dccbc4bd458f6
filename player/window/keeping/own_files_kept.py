"""A person's own files: how many there are of each kind, and which stay when everything is deleted."""

from collections.abc import Iterator

from player.language.catalogue import _, counted
from player.records.retention.everything import OwnFiles, count_own_files
from player.system.folders import Folders
from player.window.keeping.state import OwnFilesView
from player.window.keeping.words import ASKED_EVERYTHING, OWN_FILES, listed


class OwnFilesKept:
    """All kinds stay at first but voices: a voice belongs to whoever recorded it.

    Args:
        folders: where they are.

    Attributes:
        kinds: those that stay.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self.kinds = set(OwnFiles) - {OwnFiles.VOICES}

    def keep(self, kind: OwnFiles, *, kept: bool) -> None:
        """Have this kind stay, or not."""
        (self.kinds.add if kept else self.kinds.discard)(kind)

    def shown(self) -> Iterator[OwnFilesView]:
        """Those kinds of which there are any."""
        for kind, title in OWN_FILES.items():
            if files := count_own_files(self._folders, kind):
                many = counted("{number} file", "{number} files", files)
                yield OwnFilesView(kind.value, title, many, kind in self.kinds)

    def question(self) -> str:
        """What is asked before everything is deleted."""
        own = tuple(self.shown())
        stay, go = (listed(files for files in own if files.kept is kept) for kept in (True, False))
        words = [ASKED_EVERYTHING]
        if go:
            words.append(_("Your own files go too: {go}.").format(go=go))
        if stay:
            words.append(_("These stay: {stay}.").format(stay=stay))
        return " ".join(words)

    def stayed(self, said: str) -> str:
        """What is said once everything is deleted, with what stayed."""
        stay = listed(self.shown())
        kept = _("These stay: {files}.").format(files=stay)
        return f"{said} {kept}" if stay else said
