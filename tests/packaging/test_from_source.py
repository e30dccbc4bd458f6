"""What NumPy is built by stands beside each of its versions in the lock: pip takes it only from there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")


def locked(*words):
    script = (ROOT / "tooling" / "package" / "from_source.sh").read_text(encoding="utf-8")
    function = re.search(r"^locked\(\) \{.*?^\}$", script, re.DOTALL | re.MULTILINE)
    assert function
    said = subprocess.run(
        ["bash", "-c", f'{function[0]}\nlocked "$@"', "bash", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return re.split(r"(?m)^(?=[a-z])", said)[1:]


def test_each_version_is_given_its_options_at_its_end():
    versions = locked("numpy", "-Dblas=none", "-Doptimization=2")

    assert len(versions) > 1
    for version in versions:
        *lines, last = version.splitlines()
        assert version.startswith("numpy==")
        assert all(line.endswith("\\") and "config" not in line for line in lines)
        assert last.endswith(
            ' --config-settings "setup-args=-Dblas=none" --config-settings "setup-args=-Doptimization=2"'
        )
        assert "--hash=sha256:" in last


def test_without_options_it_is_as_in_the_lock():
    (version,) = locked("sqlcipher3")

    assert version in (ROOT / "tooling" / "requirements-package.txt").read_text(encoding="utf-8")
