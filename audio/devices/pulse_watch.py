"""Watches where PulseAudio (or PipeWire in its place) sends this process's sound.

When a device disappears, the sound server moves the stream to another one without telling the program: the
stream doesn't end and there is no error. When headphones are unplugged even the device stays, and only its
port changes. So this subscribes to libpulse, which reports every change as it happens: nothing is polled.

libpulse is called directly: every system whose ALSA goes through PulseAudio has it, and PortAudio doesn't
expose it. Without it nothing is watched, and a removed device ends the stream, which is noticed.
"""

import ctypes
import os
from threading import Thread
from typing import Any, Final

from audio.devices.watch import Place, Watch

_NO_AUTOSPAWN: Final = 1
_READY: Final = 4
_FAILED: Final = 5
_EVENTS: Final = 0x0001 | 0x0004 | 0x0080
"""PA_SUBSCRIPTION_MASK_SINK, _SINK_INPUT and _SERVER of pulse/def.h."""

_SAMPLE_SPEC: Final = ctypes.c_uint32 * 3
_CHANNEL_MAP: Final = ctypes.c_uint32 * 33
_VOLUME: Final = ctypes.c_uint32 * 33
"""Sizes of pa_sample_spec, pa_channel_map and pa_cvolume; their contents are not read."""


class _Port(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("description", ctypes.c_char_p))


class _Server(ctypes.Structure):
    """The beginning of pa_server_info (pulse/introspect.h)."""

    _fields_ = (
        ("user_name", ctypes.c_char_p),
        ("host_name", ctypes.c_char_p),
        ("server_version", ctypes.c_char_p),
        ("server_name", ctypes.c_char_p),
        ("sample_spec", _SAMPLE_SPEC),
        ("default_sink_name", ctypes.c_char_p),
    )


class _Sink(ctypes.Structure):
    """The beginning of pa_sink_info."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("sample_spec", _SAMPLE_SPEC),
        ("channel_map", _CHANNEL_MAP),
        ("owner_module", ctypes.c_uint32),
        ("volume", _VOLUME),
        ("mute", ctypes.c_int),
        ("monitor_source", ctypes.c_uint32),
        ("monitor_source_name", ctypes.c_char_p),
        ("latency", ctypes.c_uint64),
        ("driver", ctypes.c_char_p),
        ("flags", ctypes.c_int),
        ("proplist", ctypes.c_void_p),
        ("configured_latency", ctypes.c_uint64),
        ("base_volume", ctypes.c_uint32),
        ("state", ctypes.c_int),
        ("n_volume_steps", ctypes.c_uint32),
        ("card", ctypes.c_uint32),
        ("n_ports", ctypes.c_uint32),
        ("ports", ctypes.c_void_p),
        ("active_port", ctypes.POINTER(_Port)),
    )


class _Input(ctypes.Structure):
    """The beginning of pa_sink_input_info."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("name", ctypes.c_char_p),
        ("owner_module", ctypes.c_uint32),
        ("client", ctypes.c_uint32),
        ("sink", ctypes.c_uint32),
        ("sample_spec", _SAMPLE_SPEC),
        ("channel_map", _CHANNEL_MAP),
        ("volume", _VOLUME),
        ("buffer_usec", ctypes.c_uint64),
        ("sink_usec", ctypes.c_uint64),
        ("resample_method", ctypes.c_char_p),
        ("driver", ctypes.c_char_p),
        ("mute", ctypes.c_int),
        ("proplist", ctypes.c_void_p),
    )


_OnServer = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Server), ctypes.c_void_p)
_OnSink = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Sink), ctypes.c_int, ctypes.c_void_p)
_OnInput = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Input), ctypes.c_int, ctypes.c_void_p)
_OnEvent = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32, ctypes.c_void_p)

_POINTERS: Final = (
    "pa_mainloop_new",
    "pa_mainloop_get_api",
    "pa_context_new",
    "pa_context_subscribe",
    "pa_context_get_server_info",
    "pa_context_get_sink_info_list",
    "pa_context_get_sink_input_info_list",
)


