"""The last sitting as it would go on where it stopped, under the pacing in force."""

from typing import Final

from player.language.catalogue import _
from player.library.catalog import Library, LibraryError
from player.practice.errors import NotUsableError
from player.sittings.going_on import planning_on
from player.sittings.planning import Planning
from player.window.pacing_choice import PacingChoice
from player.window.parts import Lazy, LogAccess, SettingsStore
from player.window.shared.first_choices import first_choices
from player.window.shared.ladder_offers import own_rung

NOT_ANY_MORE: Final = _(
    "It is too late to go on where this one stopped. You can begin it again, from the beginning."
)


def planning_gone_on(
    library: Lazy[Library], pacing_choice: PacingChoice, session_log: LogAccess, settings_store: SettingsStore
) -> Planning | None:
    """The planning of a sitting that goes on with the last one; None where that can't be gone on with."""
    left = session_log.left_off()
    if left is None:
        return None
    pacing = pacing_choice.in_force().pacing
    try:
        script = library.get().script(left.script_id)
    except (LibraryError, NotUsableError):
        return None
    choices = first_choices(pacing, speak=settings_store.current.speak, own=own_rung(settings_store))
    return planning_on(
        left,
        Planning.in_its_language(library.get(), script, pacing, choices),
    )
