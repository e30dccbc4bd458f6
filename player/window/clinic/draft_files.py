"""Drafts of presets, read from their files and saved into them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Final

from player.clinic.errors import ClinicError
from player.clinic.own_presets import save_preset
from player.clinic.verification import MYSELF
from player.language.catalogue import _
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing
from player.window.clinic.desk import Desk
from player.window.clinic.draft import PresetDraft

FIRST_PRACTICE: Final = "self-compassion-break"
"""It uses every rung of the ladder, so that every control has an effect that can be seen."""

COMPARED_WITH: Final = "standard"
_NOT_SAVED: Final = _("Not saved yet: something is missing below.")
_NEEDED: Final = {
    "name": _("A name is missing, such as “Mornings”."),
    "author": _("Your name is missing, or “myself” for a preset of your own."),
    "reason": _("A reason is missing. The person will read it: one plain sentence is enough."),
}


def opened_draft(desk: Desk, name: str) -> PresetDraft | None:
    """A draft of the person's own preset, or of a copy of the named one; None if it can't be read."""
    found = desk.found(name)
    if found is None or found.pacing is None:
        return None
    if desk.may_change(name, found):
        return _draft(desk, found.pacing, desk.file(name))
    own = desk.own_key()
    new = replace(
        found.pacing,
        name=_("{name}, changed").format(name=shown_name(found.pacing)),
        author=own.author if own is not None else MYSELF,
        reason="",
        date=desk.today(),
        review_date=None,
        locked=(),
    )
    return replace(_draft(desk, new, None), other=found.pacing, changed=True)


def _draft(desk: Desk, pacing: Pacing, path: Path | None) -> PresetDraft:
    return PresetDraft(
        pacing=pacing,
        review=pacing.review_date.isoformat() if pacing.review_date else "",
        practice=desk.practice(FIRST_PRACTICE),
        other=desk.pacing(COMPARED_WITH) or pacing,
        path=path,
    )


def save_draft(desk: Desk, draft: PresetDraft) -> tuple[PresetDraft, Path | None]:
    """Keep a draft in its file.

    Returns:
        The saved draft, with what to say about it; and its file, or None if it couldn't be saved.
    """
    pacing = _with_review_date(desk, draft)
    missing = tuple((name, words) for name, words in _NEEDED.items() if not getattr(pacing, name).strip())
    if missing:
        return replace(draft, said=_NOT_SAVED, missing=missing), None
    draft = replace(draft, missing=())
    if draft.changed or draft.path is None:
        return _write(desk, draft, pacing)
    return draft, draft.path


def _with_review_date(desk: Desk, draft: PresetDraft) -> Pacing:
    review = dt.date.fromisoformat(draft.review) if draft.review else None
    return replace(draft.pacing, review_date=review, date=desk.today())


def _write(desk: Desk, draft: PresetDraft, pacing: Pacing) -> tuple[PresetDraft, Path | None]:
    path = draft.path or desk.new_file(pacing.name)
    try:
        save_preset(pacing, path)
    except ClinicError as error:
        return replace(draft, said=str(error)), None
    desk.reload()
    found = desk.found(path.stem)
    words = found.words if found is not None else ""
    kept = found.pacing if found is not None and found.pacing is not None else pacing
    return replace(
        draft, pacing=kept, said=_("Saved. {words}").format(words=words), changed=False, path=path
    ), path


def signed_as(desk: Desk, draft: PresetDraft, author: str) -> PresetDraft:
    """The draft with the key owner's name in place of "myself"; it is saved with that name."""
    if draft.pacing.author.casefold() != MYSELF:
        return draft
    named = draft.turned_into(replace(draft, pacing=replace(draft.pacing, author=author)))
    return save_draft(desk, named)[0]
