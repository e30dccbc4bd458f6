"""What is for Windows and macOS, as far as Linux can show it: set-up, icons, the packager's branches."""

import re
import runpy
import struct
import subprocess
import sys
import types
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tooling" / "package"
SVG = ROOT / "player" / "window" / "shell" / "icons" / "kindpace.svg"


@pytest.fixture(scope="module")
def icons(tmp_path_factory):
    folder = tmp_path_factory.mktemp("icons")
    for name in ("kindpace.ico", "kindpace.icns"):
        subprocess.run([sys.executable, PACKAGE / "icons.py", SVG, folder / name], check=True, timeout=300)
    return folder


def test_windows_icon_has_each_size_and_qt_reads_them(icons):
    reader = QImageReader(str(icons / "kindpace.ico"))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        picture = reader.read()
        sizes.append(picture.width())
        # The ground's green, near the top edge's middle.
        green = picture.pixelColor(picture.width() // 2, picture.height() // 8)
        assert green.green() > green.red() + 20

    assert sizes == [16, 20, 24, 32, 40, 48, 64, 256]


def test_macos_icon_has_its_kinds_each_in_its_size(icons):
    data = (icons / "kindpace.icns").read_bytes()
    found, place = {}, 8
    while place < len(data):
        kind, length = struct.unpack(">4sI", data[place : place + 8])
        # A PNG's width stands behind its signature and the name of its first part.
        found[kind] = struct.unpack(">I", data[place + 24 : place + 28])[0]
        place += length

    assert (data[:4], int.from_bytes(data[4:8], "big")) == (b"icns", len(data))
    assert found[b"icp4"] == 16
    assert found[b"ic10"] == 1024
    assert len(found) == 10


def built(system, monkeypatch, tmp_path):
    """What the spec asks PyInstaller for on this system."""
    asked: dict[str, dict[str, object]] = {}

    def part(name):
        def make(*_arguments, **more):
            asked[name] = more
            return types.SimpleNamespace(binaries=[], datas=[], pure=[], scripts=[])

        return make

    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = lambda *_a, **_k: []  # type: ignore[attr-defined]
    hooks.copy_metadata = lambda _package: []  # type: ignore[attr-defined]
    for name, module in (
        ("PyInstaller", types.ModuleType("PyInstaller")),
        ("PyInstaller.utils", types.ModuleType("PyInstaller.utils")),
        ("PyInstaller.utils.hooks", hooks),
    ):
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(
        subprocess, "run", lambda command, check: asked.update(drawn={"file": command[-1], "check": check})
    )
    monkeypatch.setattr(sys, "platform", system)
    names = {name: part(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    ran = runpy.run_path(
        str(PACKAGE / "kindpace.spec"), {**names, "SPECPATH": str(PACKAGE), "workpath": str(tmp_path)}
    )
    return {**asked, "is_packed": ran["is_packed"], "without_places": ran["without_places"]}


@pytest.mark.parametrize(
    ("system", "icon", "vault"),
    [
        ("linux", None, "keyring.backends.SecretService"),
        ("win32", "kindpace.ico", "keyring.backends.Windows"),
        ("darwin", "kindpace.icns", "keyring.backends.macOS"),
    ],
)
def test_the_spec_has_a_branch_for_each_system(monkeypatch, tmp_path, system, icon, vault):
    asked = built(system, monkeypatch, tmp_path)
    drawn = asked.get("drawn", {"file": None})["file"]

    assert vault in asked["Analysis"]["hiddenimports"]
    assert asked["EXE"]["icon"] == drawn
    assert drawn == (str(tmp_path / icon) if icon else None)
    assert ("BUNDLE" in asked) == (system == "darwin")
    # Helpers speak through their standard streams, which a program without a console has not.
    assert asked["EXE"]["console"] is True
    assert ("hide_console" in asked["EXE"]) == (system == "win32")


@pytest.mark.parametrize(
    ("file", "packed"),
    [
        # Without the first the window crashes under Wayland.
        ("PySide6/Qt/plugins/wayland-decoration-client/libbradient.so", True),
        ("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", True),
        ("PySide6/Qt/plugins/wayland-shell-integration/libivi-shell.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("pyphen/dictionaries/hyph_en_US.dic", True),
        ("pyphen/dictionaries/hyph_en_GB.dic", False),
    ],
)
def test_what_is_needed_goes_in(monkeypatch, tmp_path, file, packed):
    asked = built("linux", monkeypatch, tmp_path)

    assert asked["is_packed"]((file, f"/wheels/{file}", "BINARY")) is packed


def test_a_languages_sentences_go_in_without_the_places_in_the_code(monkeypatch, tmp_path):
    source = tmp_path / "interface.po"
    places = "#: player/a.py\n#, python-brace-format\n"
    source.write_text(f'{places}#, fuzzy\nmsgid "Öl"\nmsgstr "oil"\n', encoding="utf-8")
    asked = built("linux", monkeypatch, tmp_path)
    name, plain, kind = asked["without_places"](("player/content/xx/interface.po", str(source), "DATA"))

    assert (name, kind) == ("player/content/xx/interface.po", "DATA")
    assert Path(plain).read_text(encoding="utf-8") == '#, fuzzy\nmsgid "Öl"\nmsgstr "oil"\n'


def test_the_powershell_set_up_goes_by_what_is_there():
    text = (ROOT / "tooling" / "setup.ps1").read_text(encoding="ascii")
    named = re.findall(r"'(tooling\\[\w.-]+\.txt)'", text)
    usual = re.findall(r"-m '([^']+)'|'-m', '([^']+)'", text)

    assert set(named) == {"tooling\\requirements-run.txt", "tooling\\requirements-dev.txt"}
    assert all((ROOT / name.replace("\\", "/")).is_file() for name in named)
    assert ("", "not exhaustive") in usual
    # Each kind of bracket that was opened is closed again.
    for opening, closing in ("()", "{}", "[]"):
        assert text.count(opening) == text.count(closing)


def test_it_passes_on_what_the_linux_set_up_passes_on():
    windows = (ROOT / "tooling" / "setup.ps1").read_text(encoding="ascii")
    linux = (ROOT / "tooling" / "setup.sh").read_text(encoding="utf-8")
    tests = (ROOT / "tooling" / "run-tests.sh").read_text(encoding="utf-8")

    for option in ("--require-hashes", "--no-build-isolation", "requirements-dev.txt"):
        assert option in linux
        assert option in windows
    for option in ("--hypothesis-seed=1", "--no-loadscope-reorder", "loadgroup"):
        assert option in tests
        assert option in windows
