"""The clinic's first screen, and what a practice becomes under a preset being written, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.clinic.fingerprint_words import hex_of, words_of
from player.clinic.keys import PublicKey
from player.clinic.latest_day import Days
from player.clinic.preset_signing import OwnPublicKey
from player.clinic.trust import TrustedAuthor
from player.clinic.verification import Verification
from player.practice.display_text import isolated, quoted
from player.practice.pacing.assignments import Day
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.model import Pacing
from player.practice.script.model import Script
from player.records.measures.questionnaires import Questionnaire
from player.window.clinic.editor.comparison_described import Heard, compared, passages_in_words
from player.window.clinic.editor.controls_described import control_item
from player.window.clinic.editor.state import AssignedRow, PresetView
from player.window.clinic.presets.state import PresetRow, TrustedRow
from player.window.questionnaire.describe import count_of
from player.window.shared.words import capitalised, count_in_words, day_in_words
from player.window.state import Option

DEFAULTS: Final = (
    "Every number here is a default that you may change inside its safe range. None is a clinical claim: "
    "sources give a direction, never an amount."
)

_DAYS: Final = tuple(Option(str(day), capitalised(day)) for day in Day)


def preset_row(name: str, found: Verification, *, own: bool, mine: bool, in_force: bool) -> PresetRow:
    """One preset in the list."""
    shown = found.pacing.name if found.pacing is not None else name
    about = found.words
    if found.pacing is not None and (reason := quoted(found.pacing.reason)) not in about:
        about = f"{about} {reason}"
    return PresetRow(name, shown, about, own, mine, found.usable, in_force)


def trusted_row(author: TrustedAuthor) -> TrustedRow:
    """One author one trusts."""
    since = f"Trusted since {day_in_words(author.trusted_on)}. Key {author.key.id}."
    return TrustedRow(author.key.id, author.name, key_words(author.key), since)


def clock_words(days: Days) -> str:
    """What is to be said where the clock is behind a day that was seen here; empty where it isn't."""
    if not days.set_back:
        return ""
    return (
        f"The clock says {day_in_words(days.clock)}, but {day_in_words(days.latest)} has been seen here "
        "before. Until the clock is there again, review dates count as on that day: Gentle takes the place "
        "of a preset whose date had passed. If the clock was wrong then, you can count from today again."
    )


def key_words(key: PublicKey) -> str:
    """The key's words, to be read out."""
    return " ".join(words_of(key))


def key_detail(key: PublicKey) -> str:
    """The key's number and fingerprint, to be compared in writing."""
    return f"Key {key.id} · fingerprint {hex_of(key)}"


def own_key_words(own: OwnPublicKey | None) -> str:
    """The key made here, in one line; empty where there is none."""
    return "" if own is None else f"{isolated(own.author)}: {key_words(own.key)}"


@dataclass(frozen=True)
class Draft:
    """A preset as it is being written.

    Attributes:
        pacing: as it is now.
        review: the review date as it is typed, which need not be a date yet.
        practice: the id of the practice that is shown.
        other: what it is compared with.
        said: what came of the last doing.
        changed: True while something isn't saved.
    """

    pacing: Pacing
    review: str
    practice: str
    other: Pacing
    said: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Shelves:
    """What there is to choose from: practices, presets and questionnaires, shipped and own."""

    scripts: Sequence[Script]
    presets: Sequence[Pacing]
    questionnaires: Sequence[Questionnaire]


def questionnaire_options(there: Sequence[Questionnaire], assigned: Sequence[str]) -> tuple[Option, ...]:
    """Those that can be assigned, and those that are although there is no file of theirs here."""
    known = {one.id for one in there}
    gone = (Option(name, f"{name}: no file of this name is here") for name in assigned if name not in known)
    return (*(Option(one.id, f"{isolated(one.title)}: {_asked(one)}") for one in there), *gone)


def _asked(one: Questionnaire) -> str:
    often = "once a day" if one.every_days <= 1 else f"every {count_in_words(one.every_days)} days"
    missing = "" if one.askable else ". Its items are not here, so it is not asked"
    return f"{count_of(one)}, at most {often}{missing}"


def preset_view(draft: Draft, this: Heard, other: Heard, shelves: Shelves) -> PresetView:
    """The editor as it is now."""
    scripts, others = shelves.scripts, shelves.presets
    pacing = draft.pacing
    ids = {one.id for one in pacing.practices}
    view = PresetView(
        title=pacing.name or "A pacing preset",
        name=pacing.name,
        author=pacing.author,
        reason=pacing.reason,
        review=draft.review,
        date=f"Dated {day_in_words(pacing.date)} when it is saved.",
        defaults=DEFAULTS,
        controls=tuple(control_item(one, pacing, draft.other) for one in CONTROLS),
        practices=tuple(Option(script.id, script.title) for script in scripts),
        practice=draft.practice,
        others=tuple(Option(one.id, one.name) for one in others),
        other=draft.other.id,
        other_name=draft.other.name,
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
            AssignedRow(one.id, titles.get(one.id, one.id), tuple(map(str, one.days)))
            for one in pacing.practices
        ),
        assignable=tuple(option for option in view.practices if option.value not in ids),
        questionnaires=questionnaire_options(shelves.questionnaires, pacing.questionnaires),
        asked=pacing.questionnaires,
        said=draft.said,
        changed=draft.changed,
    )
