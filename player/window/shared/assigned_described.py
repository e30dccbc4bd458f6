"""What a clinician assigned, in words: a suggestion, never a duty."""

from collections.abc import Sequence

from player.language.catalogue import _
from player.practice.pacing.assignments import Day
from player.practice.plain_words import capitalised, joined


def suggested_words(days: Sequence[Day]) -> str:
    """That a practice is suggested, and for which days, where there are some."""
    named = joined([capitalised(day) for day in days])
    return _("Suggested for {named}").format(named=named) if named else _("Suggested")
