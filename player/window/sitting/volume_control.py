"""The volumes of one sitting: turned by hand, heard at once, and remembered where they went down."""

from audio.engine.types import Engine
from audio.mix.buses import Bus
from player.sittings.planning import Planning
from player.sittings.volumes import Volumes, after_sitting
from player.window.services import Services
from player.window.sitting.describe import volume_items
from player.window.sitting.state import SetVolume, ToggleVolumes, VolumeDown, VolumeItem, VolumeUp

Turn = ToggleVolumes | SetVolume | VolumeDown | VolumeUp


class Loudness:
    """Between the volumes' panel and the engine, which ramps every change.

    Args:
        services: what pages work with.
        engine: that plays the sitting.

    Attributes:
        open: whether the panel is shown.
    """

    def __init__(self, services: Services, engine: Engine) -> None:
        self._services = services
        self._engine = engine
        self.open = False
        self._set()

    def _set(self) -> None:
        volumes = self._services.volumes
        self._engine.set_volume(volumes.voice)
        self._engine.set_bus_volume(Bus.BELLS, volumes.bells)
        self._engine.set_bus_volume(Bus.BACKGROUND, volumes.background)

    def items(self, planning: Planning) -> tuple[VolumeItem, ...]:
        """The volumes that make a difference in this sitting."""
        services, pacing = self._services, planning.pacing
        return volume_items(
            services.volumes,
            background=pacing.background and bool(services.settings.background),
            bells=pacing.bells and planning.choices.bells,
        )

    def take(self, intent: Turn) -> None:
        """Show or put away the panel, or turn something."""
        services = self._services
        match intent:
            case ToggleVolumes():
                self.open = not self.open
            case SetVolume(name, volume):
                services.volumes = services.volumes.with_one(name, volume)
            case VolumeDown():
                services.volumes = services.volumes.down()
            case VolumeUp():
                services.volumes = services.volumes.up(Volumes.remembered(services.settings))
        self._set()

    def keep(self) -> None:
        """Remember what was turned down; what was turned up was for this sitting."""
        services = self._services
        services.keep(after_sitting(services.settings, services.volumes))
        services.volumes = Volumes.remembered(services.settings)
