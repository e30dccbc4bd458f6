"""A playlist under a sound file's name makes nothing else be opened; what reads it ends with whoever asked."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio.ffprobe import probed
from audio.sound_errors import NotSoundError

ROOT = Path(__file__).parents[2]

needs_ffprobe = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="looked into by ffprobe")
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="watched by strace")

DASH = """<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"
 profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period>
<AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>{canary}</BaseURL></Representation>
<Representation id="2" bandwidth="2"><BaseURL>{pipe}</BaseURL></Representation></AdaptationSet></Period></MPD>
"""
PLAYLISTS = {
    "concat.mp3": "ffconcat version 1.0\nfile '{canary}'\nfile '{pipe}'\n",
    "concat-pipe.m4a": "ffconcat version 1.0\nfile '{pipe}'\nfile '{canary}'\n",
    "hls.mp3": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{canary}\n#EXTINF:9,\n{pipe}\n#EXT-X-ENDLIST\n",
    "hls-key.mp3": '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXT-X-KEY:METHOD=AES-128,URI="{pipe}"\n'
    '#EXT-X-MAP:URI="{canary}"\n#EXTINF:9,\nhttp://127.0.0.1:9/x\n#EXT-X-ENDLIST\n',
    "dash.mp3": DASH,
    "list.mp3": "#EXTM3U\n{canary}\n{pipe}\n",
    "list.wav": "{canary}\n{pipe}\n",
    "pls.mp3": "[playlist]\nFile1={canary}\nFile2={pipe}\nNumberOfEntries=2\nVersion=2\n",
    "cue.flac": 'FILE "{canary}" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\nFILE "{pipe}" WAVE\n',
    "sdp.mp3": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    "smil.mp3": '<smil><body><audio src="{canary}"/><audio src="{pipe}"/></body></smil>',
    "asx.wma": '<asx version="3.0"><entry><ref href="{canary}"/></entry></asx>',
    "take%03d.mp3": "an image sequence's name: take001.mp3 and so on are other files",
    "subfile,,start,0,end,9,,:canary.mp3": "another protocol's name",
}


@needs_strace
@needs_ffprobe
def test_nothing_that_a_playlist_names_is_opened(tmp_path):
    canary, pipe = tmp_path / "canary.mp3", tmp_path / "canary-pipe"
    canary.write_bytes(b"\xff\xfb\x90\x00" * 1000)
    (tmp_path / "take001.mp3").write_bytes(canary.read_bytes())
    os.mkfifo(pipe)
    paths = [tmp_path / name for name in PLAYLISTS]
    for path in paths:
        path.write_text(PLAYLISTS[path.name].replace("{canary}", str(canary)).replace("{pipe}", str(pipe)))
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,creat,execve,socket,connect"
    watched = ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "4096", "-e", "signal=none", "-e", calls]

    survey = [sys.executable, "-P", "-m", "audio.survey_process", str(tmp_path / "cache")]
    # The survey ends with its input, so that stays open until it has answered.
    held, end = os.pipe()
    done = subprocess.run(
        [*watched, "-o", str(trace), *survey, *map(str, paths)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=held,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    os.close(held)
    os.close(end)
    lines = trace.read_text(errors="replace").splitlines()
    opened = [line for line in lines if "open" in line.partition("(")[0]]

    assert done.stdout.count('"fault"') == len(paths)
    # Each was opened, by us and by ffprobe: what follows has something to show.
    assert all(sum(f"{path.name}\"" in line for line in opened) > 1 for path in paths)
    assert sum("execve" in line and "ffprobe" in line and "= 0" in line for line in lines) == len(paths)
    assert [line for line in opened if "canary.mp3\"" in line and "subfile" not in line] == []
    assert [line for line in opened if "canary-pipe" in line or "take001" in line] == []
    assert [line for line in lines if "AF_INET" in line] == []


def _stuck(folder, name):
    """A program that never ends, and notes which process it is."""
    program = folder / name
    program.write_text(f"#!/bin/sh\necho $$ > {folder}/pid.new && mv {folder}/pid.new {folder}/pid\nexec sleep 600\n")
    program.chmod(0o755)


def _ended(pid):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            # One that nobody has waited for yet has ended all the same.
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False


def test_an_ffprobe_that_stands_still_is_ended(tmp_path, monkeypatch):
    _stuck(tmp_path, "ffprobe")
    _stuck(tmp_path, "ffmpeg")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    with pytest.raises(NotSoundError, match="stood still"):
        probed(tmp_path / "ffmpeg", patience=0.3)

    assert _ended(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")
@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("ffprobe", "from audio.ffprobe import probed; probed(path)"),
        ("ffmpeg", "from audio.ffmpeg_pipe import ffmpeg_blocks; next(ffmpeg_blocks(path, 48000, 2, 0.0))"),
    ],
)
def test_a_reader_ends_with_whoever_called_it(tmp_path, name, call):
    _stuck(tmp_path, "ffprobe")
    _stuck(tmp_path, "ffmpeg")
    caller = f"from pathlib import Path; path = Path({str(tmp_path / 'talk.mp3')!r}); {call}"
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}

    process = subprocess.Popen([sys.executable, "-c", caller], env=environment)
    until = time.monotonic() + 30
    while not (tmp_path / "pid").exists() and time.monotonic() < until:
        time.sleep(0.01)
    pid = int((tmp_path / "pid").read_text())
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert _ended(pid), name
