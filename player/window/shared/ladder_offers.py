"""The ladder on the pages: which sittings were stopped, what is offered, and what the person chose."""

from typing import Final

from player.practice.pacing.ladder import (
    LowerRung,
    PastSitting,
    highest_now,
    lower_rung_offered,
    step_further,
)
from player.practice.units import Rung
from player.records.errors import RecordsError
from player.records.store.entries import Outcome
from player.window.pacing_choice import PacingChoice
from player.window.parts import LogAccess, Messages, SettingsStore
from player.window.shared.ladder_described import own_rung_of

_LOOKED_AT: Final = 200
"""How many of the newest sittings are considered; nobody stops this often in a row."""


def own_rung(settings_store: SettingsStore) -> Rung | None:
    """The highest rung the person chose for themselves; None if they never did."""
    return own_rung_of(settings_store.current.own_rung)


def highest(pacing_choice: PacingChoice, settings_store: SettingsStore) -> Rung:
    """The highest rung of a sitting that begins now."""
    return highest_now(pacing_choice.in_force().pacing, own_rung(settings_store))


def further(pacing_choice: PacingChoice, settings_store: SettingsStore) -> Rung | None:
    """The rung that may be chosen as a step further; None at the preset's highest."""
    return step_further(pacing_choice.in_force().pacing, own_rung(settings_store))


def lower_rung(
    session_log: LogAccess, messages: Messages, settings_store: SettingsStore, cap: Rung
) -> LowerRung | None:
    """The lower rung to offer before a sitting that reaches ``cap``. What this returns counts as offered."""
    log = session_log.open
    if log is None:
        return None
    try:
        sittings = log.sittings(limit=_LOOKED_AT)
    except RecordsError as error:
        messages.say("log", str(error))
        return None
    past = [
        PastSitting(sitting.id, sitting.outcome is Outcome.STOPPED, sitting.highest_rung)
        for sitting in sittings
    ]
    offer = lower_rung_offered(past, cap, settings_store.current.lower_rung_offered)
    if offer is not None:
        settings_store.change(lower_rung_offered=offer.run)
    return offer
