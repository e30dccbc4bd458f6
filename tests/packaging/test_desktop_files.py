"""What tells a desktop of Kindpace: its entry, the kinds of files it opens, what software centres show."""

from configparser import ConfigParser
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from player.practice.file_kinds import PRESET_ENDINGS
from player.window.app import ICON
from player.window.keeping.state import ENDING
from player.window.own_voice.giving import BUNDLE_ENDING

FOLDER = Path(__file__).parents[2] / "tooling" / "package"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
OURS = {
    "application/x-kindpace-pacing",
    "text/x-kindpace-script",
    "application/x-kindpace-transfer",
    "application/x-kindpace-voice",
}


def parsed(path):
    return parse(path).getroot()  # noqa: S314 - our own files


class AsWritten(ConfigParser):
    """Keys as they stand there: ConfigParser makes them small otherwise."""

    def optionxform(self, optionstr):
        return optionstr


@pytest.fixture(scope="module")
def entry():
    parser = AsWritten(interpolation=None)
    parser.read(FOLDER / "kindpace.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_entry_opens_files_and_names_the_window(entry):
    # setDesktopFileName in player.window.app says kindpace, so X11's class and Wayland's id are that too.
    assert entry["Exec"] == "kindpace %F"
    assert (entry["StartupWMClass"], entry["Icon"]) == ("kindpace", "kindpace")
    assert entry["MimeType"].endswith(";")


def test_each_of_our_kinds_of_files_is_declared_once_and_opened(entry):
    kinds = {kind.get("type"): kind for kind in parsed(FOLDER / "kindpace.xml")}
    globs = {name: kind.find(f"{MIME}glob").get("pattern") for name, kind in kinds.items()}
    metainfo = parsed(FOLDER / "org.kindpace.kindpace.metainfo.xml")

    assert set(kinds) == OURS
    assert set(entry["MimeType"].split(";")) >= OURS
    assert {each.text for each in metainfo.iter("mediatype")} == OURS
    assert globs["application/x-kindpace-pacing"].removeprefix("*") in PRESET_ENDINGS
    assert globs["application/x-kindpace-transfer"] == f"*{ENDING}"
    assert globs["application/x-kindpace-voice"] == f"*{BUNDLE_ENDING}"


def test_a_software_centre_finds_the_entry_and_the_version():
    metainfo = parsed(FOLDER / "org.kindpace.kindpace.metainfo.xml")

    assert metainfo.findtext("launchable") == "kindpace.desktop"
    assert metainfo.find("releases/release").get("version") == "@VERSION@"


def test_the_icon_is_a_square_of_few_shapes():
    icon = parsed(ICON)
    shapes = [each.tag.rpartition("}")[2] for each in icon if not each.tag.endswith("title")]

    assert icon.get("viewBox") == "0 0 128 128"
    assert len(shapes) <= 6


def test_a_desktop_is_told_in_german_too(entry):
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[f"{key}[de]"] not in {"", entry[key]}
    assert entry["Keywords[de]"].endswith(";")


@pytest.mark.parametrize(
    ("file", "kinds"),
    [("org.kindpace.kindpace.metainfo.xml", {"summary", "p", "li"}), ("kindpace.xml", {f"{MIME}comment"})],
)
def test_each_sentence_has_its_german_after_it(file, kinds):
    said = [each.get(LANGUAGE, "en") for each in parsed(FOLDER / file).iter() if each.tag in kinds]

    assert len(said) > 4
    assert said == ["en", "de"] * (len(said) // 2)
