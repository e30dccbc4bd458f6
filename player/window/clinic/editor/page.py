"""Making and changing a preset, with the practice it makes beside it."""

import datetime as dt
import gc
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from player.clinic.errors import ClinicError
from player.clinic.own_presets import file_name_for, save_preset
from player.clinic.verification import MYSELF
from player.practice.choices import Choices
from player.practice.declared.options import SomeOf
from player.practice.declared.values import plain
from player.practice.pacing.assignments import AssignedPractice, Day, in_week_order
from player.practice.pacing.controls import control
from player.practice.pacing.model import Pacing, raw, turned
from player.sittings.planning import Planning
from player.window.clinic.describe import Draft, Shelves, preset_view
from player.window.clinic.desk import Desk
from player.window.clinic.editor.comparison_described import Heard
from player.window.clinic.editor.controls_described import value_at
from player.window.clinic.editor.state import (
    AskQuestionnaire,
    AssignPractice,
    CheckForControl,
    ChooseForControl,
    CompareWith,
    HearPractice,
    LockControl,
    MovePractice,
    OpenSigning,
    PresetView,
    SavePreset,
    SetNever,
    SlideControl,
    StartWith,
    SuggestDay,
    SwitchControl,
    UnassignPractice,
    WriteField,
)
from player.window.clinic.signing.page import SigningPage
from player.window.intents import Intent
from player.window.page import Page

FIRST_PRACTICE: Final = "self-compassion-break"
"""It climbs the whole ladder, so that every control shows."""

COMPARED_WITH: Final = "standard"
_REMEMBERED: Final = 64
_NOT_A_DAY: Final = "The review date reads like 2027-05-31; an empty one means no end. It was not saved."
_NEEDS_WORDS: Final = "A preset needs a name, an author and a reason in plain words. It was not saved."


