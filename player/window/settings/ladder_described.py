"""The ladder as a setting, in words."""

from typing import Final

from player.language.catalogue import _
from player.practice.pacing.ladder import highest_now, step_further
from player.practice.pacing.model import Pacing
from player.practice.plain_words import capitalised
from player.practice.units import Rung
from player.settings.declaration import AS_THE_PACING, setting
from player.window.settings.state import SettingItem, SettingKind
from player.window.shared.ladder_described import own_rung_of
from player.window.state import Option

_EXPLAINED: Final = _(
    "How close to yourself kindness may come. A step further is never expected, a step back always open. "
    "The two highest rungs begin in their gentle wording."
)


def ladder_item(pacing: Pacing, kept: int) -> SettingItem:
    """The ladder's setting: as the pacing begins, any lower rung, the present one, and one step further."""
    own = own_rung_of(kept)
    now, further = highest_now(pacing, own), step_further(pacing, own)
    options = [Option(str(AS_THE_PACING), _("Where the pacing begins"))]
    options += [Option(str(int(rung)), capitalised(rung.words)) for rung in Rung if rung <= now]
    if further is not None:
        options.append(Option(str(int(further)), _("A step further: {words}").format(words=further.words)))
    value = AS_THE_PACING if own is None else int(now)
    declared, choice = setting(OWN_RUNG), SettingKind.CHOICE
    return SettingItem(
        OWN_RUNG, declared.label, choice, str(value), _EXPLAINED, tuple(options), group=declared.group
    )


OWN_RUNG: Final = "own_rung"
