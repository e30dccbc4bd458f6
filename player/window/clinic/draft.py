"""A preset as it is being written."""

from dataclasses import dataclass, replace
from pathlib import Path

from player.practice.pacing.model import Pacing


@dataclass(frozen=True)
class PresetDraft:
    """A preset as it is being written.

    Attributes:
        pacing: as it is now.
        review: the review date as it is typed, which need not be a date yet.
        practice: the id of the practice that is shown.
        other: what it is compared with.
        said: what the last action led to.
        changed: True while something isn't saved.
        path: its own file; None until a new one is saved.
    """

    pacing: Pacing
    review: str
    practice: str
    other: Pacing
    said: str = ""
    changed: bool = False
    path: Path | None = None

    def turned_into(self, draft: "PresetDraft") -> "PresetDraft":
        """The draft after a change; it counts as unsaved if anything differs."""
        return self if draft == self else replace(draft, changed=True, said="")
