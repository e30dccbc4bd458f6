"""Watches where PulseAudio (or PipeWire in its place) sends this process's sound.

When a device goes, the sound server moves a stream to another one without telling the program: no stream ends
and no error comes. When headphones are pulled out of a socket even the device stays, and only its port
changes. So this asks libpulse, which tells of every change as it happens: nothing is polled.

libpulse is spoken to directly: it is on every system whose ALSA goes through PulseAudio, and PortAudio has no
way to it. Where there is none, nothing is watched, and a device that goes ends the stream, which is noticed.
"""

import ctypes as c
import os
from threading import Thread
from typing import Any, Final

from audio.devices.watch import Place, Watch

_NO_AUTOSPAWN: Final = 1
_READY: Final = 4
_FAILED: Final = 5
_EVENTS: Final = 0x0001 | 0x0004 | 0x0080
"""PA_SUBSCRIPTION_MASK_SINK, _SINK_INPUT and _SERVER of pulse/def.h."""

_SAMPLE_SPEC: Final = c.c_uint32 * 3
_CHANNEL_MAP: Final = c.c_uint32 * 33
_VOLUME: Final = c.c_uint32 * 33
"""Sizes of pa_sample_spec, pa_channel_map and pa_cvolume; what is in them is not looked at."""


class _Port(c.Structure):
    _fields_ = (("name", c.c_char_p), ("description", c.c_char_p))


class _Server(c.Structure):
    """The beginning of pa_server_info (pulse/introspect.h)."""

    _fields_ = (
        ("user_name", c.c_char_p),
        ("host_name", c.c_char_p),
        ("server_version", c.c_char_p),
        ("server_name", c.c_char_p),
        ("sample_spec", _SAMPLE_SPEC),
        ("default_sink_name", c.c_char_p),
    )


class _Sink(c.Structure):
    """The beginning of pa_sink_info."""

    _fields_ = (
        ("name", c.c_char_p),
        ("index", c.c_uint32),
        ("description", c.c_char_p),
        ("sample_spec", _SAMPLE_SPEC),
        ("channel_map", _CHANNEL_MAP),
        ("owner_module", c.c_uint32),
        ("volume", _VOLUME),
        ("mute", c.c_int),
        ("monitor_source", c.c_uint32),
        ("monitor_source_name", c.c_char_p),
        ("latency", c.c_uint64),
        ("driver", c.c_char_p),
        ("flags", c.c_int),
        ("proplist", c.c_void_p),
        ("configured_latency", c.c_uint64),
        ("base_volume", c.c_uint32),
        ("state", c.c_int),
        ("n_volume_steps", c.c_uint32),
        ("card", c.c_uint32),
        ("n_ports", c.c_uint32),
        ("ports", c.c_void_p),
        ("active_port", c.POINTER(_Port)),
    )


class _Input(c.Structure):
    """The beginning of pa_sink_input_info."""

    _fields_ = (
        ("index", c.c_uint32),
        ("name", c.c_char_p),
        ("owner_module", c.c_uint32),
        ("client", c.c_uint32),
        ("sink", c.c_uint32),
        ("sample_spec", _SAMPLE_SPEC),
        ("channel_map", _CHANNEL_MAP),
        ("volume", _VOLUME),
        ("buffer_usec", c.c_uint64),
        ("sink_usec", c.c_uint64),
        ("resample_method", c.c_char_p),
        ("driver", c.c_char_p),
        ("mute", c.c_int),
        ("proplist", c.c_void_p),
    )


_OnServer = c.CFUNCTYPE(None, c.c_void_p, c.POINTER(_Server), c.c_void_p)
_OnSink = c.CFUNCTYPE(None, c.c_void_p, c.POINTER(_Sink), c.c_int, c.c_void_p)
_OnInput = c.CFUNCTYPE(None, c.c_void_p, c.POINTER(_Input), c.c_int, c.c_void_p)
_OnEvent = c.CFUNCTYPE(None, c.c_void_p, c.c_int, c.c_uint32, c.c_void_p)

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
    """Tell ``watch`` of this process's sound from now on, in a thread of its own; needs libpulse."""
    try:
        library = c.CDLL("libpulse.so.0")
    except OSError:
        return
    for name in _POINTERS:
        getattr(library, name).restype = c.c_void_p
    library.pa_proplist_gets.restype = c.c_char_p
    Thread(target=_PulseWatch(library, watch).run, name="kindpace-pulse", daemon=True).start()


class _PulseWatch:
    """One connection. All of it happens in one thread, inside libpulse's own loop."""

    def __init__(self, library: c.CDLL, watch: Watch) -> None:
        self._library: Any = library
        self._watch = watch
        self._own = str(os.getpid()).encode()
        self._context = c.c_void_p()
        self._changed = True
        self._asking = False
        self._default = b""
        self._sinks: dict[int, tuple[bytes, Place]] = {}
        self._sink: int | None = None
        # libpulse keeps plain pointers to these, so they have to live as long as the connection.
        self._calls = (
            _OnServer(self._take_server),
            _OnSink(self._take_sink),
            _OnInput(self._take_input),
            _OnEvent(self._take_event),
        )

    def run(self) -> None:
        """Serve until the connection ends, which is when the server does."""
        library = self._library
        loop = c.c_void_p(library.pa_mainloop_new())
        api = c.c_void_p(library.pa_mainloop_get_api(loop))
        self._context = c.c_void_p(library.pa_context_new(api, b"Kindpace watch"))
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
        """Ask for everything; the answers come in this order."""
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
            self._library.pa_operation_unref(c.c_void_p(operation))

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
        owner = self._library.pa_proplist_gets(c.c_void_p(found.contents.proplist), b"application.process.id")
        if owner == self._own:
            self._sink = found.contents.sink

    def _tell(self) -> None:
        default = next((place for name, place in self._sinks.values() if name == self._default), None)
        here = None if self._sink is None else self._sinks.get(self._sink)
        if here is not None:
            self._watch.seen(here[1], default)
