"""How a helper is started from source, and in a frozen build, whose ``sys.executable`` is Kindpace itself."""

import json
import subprocess
import sys

from audio import helper_process
from audio.isolation.command import isolated_command
from player import __main__ as program
from player.cli.errors import Exit


def test_from_source_the_interpreter_runs_a_helper():
    assert isolated_command("audio.devices.names", "here", opens_window=True) == [
        sys.executable,
        "-P",
        "-m",
        "audio.isolation",
        "--window",
        "audio.devices.names",
        "here",
    ]


def test_a_frozen_build_asks_itself_for_its_helper(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/kindpace/kindpace")
    monkeypatch.setenv("PYTHONPATH", "theirs")

    assert isolated_command("audio.engine.process", "page", report=True) == [
        "/opt/kindpace/kindpace",
        "--helper",
        "--report",
        "audio.engine.process",
        "page",
    ]
    assert helper_process.helper_environment()["PYTHONPATH"] == "theirs"


def test_what_a_frozen_build_asks_for_runs_isolated():
    command = [sys.executable, "-P", "-m", "player", "--helper", "--report", "audio.devices.names"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=300).stdout

    assert json.loads(said)["refused_by_python"] is True


def test_only_our_helpers_are_run(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["kindpace", "--helper", "antigravity"])

    assert program.run() == Exit.BAD_INPUT
    assert "antigravity is no helper of Kindpace" in capsys.readouterr().err
