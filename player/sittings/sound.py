"""Engines, bells, backgrounds and devices, made when first needed; slow ones in threads of their own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from audio.devices.names import DevicesUnknownError, output_devices
from audio.engine.facade import SoundEngine
from audio.engine.silent_engine import SilentEngine, UnmadeEngine
from audio.engine.types import Engine, EngineState
from audio.errors import AudioError
from audio.files.clip_cache import CacheError, ClipCache
from audio.mix.stored_sounds import Ambience, Timbre, stored_background, stored_bell
from audio.mix.timeline import ROOM_TONE
from player.sittings.soundtrack import Clip

if TYPE_CHECKING:
    from audio.mix.timeline import Background
    from audio.recording.recorder_types import Recorder

_log = logging.getLogger(__name__)


class Sound:
    """What can be heard, for as long as the window is open.

    Args:
        cache: the folder of clips.
        device: the name of the chosen device; empty for the system's default.
        make: makes an engine from the folder and the device's name; tests pass a fake.
    """

    def __init__(
        self,
        cache: Path,
        device: str,
        make: Callable[[Path, str | None], Engine] = SoundEngine,
    ) -> None:
        self._cache = cache
        self._device = device
        self._make = make
        self._heard: Engine | None = None
        self._devices: tuple[str, ...] = ()
        self._device_search: Thread | None = None
        self._backgrounds: dict[str, Background | None] = {}
        self._faults: dict[str, str] = {}

    def engine(self, spoken: bool) -> Engine:
        """The engine that is heard, or the silent one for text-only sittings."""
        if not spoken:
            return SilentEngine()
        if self._heard is not None and self._heard.status().state is EngineState.FAILED:
            # A device may have been plugged in since it failed.
            self._heard.close()
            self._heard = None
        if self._heard is None:
            self._heard = self._made()
        return self._heard

    def trial_engine(self) -> Engine:
        """A fresh engine for a short sound: a sitting that waits keeps its place in its own.

        Whoever asks for it closes it.
        """
        return self._made()

    def _made(self) -> Engine:
        try:
            return self._make(self._cache, self._device or None)
        except OSError as fault:
            # The memory it shares, or its process: on a full disk, or where there are too many.
            return UnmadeEngine(fault)

    def recorder(self) -> Recorder:
        """A fresh recorder; whoever asks for it closes it."""
        # For those alone who record.
        from audio.recording.microphone import Microphone  # noqa: PLC0415

        return Microphone()

    def change_device(self, device: str) -> None:
        """Play on another device from now on. No sitting may be under way."""
        self._device = device
        if self._heard is not None:
            self._heard.close()
            self._heard = None

    def bell(self, bowl: str = "warm") -> Clip | None:
        """A bell's sound, made on the first call; None if it can't be stored.

        Args:
            bowl: a ``Timbre`` value.
        """
        cache = ClipCache(self._cache)
        if (found := stored_bell(cache, Timbre(bowl))) is not None:
            return Clip(*found)
        # Synthesis, with numpy: the first time that there are bells.
        from audio.mix.bells import ensure_bells  # noqa: PLC0415

        try:
            name = ensure_bells(cache)[Timbre(bowl)]
            return Clip(name, cache.frames(name))
        except CacheError:
            return None

    def background(self, name: str) -> Background | None:
        """The sound behind the voice: an ``Ambience`` value, a file's path, or the room tone's name.

        The first call for a name starts making it, which takes seconds. Returns None until it is ready, and
        where it can't be made.
        """
        if name and name not in self._backgrounds:
            self._backgrounds[name] = None
            try:
                Thread(target=self._make_background, args=(name,), daemon=True).start()
            except RuntimeError as fault:
                # The system has no thread to give.
                self._faults[name] = str(fault)
        return self._backgrounds.get(name)

    def background_fault(self, name: str) -> str:
        """Why a background can't be played, once that is known; empty otherwise."""
        return self._faults.get(name, "")

    def _make_background(self, name: str) -> None:
        cache = ClipCache(self._cache)
        try:
            self._backgrounds[name] = stored_background(cache, name) or _made_background(cache, name)
        except AudioError as error:
            _log.exception("no background %s", name)
            self._faults[name] = str(error)

    def devices(self) -> tuple[str, ...]:
        """The names of devices found last. Each call also starts a new search, for the next call."""
        if self._device_search is None or not self._device_search.is_alive():
            self._device_search = Thread(target=self._find_devices, name="kindpace-devices", daemon=True)
            # Where the system has no thread to give, those found last are all that is known.
            with suppress(RuntimeError):
                self._device_search.start()
        return self._devices

    def _find_devices(self) -> None:
        # A sound server that hangs blocks only this thread.
        try:
            found = output_devices()
        except DevicesUnknownError:
            return
        self._devices = tuple(dict.fromkeys(device.name for device in found))

    def close(self) -> None:
        """End the engine."""
        if self._heard is not None:
            self._heard.close()


def _made_background(cache: ClipCache, name: str) -> Background:
    # Synthesis, with numpy: the first time that there is this background.
    from audio.mix.backgrounds import ensure_background  # noqa: PLC0415
    from audio.mix.own_background import ensure_own_background  # noqa: PLC0415
    from audio.mix.room_tone import ensure_room_tone  # noqa: PLC0415

    if name == ROOM_TONE:
        return ensure_room_tone(cache)
    if name in set(Ambience):
        return ensure_background(cache, Ambience(name))
    return ensure_own_background(cache, Path(name))
