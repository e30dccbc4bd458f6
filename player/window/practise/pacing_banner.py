"""The pacing in force, above the list of practices."""

from collections.abc import Sequence

from player.language.catalogue import _, counted
from player.practice.display_text import isolated, quoted
from player.practice.pacing.built_in import AUTHOR, shown_name
from player.practice.pacing.model import LongSilence, Pacing
from player.practice.plain_words import count_in_words, date_in_words, seconds_in_words
from player.practice.units import Rung, Seconds
from player.window.practise.state import PacingBanner
from player.window.state import Option

_SILENCES = {
    LongSilence.SHORTENED: _("no silence longer than {seconds}"),
    LongSilence.COMPANIONED: _("never quiet for more than {seconds}"),
    LongSilence.COUNTDOWN: _("silences of up to {seconds}, with the time shown"),
}


def pacing_summary(pacing: Pacing) -> str:
    """What a pacing does, in one line."""
    minutes = _("Up to {count_in_words} minutes").format(
        count_in_words=count_in_words(round(pacing.session_max_min))
    )
    silence = _SILENCES[pacing.long_silence].format(seconds=seconds_in_words(Seconds(pacing.max_silence_s)))
    rungs = _("as far as {words}").format(words=Rung(pacing.max_rung).words)
    return " · ".join((minutes, silence, rungs, _sittings_suggested(pacing)))


def _sittings_suggested(pacing: Pacing) -> str:
    most = pacing.sessions_per_day_suggested
    return counted(
        "one sitting a day, as a suggestion",
        "up to {count} sittings a day, as a suggestion",
        most,
        count=count_in_words(most),
    )


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
