"""The ladder on the pages: what was stopped, what is offered, and what the person chose."""

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
from player.window.services import Services
from player.window.shared.ladder_described import own_rung_of

_LOOKED_AT: Final = 200
"""Sittings looked at, newest first; nobody stops so many times running."""


def own_rung(services: Services) -> Rung | None:
    """The highest rung the person chose for themselves; None if they never did."""
    return own_rung_of(services.settings.own_rung)


def highest(services: Services) -> Rung:
    """The highest rung of a sitting that begins now."""
    return highest_now(services.pacing().pacing, own_rung(services))


def further(services: Services) -> Rung | None:
    """The rung that may be chosen as a step further; None at the preset's highest."""
    return step_further(services.pacing().pacing, own_rung(services))


def lower_rung(services: Services) -> LowerRung | None:
    """The lower rung to offer before a sitting. What is given here counts as offered."""
    if services.log is None:
        return None
    try:
        sittings = services.log.sittings(limit=_LOOKED_AT)
    except RecordsError as error:
        services.say("log", str(error))
        return None
    past = [PastSitting(one.id, one.outcome is Outcome.STOPPED, one.highest_rung) for one in sittings]
    offer = lower_rung_offered(past, highest(services), services.settings.lower_rung_offered)
    if offer is not None:
        services.change(lower_rung_offered=offer.run)
    return offer
