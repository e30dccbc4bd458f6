"""The minutes of a draft, as they are measured and not only reckoned from its words."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from player.practice.choices import Choices
from player.practice.drafting.draft import Draft
from player.practice.errors import NotUsableError
from player.practice.planner.checks.fit_check import STANDARD, honest_minutes
from player.practice.script.model import Script
from player.practice.script.parse import parse_text
from player.sittings.planning import Planning

if TYPE_CHECKING:
    from player.library.catalog import Library

_MINUTES: Final = re.compile(r"^minutes: .*$", re.MULTILINE)


def with_honest_minutes(draft: Draft, library: "Library") -> Draft:
    """The draft with the minutes that it lasts at Standard, as ``kindpace check`` measures them."""
    script = script_of(draft)
    # What keeps it from being used is told once it is written.
    return draft if script is None else with_minutes_of(draft, at_standard(script, library))


def script_of(draft: Draft) -> Script | None:
    """The draft as a script; None where something keeps it from being one yet."""
    try:
        return parse_text(draft.text)
    except NotUsableError:
        return None


def at_standard(script: Script, library: "Library") -> Planning:
    """How a script is planned at Standard. Raises LibraryError."""
    return Planning(script, library.preset(STANDARD), Choices(), library.phrasebook(script.language))


def with_minutes_of(draft: Draft, planning: Planning) -> Draft:
    """The draft with the minutes that its plan takes; of a long text it takes a quarter of a second."""
    minutes = honest_minutes(planning.fresh(planning.estimated).duration / 60)
    return replace(draft, text=_MINUTES.sub(f"minutes: {minutes:g}", draft.text, count=1))
