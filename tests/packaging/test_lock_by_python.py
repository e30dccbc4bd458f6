"""The locks as each Python reads them: one version of every package, and a Qt that this Python can use."""

from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

TOOLING = Path(__file__).parents[2] / "tooling"


def locked(name, python):
    """Each package's versions that pip would install on Linux with this Python."""
    place = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": "linux"}
    found: dict[str, list[str]] = {}
    for line in (TOOLING / name).read_text(encoding="utf-8").splitlines():
        if not line or line[0] in " #":
            continue
        wanted = Requirement(line.removesuffix("\\").strip())
        if wanted.marker is None or wanted.marker.evaluate(place):
            found.setdefault(wanted.name, []).extend(part.version for part in wanted.specifier)
    return found


@pytest.mark.parametrize("name", ["run", "dev", "package"])
@pytest.mark.parametrize(("python", "fits"), [("3.11", False), ("3.12", True), ("3.13", True)])
def test_each_python_has_one_version_of_each(name, python, fits):
    found = locked(f"requirements-{name}.txt", python)

    assert len(found) > 40
    assert [package for package, versions in found.items() if len(versions) != 1] == []
    # 6.12.0 ends a process on 3.11 (docs/adr/0009-pyside6-below-6.12.md).
    assert [Version(found[part][0]) >= Version("6.12") for part in ("pyside6-essentials", "shiboken6")] == [
        fits,
        fits,
    ]


def test_audioop_comes_where_the_library_lost_it():
    assert "audioop-lts" not in locked("requirements-run.txt", "3.12")
    assert "audioop-lts" in locked("requirements-run.txt", "3.13")
