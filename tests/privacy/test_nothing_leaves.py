"""The promise, watched from outside: the programs run under strace for longer than telemetry waits.

No internet socket is asked for, and no file outside Kindpace's own folders is made, changed or removed but
those that ``ELSEWHERE`` names; docs/privacy.md and README say what these tests show. The suite runs the
window, which starts all processes that there are, and ``make exhaustive`` all programs.
"""

import json
import re
import sys
from pathlib import Path

import pytest
from null_sink import MISSING

sys.path.insert(0, str(Path(__file__).parent))

from traced_programs import ROOT, SECONDS, TracedPrograms
from traces import Socket, cannot_trace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("real time"),
    pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's"),
]

BYTECODE = rf"({re.escape(sys.prefix)}|{re.escape(sys.base_prefix)}|{ROOT})/.*/?__pycache__(/.*)?"

ELSEWHERE = (
    # The page that the window and the engine count in: in memory, without a name as soon as both have it.
    r"/dev/shm/kindpace-engine-\w+",  # noqa: S108
    # The library for JACK, which PortAudio asks whether it runs: in memory, and with nothing of ours in it.
    r"/dev/shm/jack_db-\d+(/.*)?",  # noqa: S108
    # Devices: the empty one, and sound cards that PortAudio asks for.
    r"/dev/(null|dsp\d*|snd/.*)",
    # What PulseAudio knows its own users by; the same for every program that plays.
    r".*/user/\.config(/pulse(/cookie)?)?",
    # Which fonts this machine has, for the next program that asks; written where the list has grown old.
    r"(/var/cache|.*/user/\.cache)/fontconfig(/.*)?",
    # Python's own, of the program's files, beside them.
    BYTECODE,
)
"""Patterns of whole paths, and why each may be. Nothing in the folder for temporary files may."""


PLAY, RENDER, DOCTOR = (
    pytest.param(name, marks=pytest.mark.exhaustive) for name in ("play", "render", "doctor")
)


@pytest.fixture(scope="module")
def traced_programs(request, tmp_path_factory):
    """Those that are looked at, running at once."""
    if why := (", ".join(MISSING) or cannot_trace()):
        pytest.skip(f"make test installs what is needed: {why}")
    looking = [item for item in request.session.items if "traced_programs" in item.fixturenames]
    every = any(item.get_closest_marker("exhaustive") for item in looking)
    programs = TracedPrograms(tmp_path_factory.mktemp("traced"), every=every)
    yield programs
    programs.close()


@pytest.mark.parametrize("name", ["window", PLAY, RENDER])
def test_no_internet_socket_is_asked_for(traced_programs, name):
    seen = traced_programs.ended(name).trace

    assert seen.sockets == []
    assert seen.lookups == set()
    assert seen.rings == 0
    assert seen.peers <= traced_programs.peers


@pytest.mark.parametrize("name", ["window", PLAY, RENDER, DOCTOR])
def test_nothing_is_written_elsewhere(traced_programs, name):
    asked_for = re.escape(str(traced_programs.asked_for.parent)) + "/.*"
    seen = traced_programs.ended(name).trace

    assert seen.changed_outside(traced_programs.inside(name), asked_for, *ELSEWHERE) == []


@pytest.mark.parametrize("name", ["window", PLAY, RENDER, DOCTOR])
def test_nothing_unexpected_is_started(traced_programs, name):
    started = {Path(program).name for program in traced_programs.ended(name).trace.programs}

    assert started <= {Path(sys.executable).name, "ldconfig", "ffmpeg", "ffprobe"}


def test_the_window_played_for_long_enough_and_showed_a_dialog(traced_programs):
    ended = traced_programs.ended("window")
    (played,) = ended.said.splitlines()

    assert ended.status == 0, ended.complained
    assert traced_programs.began == ["dialog\n", "playing\n"]
    assert float(played.removeprefix("played ")) >= SECONDS, ended.complained


@pytest.mark.exhaustive
def test_play_was_ended_by_ctrl_c_in_plain_words(traced_programs):
    ended = traced_programs.ended("play")

    # As a terminal does it, to the engine and the voice as well: they leave it to the program.
    # Under strace and load the sound server may be late; that is said in one plain sentence, too.
    late = "kindpace: The sound system stopped answering"
    assert [line for line in ended.complained.splitlines() if not line.startswith(late)] == []
    # Where it was so late that the sitting stopped by itself, Ctrl-C found nothing to end.
    if ended.status == 1 and ended.complained:
        return
    assert ended.status == 130
    assert "Stopping is fine. Nothing else is asked of you now." in ended.said


@pytest.mark.exhaustive
def test_render_wrote_a_recording_that_only_ffmpeg_reads(traced_programs):
    ended = traced_programs.ended("render")
    started = {Path(program).name for program in ended.trace.programs}

    assert ended.status == 0, ended.complained
    assert traced_programs.asked_for.stat().st_size > 0
    assert "ffmpeg" in started


@pytest.mark.exhaustive
def test_doctor_was_refused_once_in_every_process(traced_programs):
    ended = traced_programs.ended("doctor")
    found = json.loads(ended.said)

    # Past Python: its hook answers before the system is asked.
    assert ended.trace.sockets == [Socket("AF_INET", "EACCES")] * len(found["processes"])
    assert ended.trace.lookups == set()
    assert ended.trace.peers <= traced_programs.peers
    assert [finding for finding in found["findings"] if not finding["fine"]] == []
    assert [set(process["in_force"].values()) for process in found["processes"]] == [{True}] * 10


def test_telemetry_that_is_on_would_be_seen(traced_programs):
    """The fault itself, planted: the runtime asks for sockets, and leaves a device id behind."""
    ended = traced_programs.ended("planted")
    families = {socket.family for socket in ended.trace.sockets}
    left = ended.trace.changed_outside(traced_programs.inside("planted"), *ELSEWHERE)

    assert ended.status == 0, ended.complained
    assert families & {"AF_INET", "AF_INET6"}
    assert "/etc/hosts" in ended.trace.lookups
    # The filter refused them: nothing left this machine.
    assert all(socket.refused == "EACCES" for socket in ended.trace.sockets)
    assert any(path.endswith("/.onnxruntime/deviceid") for path in left)
    assert any(path.endswith("/.ses") for path in left)