class EditorPage:
    """One preset being written.

    Args:
        desk: what the clinic's pages share.
        pacing: what it begins as.
        path: its own file; None for a new one.
    """

    def __init__(self, desk: Desk, pacing: Pacing, path: Path | None) -> None:
        self._desk = desk
        self._path = path
        self._heard = lru_cache(_REMEMBERED)(self._plan)
        scripts = desk.services.library.scripts()
        ids = [script.id for script in scripts]
        review = pacing.review_date.isoformat() if pacing.review_date else ""
        self.draft = Draft(
            pacing=pacing,
            review=review,
            practice=FIRST_PRACTICE if FIRST_PRACTICE in ids else ids[0],
            other=desk.pacing(COMPARED_WITH) or pacing,
        )
        self._shown: PresetView | None = None
        self._settled = False

    @classmethod
    def opened(cls, desk: Desk, name: str) -> "EditorPage | None":
        """The editor of an own preset, or of a new one like the named one."""
        found = desk.found(name)
        if found is None or found.pacing is None:
            return None
        if desk.may_change(name, found):
            return cls(desk, found.pacing, desk.file(name))
        today = desk.services.now().date()
        own = desk.own_key()
        new = replace(
            found.pacing,
            name=f"{found.pacing.name}, changed",
            author=own.author if own is not None else MYSELF,
            reason="",
            date=today,
            review_date=None,
            locked=(),
        )
        page = cls(desk, new, None)
        page.draft = replace(page.draft, other=found.pacing, changed=True)
        return page

    @property
    def pacing(self) -> Pacing:
        """The preset as it is now."""
        return self.draft.pacing

    # ------------------------------------------------------------------ what is shown

    def view(self) -> PresetView:
        """The editor as it is now."""
        messages = self._desk.services.messages
        if self._shown is None or self._shown.messages != messages:
            self._shown = replace(self._drawn(), messages=messages)
        return self._shown

    def _drawn(self) -> PresetView:
        draft, services = self.draft, self._desk.services
        this = self._heard(draft.practice, draft.pacing)
        other = self._heard(draft.practice, draft.other)
        library = services.library
        shelves = Shelves(library.scripts(), library.presets(), services.questionnaires.all())
        return preset_view(draft, this, other, shelves)

    def _plan(self, practice: str, pacing: Pacing) -> Heard:
        services = self._desk.services
        # As a person who chooses nothing would hear it, on the highest rung that it lets through.
        choices = Choices(highest_rung=pacing.max_rung)
        planning = Planning(services.library.script(practice), pacing, choices, services.phrasebook)
        return Heard.of(pacing, planning.fresh(planning.estimated))

    # ------------------------------------------------------------------ what is done

    def take(self, intent: Intent) -> Page | None:
        """Everything that can be turned and written, saving, and going on to sign."""
        self._shown = None
        self._settle()
        match intent:
            case SavePreset():
                self._save()
            case OpenSigning():
                return self._sign()
            case HearPractice(practice):
                self.draft = replace(self.draft, practice=practice)
            case CompareWith(name):
                self.draft = replace(self.draft, other=self._desk.pacing(name) or self.draft.other)
            case _ if type(intent) in _DONE:
                self._change(_DONE[type(intent)](self.draft, intent))
        return None

    def _settle(self) -> None:
        if not self._settled:
            # The window with all its controls is there by now and stays. To look through all of it for
            # garbage, as Python does now and then, takes longer than the ribbon may take to be drawn again.
            self._settled = True
            gc.freeze()

    def _change(self, draft: Draft) -> None:
        if draft != self.draft:
            self.draft = replace(draft, changed=True, said="")

    def _sign(self) -> Page | None:
        if not self._save() or self._path is None:
            return None
        return SigningPage(self._desk, self, self._path)

    def _save(self) -> bool:
        """Keep the preset as it is now; False, with words, where it can't be kept."""
        draft = self.draft
        pacing = self._dated(draft)
        if pacing is None:
            self.draft = replace(draft, said=_NOT_A_DAY)
        elif not all(words.strip() for words in (pacing.name, pacing.author, pacing.reason)):
            self.draft = replace(draft, said=_NEEDS_WORDS)
        elif draft.changed or self._path is None:
            return self._write(pacing)
        else:
            return True
        return False

    def _dated(self, draft: Draft) -> Pacing | None:
        typed = draft.review.strip()
        try:
            review = dt.date.fromisoformat(typed) if typed else None
        except ValueError:
            return None
        return replace(draft.pacing, review_date=review, date=self._desk.services.now().date())

    def _write(self, pacing: Pacing) -> bool:
        services = self._desk.services
        folder = services.folders.presets
        path = self._path or folder / f"{file_name_for(pacing.name, self._desk.names())}.pacing"
        try:
            save_preset(pacing, path)
        except ClinicError as error:
            self.draft = replace(self.draft, said=str(error))
            return False
        self._path = path
        services.library.reload_presets()
        found = self._desk.found(path.stem)
        words = found.words if found is not None else ""
        kept = found.pacing if found is not None and found.pacing is not None else pacing
        self.draft = replace(self.draft, pacing=kept, said=f"Saved. {words}", changed=False)
        return True

    def signed_as(self, author: str) -> None:
        """Put the name of the key's owner where a preset still says "myself", and keep it so."""
        if self.draft.pacing.author.casefold() == MYSELF:
            self._change(replace(self.draft, pacing=replace(self.draft.pacing, author=author)))
            self._save()
        self._shown = None

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None


# ---------------------------------------------------------------------- the preset, changed


def _with(draft: Draft, **changes: Any) -> Draft:
    return replace(draft, pacing=replace(draft.pacing, **changes))


def _turned(draft: Draft, name: str, value: Any) -> Draft:
    return replace(draft, pacing=turned(draft.pacing, **{name: value}))


