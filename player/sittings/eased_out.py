"""A sitting that somebody eases back out of: it can be returned to, until it is left for good."""

from player.practice.script.phrasebook import Phrasebook
from player.practice.session.events import CameBack, Left
from player.sittings.sitting import Sitting


class EasedOut:
    """What easing back can do with the sitting that it came from.

    Args:
        sitting: eased back.
    """

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._line_player = sitting.line_player()
        plan = sitting.session.plan
        self._gain = 1.0 if plan is None else plan.own_gain

    @property
    def phrasebook(self) -> Phrasebook:
        """The product's lines in the sitting's language."""
        return self._sitting.planning.phrasebook

    def say(self, line: str) -> None:
        """Say a step, if the sitting was spoken."""
        if self._line_player is not None:
            self._line_player.say(line, self._gain)

    def tick(self) -> None:
        """Follow the voice."""
        if self._line_player is not None:
            self._line_player.tick()

    def come_back(self) -> None:
        """Stand paused where the sitting was left."""
        self._hush()
        self._sitting.send(CameBack())

    def end(self) -> None:
        """The sitting has ended, by choice."""
        self._hush()
        self._sitting.send(Left())

    def _hush(self) -> None:
        if self._line_player is not None:
            self._line_player.stop()
