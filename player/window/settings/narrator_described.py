"""Who speaks, as a setting, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from player.language.catalogue import _
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import narrator_locked
from player.settings.declaration import setting
from player.window.settings.state import SettingItem, SettingKind
from player.window.shared.narrators.described import (
    HOW_THEY_ARE_ADDED,
    HOW_TO_ADD,
    Missing,
    narrator_options,
    who_is_away,
)
from player.window.state import OfferItem

NARRATOR: Final = "narrator"


@dataclass(frozen=True)
class Sample:
    """How it is with a narrator's sample.

    Attributes:
        offer: to hear one, or to stop it.
        words: what is going on; empty where nothing is.
    """

    offer: OfferItem | None
    words: str


def narrator_item(
    kept: NarratorChoice, pacing: Pacing, missing: Missing, sample: Sample, others: Sequence[str] = ()
) -> SettingItem:
    """The setting of who speaks.

    Args:
        kept: the person's choice.
        pacing: in force; it may have locked who speaks.
        missing: what a narrator lacks to speak here.
        sample: how it is with a sample.
        others: sentences about the narrators of other languages.
    """
    declared = setting(NARRATOR)
    locked = ""
    if narrator_locked(pacing):
        locked = _(
            "Under your pacing {given_name} speaks, because its author has locked that. What you "
            "choose here counts under other pacings."
        ).format(given_name=pacing.narrator.given_name)
    return SettingItem(
        NARRATOR,
        declared.label,
        SettingKind.CHOICE,
        kept.value,
        declared.description,
        narrator_options(missing),
        group=declared.group,
        note=sample.words or " ".join(filter(None, (locked or who_is_away(missing), *others))),
        aside=(HOW_TO_ADD, HOW_THEY_ARE_ADDED) if who_is_away(missing) else ("", ""),
        offer=sample.offer,
    )
