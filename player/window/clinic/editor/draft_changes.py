"""What each intent of the editor makes of a draft."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from player.practice.declared.options import SomeOf
from player.practice.declared.values import plain
from player.practice.pacing.assignments import AssignedPractice, Day, in_week_order
from player.practice.pacing.controls import control
from player.practice.pacing.model import raw, with_values
from player.window.clinic.draft import Draft
from player.window.clinic.editor.controls_described import value_at
from player.window.clinic.editor.state import (
    AskQuestionnaire,
    AssignPractice,
    CheckForControl,
    ChooseForControl,
    LockControl,
    MovePractice,
    SetNever,
    SlideControl,
    StartWith,
    SuggestDay,
    SwitchControl,
    UnassignPractice,
    WriteField,
)
from player.window.intents import Intent


def _with(draft: Draft, **changes: Any) -> Draft:
    return replace(draft, pacing=replace(draft.pacing, **changes))


def _turned(draft: Draft, name: str, value: Any) -> Draft:
    return replace(draft, pacing=with_values(draft.pacing, **{name: value}))


def _written(draft: Draft, intent: WriteField) -> Draft:
    if intent.field == "review":
        return replace(draft, review=intent.text)
    return _with(draft, **{intent.field: intent.text}) if intent.field in _FIELDS else draft


_FIELDS: Final = frozenset({"name", "author", "reason"})


def _slid(draft: Draft, intent: SlideControl) -> Draft:
    return _turned(draft, intent.name, value_at(intent.name, intent.position))


def _never(draft: Draft, intent: SetNever) -> Draft:
    declared = control(intent.name)
    return _turned(draft, intent.name, None if intent.on else plain(declared.default) or declared.high)


def _checked(draft: Draft, intent: CheckForControl) -> Draft:
    kind = control(intent.name).kind
    held = _list(draft, intent.name)
    values = (*(value for value in held if value != intent.value), *((intent.value,) if intent.on else ()))
    if not isinstance(kind, SomeOf):
        return draft
    if not values and not kind.may_be_empty:
        return replace(draft, said="At least one of these stays.")
    if not kind.ordered:
        values = tuple(option for option in kind.options if option in values)
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


CHANGES: Final[dict[type[Intent], Callable[[Draft, Any], Draft]]] = {
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