def start_pulse_watch(watch: Watch) -> None:
    """Start a thread that tells ``watch`` where this process's sound goes; needs libpulse."""
    try:
        library = ctypes.CDLL("libpulse.so.0")
    except OSError:
        return
    for name in _POINTERS:
        getattr(library, name).restype = ctypes.c_void_p
    library.pa_proplist_gets.restype = ctypes.c_char_p
    Thread(target=_PulseWatch(library, watch).run, name="kindpace-pulse", daemon=True).start()


class _PulseWatch:
    """One connection, served by one thread inside libpulse's own loop."""

    def __init__(self, library: ctypes.CDLL, watch: Watch) -> None:
        self._library: Any = library
        self._watch = watch
        self._own = str(os.getpid()).encode()
        self._context = ctypes.c_void_p()
        self._changed = True
        self._asking = False
        self._default = b""
        self._sinks: dict[int, tuple[bytes, Place]] = {}
        self._sink: int | None = None
        # libpulse keeps raw pointers to these, so they must live as long as the connection.
        self._calls = (
            _OnServer(self._take_server),
            _OnSink(self._take_sink),
            _OnInput(self._take_input),
            _OnEvent(self._take_event),
        )

    def run(self) -> None:
        """Serve until the connection ends, which is when the server does."""
        library = self._library
        loop = ctypes.c_void_p(library.pa_mainloop_new())
        api = ctypes.c_void_p(library.pa_mainloop_get_api(loop))
        self._context = ctypes.c_void_p(library.pa_context_new(api, b"Kindpace watch"))
        if library.pa_context_connect(self._context, None, _NO_AUTOSPAWN, None) < 0:
            return
        subscribed = False
        while library.pa_mainloop_iterate(loop, 1, None) >= 0:
            state = library.pa_context_get_state(self._context)
            if state >= _FAILED:
                return
            if state == _READY and not subscribed:
                subscribed = True
                library.pa_context_set_subscribe_callback(self._context, self._calls[3], None)
                self._release(library.pa_context_subscribe(self._context, _EVENTS, None, None))
            if state == _READY and self._changed and not self._asking:
                self._ask()

    def _ask(self) -> None:
        """Request everything; the answers arrive in this order."""
        self._changed, self._asking = False, True
        self._sinks.clear()
        self._sink = None
        library = self._library
        server, sink, stream, _ = self._calls
        self._release(library.pa_context_get_server_info(self._context, server, None))
        self._release(library.pa_context_get_sink_info_list(self._context, sink, None))
        self._release(library.pa_context_get_sink_input_info_list(self._context, stream, None))

    def _release(self, operation: int | None) -> None:
        if operation:
            self._library.pa_operation_unref(ctypes.c_void_p(operation))

    def _take_event(self, _context: Any, _kind: int, _index: int, _data: Any) -> None:
        self._changed = True

    def _take_server(self, _context: Any, found: Any, _data: Any) -> None:
        self._default = found.contents.default_sink_name or b"" if found else b""

    def _take_sink(self, _context: Any, found: Any, end: int, _data: Any) -> None:
        if end or not found:
            return
        sink = found.contents
        port = sink.active_port.contents if sink.active_port else None
        key = (sink.name or b"").decode(errors="replace")
        words = (sink.description or sink.name or b"").decode(errors="replace")
        if port is not None:
            key += "\n" + (port.name or b"").decode(errors="replace")
            words += f" ({(port.description or port.name or b'').decode(errors='replace')})"
        self._sinks[sink.index] = (sink.name or b"", Place(key, words))

    def _take_input(self, _context: Any, found: Any, end: int, _data: Any) -> None:
        if end:
            self._asking = False
            self._tell()
            return
        owner = self._library.pa_proplist_gets(
            ctypes.c_void_p(found.contents.proplist), b"application.process.id"
        )
        if owner == self._own:
            self._sink = found.contents.sink

    def _tell(self) -> None:
        default = next((place for name, place in self._sinks.values() if name == self._default), None)
        here = None if self._sink is None else self._sinks.get(self._sink)
        if here is not None:
            self._watch.seen(here[1], default)
