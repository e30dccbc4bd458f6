"""What a sitting works with."""

from collections.abc import Callable
from dataclasses import dataclass

from audio.engine.stalls import boot_seconds
from audio.engine.types import Engine
from audio.mix.timeline import Background
from player.practice.planner.steps import Plan
from player.practice.session.passage_start import PassageStart
from player.sittings.planning import Planning
from player.sittings.sitting_log import SittingLog
from player.sittings.soundtrack import Clip, Surroundings, heard_around
from player.sittings.spoken_lines import Lines


@dataclass(frozen=True)
class Parts:
    """What a sitting works with.

    Attributes:
        planning: makes the plans.
        engine: plays the timeline; a silent engine for a text-only sitting.
        lines: the spoken lines; None for a text-only sitting.
        log: writes the sitting's rows.
        bell: the bell's sound, or None.
        clock: returns seconds that never go back and count while the computer sleeps.
        background: returns the sound behind the voice, None while it isn't ready; called for each timeline.
        room_tone: returns the sound of the quiet where no background plays; called like ``background``.
        begins_at: the passage that is heard first; None for the beginning.
    """

    planning: Planning
    engine: Engine
    lines: Lines | None
    log: SittingLog
    bell: Clip | None = None
    clock: Callable[[], float] = boot_seconds
    background: Callable[[], Background | None] = lambda: None
    begins_at: PassageStart | None = None
    room_tone: Callable[[], Background | None] = lambda: None

    def heard_around(self, plan: Plan) -> Surroundings:
        """What sounds around the voice in this plan, as far as it is made by now."""
        return heard_around(plan, self.background(), self.room_tone())
