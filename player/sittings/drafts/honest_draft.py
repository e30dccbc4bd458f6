"""The minutes of a draft, as they are measured and not only reckoned from its words."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from player.practice.choices import Choices
from player.practice.drafting.draft import Draft
from player.practice.errors import NotUsableError
from player.practice.planner.checks.fit_check import STANDARD, honest_minutes
from player.practice.script.parse import parse_text
from player.sittings.planning import Planning

if TYPE_CHECKING:
    from player.library.catalog import Library

_MINUTES: Final = re.compile(r"^minutes: .*$", re.MULTILINE)


def with_honest_minutes(draft: Draft, library: "Library") -> Draft:
    """The draft with the minutes that it lasts at Standard, as ``kindpace check`` measures them."""
    try:
        script = parse_text(draft.text)
    except NotUsableError:
        # What keeps it from being used is told once it is written.
        return draft
    planning = Planning(script, library.preset(STANDARD), Choices(), library.phrasebook(script.language))
    minutes = honest_minutes(planning.fresh(planning.estimated).duration / 60)
    return replace(draft, text=_MINUTES.sub(f"minutes: {minutes:g}", draft.text, count=1))
