"""The set-up says what is missing where it can't install anything, and says so of everything at once."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = (
    "bash",
    "dirname",
    "uname",
    "grep",
    "cat",
    "sed",
    "cksum",
    "id",
    "stat",
    "tr",
    "rm",
    "mkdir",
    "paste",
)


@pytest.fixture
def bare(tmp_path):
    """A copy of the tooling, and a PATH with nothing on it but the shell's usual tools."""
    shutil.copytree(ROOT / "tooling", tmp_path / "tooling")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(shutil.which(name))
    return tmp_path


def set_up(bare, purpose):
    return subprocess.run(
        ["bash", "tooling/setup.sh", purpose],
        cwd=bare,
        env={"PATH": str(bare / "bin"), "HOME": str(bare)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def stub(bare, name, script):
    path = bare / "bin" / name
    # The tools are links to the system's own: written through, a stub would take their place for everybody.
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_without_apt_all_that_is_missing_is_named_at_once(bare):
    done = set_up(bare, "run")

    assert done.returncode == 1
    assert "nothing is installed for you" in done.stderr
    assert "- Python 3.11 or later" in done.stderr
    assert "- ffmpeg" in done.stderr
    assert not (bare / ".venv").exists()


def test_without_apt_missing_libraries_are_named(bare):
    stub(bare, "ffmpeg", "exit 0")
    # A Python that is new enough, has venv, and finds no library.
    stub(bare, "python3", 'case "$2" in *CDLL*) exit 1;; *) exit 0;; esac')

    done = set_up(bare, "test")

    assert done.returncode == 1
    for name in ("libEGL.so.1", "libportaudio.so.2", "pulseaudio", "Xvfb"):
        assert f"- {name}" in done.stderr
    assert "Python" not in done.stderr


def test_an_old_python_is_not_taken(bare):
    stub(bare, "python3", "exit 1")

    assert "- Python 3.11 or later" in set_up(bare, "run").stderr


def test_without_root_or_sudo_the_command_to_ask_for_is_given(bare):
    stub(bare, "apt-get", "exit 1")
    stub(bare, "dpkg-query", "exit 1")
    stub(bare, "id", "echo 1000")

    done = set_up(bare, "run")

    assert done.returncode == 1
    assert "there is no sudo here" in done.stderr
    assert "apt-get install --no-install-recommends python3 python3-venv" in done.stderr


def test_apt_is_asked_only_for_what_is_not_there(bare):
    wanted = [
        line
        for line in (ROOT / "tooling/debian-run.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    listed = "\\n".join(f"installed {name}" for name in wanted if name not in {"ffmpeg", "libglib2.0-0"})
    stub(bare, "dpkg-query", f"printf '{listed}\\ninstalled libglib2.0-0t64\\nnot-installed ffmpeg\\n'")
    stub(bare, "apt-get", f'echo "$@" >> {bare}/asked; case "$*" in *install*) cat {bare}/answer;; esac')
    (bare / "answer").write_text(
        "Need to get 9,876 kB/88.1 MB of archives.\n"
        "After this operation, 301 MB of additional disk space will be used.\n",
        encoding="utf-8",
    )
    stub(bare, "id", "echo 0")
    stub(bare, "python3", "exit 1")

    done = set_up(bare, "run")

    asked = (bare / "asked").read_text(encoding="utf-8").splitlines()
    assert "missing and will be installed with apt-get: ffmpeg" in done.stdout
    assert asked[0].endswith("update")
    # Asked what it would do, and then to do it.
    assert asked[1].endswith("--assume-no --no-install-recommends install ffmpeg")
    assert asked[2].endswith("install -y --no-install-recommends ffmpeg")
    assert "they weigh: 9,876 kB/88.1 MB to fetch, 301 MB on disk" in done.stdout
    assert done.stdout.index("they weigh") < done.stdout.index("Need to get")


def with_everything_from_apt(bare):
    """The system packages are all there."""
    installed = " ".join(
        line
        for line in (ROOT / "tooling/debian-run.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    stub(bare, "apt-get", "exit 1")
    stub(bare, "dpkg-query", f"printf 'installed %s\\n' {installed}")


@pytest.mark.parametrize("status", [0, 1])
def test_while_pip_works_it_is_said_how_far_it_is(bare, status):
    with_everything_from_apt(bare)
    # pip names each package and then all of them at once.
    collected = "; ".join(f"echo Collecting package{number}" for number in range(24))
    pip = f"{collected}; echo Installing collected packages: package0, package1; exit {status}"
    stub(bare, "python3", f'case "$*" in *requirements-run.txt*) {pip};; *) exit 0;; esac')
    (bare / ".venv/bin").mkdir(parents=True)
    (bare / ".venv/bin/python").symlink_to(bare / "bin/python3")

    done = set_up(bare, "run")
    said = [line.removeprefix("Kindpace set-up: ") for line in done.stdout.splitlines()]

    assert said[1:4] == ["pip: 10 packages found", "pip: 20 packages found", "pip: unpacking the 24 packages"]
    assert done.returncode == status
    assert (bare / ".venv/stamp-run").exists() is (status == 0)


def test_nothing_to_do_is_quiet(bare):
    """With every package there and the stamp in place, the set-up prints nothing and starts nothing."""
    with_everything_from_apt(bare)
    stub(bare, "python3", "exit 0")
    environment = bare / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(bare / "bin" / "python3")
    lock = (bare / "tooling/requirements-run.txt").read_bytes() + (bare / "pyproject.toml").read_bytes()
    stamp = subprocess.run(["cksum"], input=lock, capture_output=True, check=True).stdout.decode()
    (environment / "stamp-run").write_text(stamp, encoding="utf-8")

    first = set_up(bare, "run")
    done = set_up(bare, "run")

    # It is said once that there is no npm to fetch further narrators with.
    assert (first.returncode, first.stdout.count("\n"), first.stderr) == (0, 1, "")
    assert "only Heart can speak" in first.stdout
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "name", ["requirements-run.txt", "requirements-dev.txt", "requirements-voice-report.txt"]
)
def test_locks_hold_hashes_and_no_host(name):
    text = (ROOT / "tooling" / name).read_text(encoding="utf-8")

    assert "--hash=sha256:" in text
    assert "://" not in text
