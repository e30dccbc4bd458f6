"""What a pacing does, in one line: on Today, and before somebody's preset is kept."""

from typing import Final

from player.language.catalogue import _, counted
from player.practice.pacing.model import LongSilence, Pacing
from player.practice.plain_words import count_in_words, seconds_in_words
from player.practice.units import Rung, Seconds

_SILENCES: Final = {
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
