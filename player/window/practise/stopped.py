"""What was sat last, for the large card, where it can be gone on with."""

from player.library.catalog import Library
from player.window.pacing_choice import PacingChoice
from player.window.parts import Lazy, LogAccess, SettingsStore
from player.window.practise.describe import Listed
from player.window.practise.planned import listed
from player.window.shared.gone_on import planning_gone_on


def listed_stopped(
    library: Lazy[Library], pacing_choice: PacingChoice, session_log: LogAccess, settings_store: SettingsStore
) -> Listed | None:
    """The practice, with the length and the rung of what is left; None where it can't be gone on with."""
    planning = planning_gone_on(library, pacing_choice, session_log, settings_store)
    return None if planning is None else listed(planning)
