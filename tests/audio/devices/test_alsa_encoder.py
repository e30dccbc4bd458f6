"""ALSA's encoder is left out while PortAudio looks for devices, and nothing that somebody uses is."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest
from engine_fakes import look_until, sine, tone_timeline

from audio.devices.alsa_encoder import encoder_left_out
from audio.engine.facade import SoundEngine
from audio.engine.types import EngineState
from audio.files.clip_cache import ClipCache
from audio.units import SAMPLE_RATE, ClipName

TONE = ClipName("7" * 64)

ENCODER = "pcm.a52 { type a52 }\npcm.quiet { type null }\n"
NAMED = ENCODER + 'pcm.mine { type plug slave.pcm "a52" }\n'
NONE = "pcm.quiet { type null }\n"

KNOWS = """
import sys
from ctypes import CDLL, byref, c_void_p
from audio.devices.alsa_encoder import encoder_left_out
library = CDLL("libasound.so.2")
def knows(name):
    library.snd_config_update()
    return library.snd_config_search(c_void_p.in_dll(library, "snd_config"), name, byref(c_void_p())) >= 0
with encoder_left_out(sys.argv[1] or None):
    print(knows(b"pcm.a52"), knows(b"pcm.quiet"))
print(knows(b"pcm.a52"), knows(b"pcm.quiet"))
"""
ASKED = "import sounddevice; print([device['name'] for device in sounddevice.query_devices()])"
LOADED = "\nprint('libavcodec' in open('/proc/self/maps').read())"
LEFT_OUT = """
from audio.devices.alsa_encoder import encoder_left_out
with encoder_left_out(None):
    from audio.devices import portaudio_output
for time in ("at first", "after a restart"):
    found = [device.name for device in portaudio_output.devices()]
    print(found, "libavcodec" in open("/proc/self/maps").read())
    portaudio_output.restart_portaudio()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")


def said(code, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("configuration", "device", "inside", "afterwards"),
    [
        (ENCODER, "", "False True", "True True"),
        (ENCODER, "quiet", "False True", "True True"),
        (ENCODER, "a52", "True True", "True True"),
        (NAMED, "", "True True", "True True"),
        (NONE, "", "False True", "False True"),
    ],
    ids=["left out", "another is chosen", "chosen", "named by a device of one's own", "none there"],
)
def test_only_an_encoder_that_nobody_uses_is_left_out_and_only_meanwhile(
    tmp_path, configuration, device, inside, afterwards
):
    file = tmp_path / "asound.conf"
    file.write_text(configuration, "utf-8")

    assert said(KNOWS, device, ALSA_CONFIG_PATH=str(file)) == [inside, afterwards]


def test_where_there_is_no_alsa_nothing_happens(monkeypatch):
    def missing(name):
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    with encoder_left_out(None):
        pass


@pytest.mark.sound
def test_an_engine_that_plays_loads_no_encoders_and_no_device_is_lost(null_sink, tmp_path):
    assert null_sink is not None
    devices, loads = said(ASKED + LOADED)
    left_out = said(LEFT_OUT)
    ClipCache(tmp_path).store(TONE, sine(5.0))
    engine = SoundEngine(tmp_path)
    try:
        engine.load(tone_timeline(5.0, clip=TONE))
        engine.play()
        heard = look_until(engine, lambda status: status.position > SAMPLE_RATE // 2, 20.0)
        maps = Path(f"/proc/{engine.pid}/maps").read_text("utf-8")
    finally:
        engine.close()

    assert left_out == [f"{devices} False"] * 2
    assert heard.state is EngineState.PLAYING
    assert "libportaudio" in maps
    assert "libavcodec" not in maps, f"where PortAudio asks every device: {loads}"
