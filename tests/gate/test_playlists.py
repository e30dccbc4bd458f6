"""A playlist under a sound file's name makes nothing else be opened; what reads it ends with its caller."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio.files.ffprobe import probed
from audio.files.sound_errors import NotSoundError

ROOT = Path(__file__).parents[2]

needs_ffprobe = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="looked into by ffprobe")
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="watched by strace")

# Names beside the playlist: ffmpeg refuses others by itself, so only these show who else refuses.
DASH = """<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"
 profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">
<Period><AdaptationSet mimeType="audio/mp4">
<Representation id="1" bandwidth="1">
<BaseURL>NAME.m4a</BaseURL><SegmentBase indexRange="0-9"/></Representation>
</AdaptationSet></Period></MPD>
"""
HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n"
PLAYLISTS = {
    "concat.mp3": "ffconcat version 1.0\nfile NAME.mp3\n",
    "concat.m4a": "ffconcat version 1.0\nfile NAME.m4a\n",
    "hls.mp3": HLS + "#EXTINF:9,\nNAME.mp3\n#EXT-X-ENDLIST\n",
    "hls-map.mp3": HLS + '#EXT-X-MAP:URI="NAME.mp3"\n#EXTINF:9,\nNAME.mp3\n#EXT-X-ENDLIST\n',
    "hls-master.mp3": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nNAME.m3u8\n",
    "hls-address.mp3": HLS + "#EXTINF:9,\nhttp://127.0.0.1:9/x.mp3\n#EXT-X-ENDLIST\n",
    "dash.mp3": DASH,
    "list.mp3": "NAME.mp3\n",
    "pls.mp3": "[playlist]\nFile1=NAME.mp3\nNumberOfEntries=1\nVersion=2\n",
    "cue.flac": 'FILE "NAME.mp3" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n',
    "sdp.mp3": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    "asx.wma": '<asx version="3.0"><entry><ref href="NAME.mp3"/></entry></asx>',
    "NAME%03d.mp3": "an image sequence's name: NAME001.mp3 and so on are other files",
    "concat:NAME.mp3|NAME.m4a": "another protocol's name",
}
READ_BY_FFMPEG = ("concat.mp3", "concat.m4a", "hls.mp3", "hls-map.mp3", "dash.mp3")


def _named(folder, name):
    """What the playlists name, and the sequence that one is called after."""
    return [*(folder / f"{name}.{ending}" for ending in ("mp3", "m4a", "m3u8")), folder / f"at-{name}001.mp3"]


def _written(folder, name, which):
    """Playlists that lead to files of this name."""
    paths = {
        own: folder / f"at-{own.replace('NAME', name) if 'NAME' in own else f'{name}-{own}'}" for own in which
    }
    for own, path in paths.items():
        path.write_text(PLAYLISTS[own].replace("NAME", name))
    return list(paths.values())


@needs_strace
@needs_ffprobe
def test_nothing_that_a_playlist_names_is_opened(tmp_path):
    canaries, pipes = _named(tmp_path, "canary"), _named(tmp_path, "pipe")
    for canary, pipe in zip(canaries, pipes, strict=True):
        canary.write_bytes(b"#EXTM3U\n" if canary.suffix == ".m3u8" else b"\xff\xfb\x90\x00" * 1000)
        # It hangs whoever opens it.
        os.mkfifo(pipe)
    paths = [*_written(tmp_path, "canary", PLAYLISTS), *_written(tmp_path, "pipe", READ_BY_FFMPEG)]
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,creat,execve,socket,connect"
    watched = ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "4096", "-e", "signal=none", "-e", calls]

    survey = [sys.executable, "-P", "-m", "audio.analysis.survey_process", str(tmp_path / "cache")]
    # The survey ends with its input, so that stays open until it has answered.
    held, end = os.pipe()
    done = subprocess.run(
        [*watched, "-o", str(trace), *survey, *map(str, paths)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=held,
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
        check=False,
    )
    os.close(held)
    os.close(end)
    lines = trace.read_text(errors="replace").splitlines()
    opened = [line for line in lines if "open" in line.partition("(")[0]]

    assert done.stdout.count('"fault"') == len(paths)
    # Each was opened, by us and by ffprobe: what follows has something to show.
    assert all(sum(f'/{path.name}"' in line for line in opened) > 1 for path in paths)
    assert sum("execve" in line and "ffprobe" in line and "= 0" in line for line in lines) == len(paths)
    ends = tuple(f'{before}{path.name}"' for path in (*canaries, *pipes) for before in '/"')
    assert [line for line in opened if any(end in line for end in ends)] == []
    assert [line for line in lines if "AF_INET" in line] == []


def _stuck(folder, name):
    """A program that never ends, and notes which process it is."""
    program = folder / name
    program.write_text(
        f"#!/bin/sh\necho $$ > {folder}/pid.new && mv {folder}/pid.new {folder}/pid\nexec sleep 600\n"
    )
    program.chmod(0o755)


def _ended(pid):
    until = time.monotonic() + 60
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

    # On a busy machine it may not even have begun by the first time.
    for patience in (0.3, 1.0, 5.0, 20.0):
        with pytest.raises(NotSoundError, match="stood still"):
            probed(tmp_path / "ffmpeg", patience=patience)
        if (tmp_path / "pid").exists():
            break

    assert _ended(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")
@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("ffprobe", "from audio.files.ffprobe import probed; probed(path)"),
        (
            "ffmpeg",
            "from audio.files.ffmpeg_pipe import ffmpeg_blocks; next(ffmpeg_blocks(path, 48000, 2, 0.0))",
        ),
    ],
)
def test_a_reader_ends_with_whoever_called_it(tmp_path, name, call):
    _stuck(tmp_path, "ffprobe")
    _stuck(tmp_path, "ffmpeg")
    caller = f"from pathlib import Path; path = Path({str(tmp_path / 'talk.mp3')!r}); {call}"
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}

    process = subprocess.Popen([sys.executable, "-c", caller], env=environment)
    until = time.monotonic() + 120
    while not (tmp_path / "pid").exists() and time.monotonic() < until:
        time.sleep(0.01)
    pid = int((tmp_path / "pid").read_text())
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert _ended(pid), name
