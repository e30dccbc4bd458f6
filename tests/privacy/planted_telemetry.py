"""The fault that the traces are there for: the voice as it was, with the runtime's telemetry on.

    planted_telemetry.py SECONDS

The kernel's filter is in force, so that nothing leaves this machine either: what is asked for is refused, and
seen.
"""

import sys
import time

from audio.isolation import telemetry
from audio.isolation.socket_filter import filter_sockets

assert filter_sockets()

import onnxruntime  # noqa: E402

telemetry.turn_off_telemetry = lambda: None
onnxruntime.disable_telemetry_events = lambda: None

from audio.voice.hibari_voice import HibariVoice  # noqa: E402

HibariVoice().warm()
time.sleep(float(sys.argv[1]))
