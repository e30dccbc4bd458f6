"""The pacing in force, above the list of practices."""

from collections.abc import Sequence

from player.language.catalogue import _
from player.practice.display_text import isolated, quoted
from player.practice.pacing.built_in import AUTHOR, shown_name
from player.practice.pacing.model import Pacing
from player.practice.pacing.summary import pacing_summary
from player.practice.plain_words import date_in_words
from player.window.practise.state import PacingBanner
from player.window.state import Option


def pacing_banner(pacing: Pacing, presets: Sequence[Pacing], why: str, *, can_soften: bool) -> PacingBanner:
    """The pacing in force, who set it, and what else there is."""
    set_by = _("Kindpace's own presets are starting points, not treatment.")
    if pacing.author != AUTHOR:
        set_by = _("Set by {isolated} on {date_in_words}: {quoted}").format(
            isolated=isolated(pacing.author),
            date_in_words=date_in_words(pacing.date),
            quoted=quoted(pacing.reason),
        )
    return PacingBanner(
        name=_("{isolated} pacing").format(isolated=isolated(shown_name(pacing))),
        summary=pacing_summary(pacing),
        set_by=why or set_by,
        presets=tuple(Option(preset.id, shown_name(preset)) for preset in presets),
        selected=pacing.id,
        can_soften=can_soften,
    )
