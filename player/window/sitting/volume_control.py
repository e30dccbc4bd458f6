"""The volumes of one sitting: turned by hand, heard at once, and remembered where they went down."""

from audio.engine.types import Engine
from audio.mix.buses import Bus
from player.sittings.planning import Planning
from player.sittings.volumes import Volumes, after_sitting
from player.window.parts import SettingsStore
from player.window.sitting.describe import volume_items
from player.window.sitting.state import SetVolume, ToggleVolumes, VolumeDown, VolumeItem, VolumeUp

Turn = ToggleVolumes | SetVolume | VolumeDown | VolumeUp


class Loudness:
    """Between the volumes' panel and the engine, which ramps every change.

    Args:
        settings_store: the settings.
        engine: that plays the sitting.

    Attributes:
        open: whether the panel is shown.
    """

    def __init__(self, settings_store: SettingsStore, engine: Engine) -> None:
        self._settings_store = settings_store
        self._engine = engine
        self.open = False
        self.apply()

    def apply(self) -> None:
        """Set the engine's volumes, which easing back may have brought back to those remembered."""
        volumes = self._settings_store.volumes
        self._engine.set_volume(volumes.voice)
        self._engine.set_bus_volume(Bus.BELLS, volumes.bells)
        self._engine.set_bus_volume(Bus.BACKGROUND, volumes.background)

    def items(self, planning: Planning) -> tuple[VolumeItem, ...]:
        """The volumes that make a difference in this sitting."""
        store, pacing = self._settings_store, planning.pacing
        return volume_items(
            store.volumes,
            background=pacing.background and bool(store.current.background),
            bells=pacing.bells and planning.choices.bells,
        )

    def handle(self, intent: Turn) -> None:
        """Show or put away the panel, or turn something."""
        store = self._settings_store
        match intent:
            case ToggleVolumes():
                self.open = not self.open
            case SetVolume(name, volume):
                store.volumes = store.volumes.with_one(name, volume)
            case VolumeDown():
                store.volumes = store.volumes.down()
            case VolumeUp():
                store.volumes = store.volumes.up(Volumes.remembered(store.current))
        self.apply()

    def keep(self) -> None:
        """Remember what was turned down; what was turned up was for this sitting."""
        store = self._settings_store
        store.keep(after_sitting(store.current, store.volumes))
        store.volumes = Volumes.remembered(store.current)
