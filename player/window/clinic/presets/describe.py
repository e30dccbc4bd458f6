"""The clinic's first screen in words."""

from player.clinic.preset_signing import OwnPublicKey
from player.clinic.trust import TrustedAuthor
from player.clinic.verification import Verification
from player.language.catalogue import _
from player.practice.display_text import isolated, quoted
from player.practice.pacing.built_in import shown_name, shown_reason
from player.practice.plain_words import day_in_words
from player.system.latest_day import Days
from player.window.clinic.keys_described import key_words
from player.window.clinic.presets.state import PresetRow, TrustedRow


def preset_row(
    name: str, found: Verification, *, own: bool, mine: bool, in_force: bool, shown: str = ""
) -> PresetRow:
    """One preset in the list.

    Args:
        name: of its file, without the ending.
        found: what was found out about it.
        own: as in ``PresetRow``.
        mine: as in ``PresetRow``.
        in_force: as in ``PresetRow``.
        shown: what to call it where it can't be verified; empty for the file's name.
    """
    shown = shown_name(found.pacing) if found.pacing is not None else shown or name
    about = found.words
    if found.pacing is not None and (reason := quoted(shown_reason(found.pacing))) not in about:
        about = f"{about} {reason}"
    return PresetRow(name, shown, about, own, mine, found.usable, in_force)


def trusted_row(author: TrustedAuthor) -> TrustedRow:
    """One trusted author."""
    since = _("Trusted since {day_in_words}.").format(day_in_words=day_in_words(author.trusted_on))
    return TrustedRow(author.key.id, author.name, key_words(author.key), since)


def clock_words(days: Days) -> str:
    """What to say if the clock is behind a day that was seen here; empty if it isn't."""
    if not days.set_back:
        return ""
    return _(
        "This computer's clock says {day_in_words}, but it has been {day_in_words_2} here "
        "before. Until the clock reaches that day again, review dates are counted from it, "
        "and Gentle stands in for any preset whose date had passed. If the clock was wrong "
        "then, you can count from today again."
    ).format(day_in_words=day_in_words(days.clock), day_in_words_2=day_in_words(days.latest))


def own_key_words(own: OwnPublicKey | None) -> str:
    """The key made here, in one line; empty if there is none."""
    return "" if own is None else f"{isolated(own.author)}: {key_words(own.key)}"
