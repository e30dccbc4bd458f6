"""The AppImage's head: it runs what is behind it, mounted or unpacked, and leaves nothing of it."""

import filecmp
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PACK = Path(__file__).parents[2] / "tooling" / "package" / "appimage" / "pack.sh"
HEADERS = ("/usr/include/squashfuse/ll.h", "/usr/include/fuse3/fuse_lowlevel.h")
MISSING = [
    *(tool for tool in ("gcc", "mksquashfs") if not shutil.which(tool)),
    *(header for header in HEADERS if not Path(header).exists()),
]
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="an AppImage is for Linux"),
    pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} is not here"),
]
MOUNTS = os.access("/dev/fuse", os.W_OK) and os.geteuid() == 0
BOTH_WAYS = pytest.mark.parametrize(
    "unpacked", [pytest.param(False, marks=pytest.mark.skipif(not MOUNTS, reason="there is no FUSE")), True]
)
PROGRAM = """#!/bin/sh
echo "$*|$OWD|$APPIMAGE|$APPDIR"
cat "$APPDIR/folder/link"
sha256sum <"$APPDIR/large"
[ "$1" != wait ] || exec sleep 30
exit 7
"""
LARGE = bytes(range(256)) * 12_000
"""Over several blocks of the image, and longer than the head reads at once."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("AppDir")
    (place / "AppRun").write_text(PROGRAM)
    (place / "AppRun").chmod(0o755)
    (place / "folder").mkdir()
    (place / "folder" / "file").write_text("What the link leads to\n")
    (place / "folder" / "link").symlink_to("file")
    (place / "large").write_bytes(LARGE)
    return place


@pytest.fixture(scope="module")
def image(folder):
    file = folder.parent / "small.AppImage"
    subprocess.run(["bash", PACK, folder, file, "1000000000"], check=True)
    return file


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Where it mounts or unpacks; APPIMAGE_EXTRACT_AND_RUN isn't set."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.delenv("APPIMAGE_EXTRACT_AND_RUN", raising=False)
    return place


def nothing_stays_in(place):
    end = time.monotonic() + 120
    while any(place.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(place.iterdir())


@BOTH_WAYS
def test_it_runs_what_is_behind_it_and_leaves_nothing(image, temporary, tmp_path, unpacked):
    option = ["--appimage-extract-and-run"] if unpacked else []
    ran = subprocess.run(
        [image, *option, "a word", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    told, linked, digest = ran.stdout.splitlines()
    words, working, itself, inside = told.split("|")

    assert (ran.returncode, ran.stderr) == (7, "")
    assert (words, working, itself) == ("a word --help", str(tmp_path), str(image))
    assert Path(inside).parent == temporary
    assert Path(inside).name.startswith("kindpace" if unpacked else ".mount_kindpace")
    assert linked == "What the link leads to"
    assert digest.split()[0] == hashlib.sha256(LARGE).hexdigest()
    assert nothing_stays_in(temporary)


def test_it_unpacks_the_same_files(image, folder, tmp_path):
    subprocess.run([image, "--appimage-extract"], cwd=tmp_path, check=True)
    compared = filecmp.dircmp(folder, tmp_path / "squashfs-root")

    assert not compared.left_only + compared.right_only + compared.diff_files
    assert (tmp_path / "squashfs-root" / "folder" / "link").readlink() == Path("file")
    assert os.access(tmp_path / "squashfs-root" / "AppRun", os.X_OK)


@BOTH_WAYS
def test_ended_from_outside_it_leaves_nothing_either(image, temporary, unpacked):
    option = ["--appimage-extract-and-run"] if unpacked else []
    with subprocess.Popen([image, *option, "wait"], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        for _line in range(3):
            running.stdout.readline()
        running.terminate()

    # A mounted one is the program itself; one that unpacked waits for it, and says what a shell would.
    assert running.returncode == (128 + signal.SIGTERM if unpacked else -signal.SIGTERM)
    assert nothing_stays_in(temporary)


def test_it_is_known_for_an_appimage_and_says_where_its_image_begins(image):
    begins = int(subprocess.run([image, "--appimage-offset"], capture_output=True, check=True).stdout)
    written = image.read_bytes()

    assert written[8:11] == b"AI\x02"
    assert written[begins : begins + 4] == b"hsqs"


def test_a_damaged_image_is_said(image, temporary, tmp_path):
    begins = int(subprocess.run([image, "--appimage-offset"], capture_output=True, check=True).stdout)
    damaged = tmp_path / "damaged.AppImage"
    damaged.write_bytes(image.read_bytes()[: begins + 2000])
    damaged.chmod(0o755)
    ran = subprocess.run([damaged], capture_output=True, text=True, check=False)

    assert ran.returncode == 127
    assert ran.stderr
    assert nothing_stays_in(temporary)
