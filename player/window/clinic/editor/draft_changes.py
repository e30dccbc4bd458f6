"""What each intent of the editor makes of a draft."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from player.language.catalogue import _
from player.practice.declared.options import SomeOf
from player.practice.declared.values import plain
from player.practice.pacing.assignments import AssignedPractice, Day, in_week_order
from player.practice.pacing.controls import control
from player.practice.pacing.model import raw, with_values
from player.window.clinic.draft import PresetDraft
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


def _with(draft: PresetDraft, **changes: Any) -> PresetDraft:
    return replace(draft, pacing=replace(draft.pacing, **changes))


def _set_value(draft: PresetDraft, name: str, value: Any) -> PresetDraft:
    return replace(draft, pacing=with_values(draft.pacing, **{name: value}))


def _write_field(draft: PresetDraft, intent: WriteField) -> PresetDraft:
    if intent.field == "review":
        return replace(draft, review=intent.text)
    return _with(draft, **{intent.field: intent.text}) if intent.field in _FIELDS else draft


_FIELDS: Final = frozenset({"name", "author", "reason"})


def _slide(draft: PresetDraft, intent: SlideControl) -> PresetDraft:
    return _set_value(draft, intent.name, value_at(intent.name, intent.position))


def _never(draft: PresetDraft, intent: SetNever) -> PresetDraft:
    declared = control(intent.name)
    return _set_value(draft, intent.name, None if intent.on else plain(declared.default) or declared.high)


def _check(draft: PresetDraft, intent: CheckForControl) -> PresetDraft:
    kind = control(intent.name).kind
    held = _list(draft, intent.name)
    values = (*(value for value in held if value != intent.value), *((intent.value,) if intent.on else ()))
    if not isinstance(kind, SomeOf):
        return draft
    if not values and not kind.may_be_empty:
        return replace(draft, said=_("At least one of these stays."))
    if not kind.ordered:
        values = tuple(option for option in kind.options if option in values)
    return _set_value(draft, intent.name, values)


def _start_with(draft: PresetDraft, intent: StartWith) -> PresetDraft:
    held = _list(draft, intent.name)
    if intent.value not in held:
        return draft
    return _set_value(draft, intent.name, (intent.value, *(value for value in held if value != intent.value)))


def _list(draft: PresetDraft, name: str) -> tuple[str, ...]:
    value = raw(draft.pacing, name)
    return value if isinstance(value, tuple) else ()


def _lock(draft: PresetDraft, intent: LockControl) -> PresetDraft:
    if not control(intent.name).lockable:
        return draft
    without = tuple(name for name in draft.pacing.locked if name != intent.name)
    return _with(draft, locked=(*without, intent.name) if intent.on else without)


def _assign(draft: PresetDraft, intent: AssignPractice) -> PresetDraft:
    practices = draft.pacing.practices
    if any(practice.id == intent.practice_id for practice in practices):
        return draft
    return _with(draft, practices=(*practices, AssignedPractice(intent.practice_id)))


def _unassign(draft: PresetDraft, intent: UnassignPractice) -> PresetDraft:
    return _with(
        draft,
        practices=tuple(practice for practice in draft.pacing.practices if practice.id != intent.practice_id),
    )


def _move(draft: PresetDraft, intent: MovePractice) -> PresetDraft:
    practices = list(draft.pacing.practices)
    at = next((at for at, practice in enumerate(practices) if practice.id == intent.practice_id), 0)
    if at > 0:
        practices[at - 1], practices[at] = practices[at], practices[at - 1]
    return _with(draft, practices=tuple(practices))


def _suggest_day(draft: PresetDraft, intent: SuggestDay) -> PresetDraft:
    day = Day(intent.day)

    def with_day(practice: AssignedPractice) -> AssignedPractice:
        days = tuple(each for each in practice.days if each is not day) + ((day,) if intent.on else ())
        return replace(practice, days=in_week_order(days)) if practice.id == intent.practice_id else practice

    return _with(draft, practices=tuple(map(with_day, draft.pacing.practices)))


def _ask_questionnaire(draft: PresetDraft, intent: AskQuestionnaire) -> PresetDraft:
    without = tuple(name for name in draft.pacing.questionnaires if name != intent.questionnaire_id)
    return _with(draft, questionnaires=(*without, intent.questionnaire_id) if intent.on else without)


CHANGES: Final[dict[type[Intent], Callable[[PresetDraft, Any], PresetDraft]]] = {
    WriteField: _write_field,
    SlideControl: _slide,
    SetNever: _never,
    ChooseForControl: lambda draft, intent: _set_value(draft, intent.name, intent.value),
    CheckForControl: _check,
    StartWith: _start_with,
    SwitchControl: lambda draft, intent: _set_value(draft, intent.name, intent.on),
    LockControl: _lock,
    AssignPractice: _assign,
    UnassignPractice: _unassign,
    MovePractice: _move,
    SuggestDay: _suggest_day,
    AskQuestionnaire: _ask_questionnaire,
}
"""What each intent makes of a draft."""
