"""A sitting without a device, in a process that gives commands."""

from audio.engine.silent_engine import SilentEngine
from player.sittings.sound import Sound


class NothingHeard(Sound):
    """A sitting's sound, played to nobody."""

    def engine(self, spoken):  # noqa: ARG002 - as it is
        return SilentEngine()
