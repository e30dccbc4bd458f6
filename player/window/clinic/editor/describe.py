"""The editor, and what a practice becomes under the preset being written, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.pacing.assignments import Day
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.model import Pacing
from player.practice.plain_words import capitalised, count_in_words, day_in_words
from player.practice.script.model import Script
from player.records.measures.own_words import words_shown
from player.records.measures.questionnaires import Questionnaire
from player.window.clinic.defaults_described import DEFAULTS
from player.window.clinic.draft import PresetDraft
from player.window.clinic.editor.comparison_described import PlannedUnderPreset, compared, passages_in_words
from player.window.clinic.editor.controls_described import control_item
from player.window.clinic.editor.state import AssignedRow, PresetView
from player.window.shared.questionnaires_described import count_of
from player.window.state import Option


@dataclass(frozen=True)
class Choosable:
    """What there is to choose from: practices, presets and questionnaires, shipped and own."""

    scripts: Sequence[Script]
    presets: Sequence[Pacing]
    questionnaires: Sequence[Questionnaire]


_DAYS: Final = tuple(Option(str(day), capitalised(day)) for day in Day)


def questionnaire_options(there: Sequence[Questionnaire], assigned: Sequence[str]) -> tuple[Option, ...]:
    """The questionnaires that can be assigned, and those that are assigned but have no file here."""
    known = {questionnaire.id for questionnaire in there}
    gone = (
        Option(name, _("{name}: no file of this name is here").format(name=name))
        for name in assigned
        if name not in known
    )
    return (
        *(
            Option(
                questionnaire.id,
                f"{isolated(words_shown(questionnaire.title))}: {_title_and_interval(questionnaire)}",
            )
            for questionnaire in there
        ),
        *gone,
    )


def _title_and_interval(questionnaire: Questionnaire) -> str:
    often = (
        _("once a day")
        if questionnaire.every_days <= 1
        else _("every {count_in_words} days").format(count_in_words=count_in_words(questionnaire.every_days))
    )
    missing = "" if questionnaire.askable else _(". Its questions are not included here, so it is not asked")
    return _("{count_of}, at most {often}{missing}").format(
        count_of=count_of(questionnaire), often=often, missing=missing
    )


def preset_view(
    draft: PresetDraft, this: PlannedUnderPreset, other: PlannedUnderPreset, choosable: Choosable
) -> PresetView:
    """The editor as it is now."""
    scripts, others = choosable.scripts, choosable.presets
    pacing = draft.pacing
    ids = {practice.id for practice in pacing.practices}
    view = PresetView(
        title=shown_name(pacing) or _("A pacing preset"),
        name=pacing.name,
        author=pacing.author,
        reason=pacing.reason,
        review=draft.review,
        date=_("Dated {day_in_words} when it is saved.").format(day_in_words=day_in_words(pacing.date)),
        defaults=DEFAULTS,
        controls=tuple(control_item(control, pacing, draft.other) for control in CONTROLS),
        practices=tuple(Option(script.id, script.title) for script in scripts),
        practice=draft.practice,
        others=tuple(Option(preset.id, shown_name(preset)) for preset in others),
        other=draft.other.id,
        other_name=shown_name(draft.other),
        other_ribbon=other.ribbon,
        ribbon=this.ribbon,
        compared=compared(other, this),
        passages=passages_in_words(this.plan),
    )
    titles = {script.id: script.title for script in scripts}
    return replace(
        view,
        days=_DAYS,
        assigned=tuple(
            AssignedRow(practice.id, titles.get(practice.id, practice.id), tuple(map(str, practice.days)))
            for practice in pacing.practices
        ),
        assignable=tuple(option for option in view.practices if option.value not in ids),
        questionnaires=questionnaire_options(choosable.questionnaires, pacing.questionnaires),
        asked=pacing.questionnaires,
        said=draft.said,
        missing=draft.missing,
        changed=draft.changed,
    )