def _written(draft: Draft, intent: WriteField) -> Draft:
    if intent.field == "review":
        return replace(draft, review=intent.text)
    return _with(draft, **{intent.field: intent.text}) if intent.field in _FIELDS else draft


_FIELDS: Final = frozenset({"name", "author", "reason"})


def _slid(draft: Draft, intent: SlideControl) -> Draft:
    return _turned(draft, intent.name, value_at(intent.name, intent.position))


def _never(draft: Draft, intent: SetNever) -> Draft:
    one = control(intent.name)
    return _turned(draft, intent.name, None if intent.on else plain(one.default) or one.high)


def _checked(draft: Draft, intent: CheckForControl) -> Draft:
    one = control(intent.name)
    held = _list(draft, intent.name)
    values = (*(value for value in held if value != intent.value), *((intent.value,) if intent.on else ()))
    if not isinstance(one.kind, SomeOf):
        return draft
    if not values and not one.kind.may_be_empty:
        return replace(draft, said="At least one of these stays.")
    if not one.kind.ordered:
        values = tuple(option for option in one.kind.options if option in values)
    return _turned(draft, intent.name, values)


def _first(draft: Draft, intent: StartWith) -> Draft:
    held = _list(draft, intent.name)
    if intent.value not in held:
        return draft
    return _turned(draft, intent.name, (intent.value, *(one for one in held if one != intent.value)))


def _list(draft: Draft, name: str) -> tuple[str, ...]:
    value = raw(draft.pacing, name)
    return value if isinstance(value, tuple) else ()


def _locked(draft: Draft, intent: LockControl) -> Draft:
    if not control(intent.name).lockable:
        return draft
    without = tuple(name for name in draft.pacing.locked if name != intent.name)
    return _with(draft, locked=(*without, intent.name) if intent.on else without)


def _assigned(draft: Draft, intent: AssignPractice) -> Draft:
    practices = draft.pacing.practices
    if any(one.id == intent.practice_id for one in practices):
        return draft
    return _with(draft, practices=(*practices, AssignedPractice(intent.practice_id)))


def _unassigned(draft: Draft, intent: UnassignPractice) -> Draft:
    return _with(
        draft, practices=tuple(one for one in draft.pacing.practices if one.id != intent.practice_id)
    )


def _moved(draft: Draft, intent: MovePractice) -> Draft:
    practices = list(draft.pacing.practices)
    at = next((at for at, one in enumerate(practices) if one.id == intent.practice_id), 0)
    if at > 0:
        practices[at - 1], practices[at] = practices[at], practices[at - 1]
    return _with(draft, practices=tuple(practices))


def _suggested(draft: Draft, intent: SuggestDay) -> Draft:
    day = Day(intent.day)

    def with_day(one: AssignedPractice) -> AssignedPractice:
        days = tuple(each for each in one.days if each is not day) + ((day,) if intent.on else ())
        return replace(one, days=in_week_order(days)) if one.id == intent.practice_id else one

    return _with(draft, practices=tuple(map(with_day, draft.pacing.practices)))


def _asked(draft: Draft, intent: AskQuestionnaire) -> Draft:
    without = tuple(one for one in draft.pacing.questionnaires if one != intent.questionnaire_id)
    return _with(draft, questionnaires=(*without, intent.questionnaire_id) if intent.on else without)


_DONE: Final[dict[type[Intent], Callable[[Draft, Any], Draft]]] = {
    WriteField: _written,
    SlideControl: _slid,
    SetNever: _never,
    ChooseForControl: lambda draft, intent: _turned(draft, intent.name, intent.value),
    CheckForControl: _checked,
    StartWith: _first,
    SwitchControl: lambda draft, intent: _turned(draft, intent.name, intent.on),
    LockControl: _locked,
    AssignPractice: _assigned,
    UnassignPractice: _unassigned,
    MovePractice: _moved,
    SuggestDay: _suggested,
    AskQuestionnaire: _asked,
}
"""What each intent makes of a draft."""
