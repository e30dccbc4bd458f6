"""A preset as it is being written."""

from dataclasses import dataclass, replace
from pathlib import Path

from player.practice.pacing.model import Pacing


@dataclass(frozen=True)
class PresetDraft:
    """A preset as it is being written.

    Attributes:
        pacing: as it is now.
        review: the review date as YYYY-MM-DD; empty for none.
        practice: the id of the practice that is shown.
        other: what it is compared with.
        said: what the last action led to.
        missing: fields that can't stay as they are, each with what to do; from the last try to save.
        changed: True while something isn't saved.
        path: its own file; None until a new one is saved.
    """

    pacing: Pacing
    review: str
    practice: str
    other: Pacing
    said: str = ""
    missing: tuple[tuple[str, str], ...] = ()
    changed: bool = False
    path: Path | None = None

    def turned_into(self, draft: "PresetDraft") -> "PresetDraft":
        """The draft after a change; it counts as unsaved if anything differs."""
        if draft == self:
            return self
        now = {name: getattr(draft.pacing, name) for name, _ in self.missing}
        still = tuple((name, words) for name, words in self.missing if not now[name].strip())
        return replace(draft, changed=True, said="", missing=still)
