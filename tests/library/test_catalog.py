"""Finding scripts and presets, and reporting the problems of the rest."""

import os
import shutil
from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest

from player.library.catalog import (
    LARGEST_PRESET,
    LARGEST_SCRIPT,
    BrokenContentError,
    Library,
    LibraryError,
    UnknownPresetError,
    UnknownScriptError,
    shipped_content,
)
from player.practice.errors import NotUsableError
from player.system.folders import HOME_VARIABLE, find_folders


@dataclass
class Chosen:
    preset: str


@pytest.fixture
def folders(tmp_path):
    return find_folders({HOME_VARIABLE: str(tmp_path)}).make()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """A few shipped files, so that tests don't read them all."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("presets", "companion"):
        shutil.copytree(shipped_content() / part, folder / part)
    for name in ("others-too.md", "ease-back.md"):
        shutil.copy(shipped_content() / name, folder / name)
    return folder


@pytest.fixture
def library(folders, shipped):
    return Library(folders, shipped)


def own_script(folders, name="my-own"):
    text = (shipped_content() / "others-too.md").read_text().replace("id: others-too", f"id: {name}")
    path = folders.scripts / f"{name}.md"
    path.write_text(text)
    return path


def own_preset(folders, name="softer"):
    path = folders.presets / f"{name}.yaml"
    path.write_bytes((shipped_content() / "presets" / "gentle.yaml").read_bytes())
    return path


def codes(library):
    return sorted(problem.code for problem in library.problems())


def test_everything_shipped_can_be_used(folders):
    library = Library(folders)

    assert codes(library) == []
    assert {"others-too", "ease-back", "a-few-mindful-breaths"} <= {script.id for script in library.scripts()}
    assert {preset.id for preset in library.presets()} == {
        "standard",
        "gentle",
        "first-steps",
        "low-sensory",
        "grounding-only",
    }
    assert library.phrasebook().language == "en"
    assert library.support() is not None


def test_a_script_is_found_by_its_id_and_by_its_path(library, folders):
    path = own_script(folders)

    assert library.script("others-too").id == "others-too"
    assert library.script("my-own").file == str(path)
    assert library.script(path).id == "my-own"
    assert library.script(str(path)).id == "my-own"


def test_the_bytes_of_what_was_given_are_there_for_the_log(library, shipped):
    script = library.script("others-too")
    preset = library.preset("standard")

    assert library.source(script.content_hash) == (shipped / "others-too.md").read_bytes()
    assert library.source(preset.content_hash) == (shipped / "presets" / "standard.yaml").read_bytes()
    with pytest.raises(KeyError):
        library.source("00" * 32)


def test_an_unknown_name_is_answered_with_near_ones(library):
    with pytest.raises(UnknownScriptError, match="Did you mean others-too"):
        library.script("other-too")
    with pytest.raises(UnknownPresetError, match="Did you mean gentle"):
        library.preset("Gentel")
    with pytest.raises(UnknownPresetError, match="first-steps, gentle, grounding-only"):
        library.preset("zzz")
    with pytest.raises(LibraryError):
        library.script("a\0b")


def test_files_that_can_not_be_used_are_problems_and_hide_nothing(library, folders):
    before = [script.id for script in library.scripts()]
    (folders.scripts / "broken.md").write_text("no front matter")
    (folders.scripts / "latin.md").write_bytes(b"\xff\xfe")
    (folders.scripts / "huge.md").write_bytes(b"x" * (LARGEST_SCRIPT + 1))
    (folders.presets / "huge.yaml").write_bytes(b"x" * (LARGEST_PRESET + 1))
    (folders.scripts / "folder.md").mkdir()
    os.mkfifo(folders.scripts / "pipe.md")
    (folders.scripts / "out.md").symlink_to("/etc/hostname")
    (folders.scripts / ".hidden.md").write_text("not looked at")
    (folders.scripts / "notes.txt").write_text("not looked at")
    own_script(folders, "fine")
    library.reload()

    found = codes(library)

    assert [script.id for script in library.scripts()] == [*before, "fine"]
    assert found.count("too-big") == 2
    assert found.count("not-a-file") == 2
    assert found.count("outside-folder") == 1
    assert {"broken.md", "latin.md"} <= {problem.place.file.split("/")[-1] for problem in library.problems()}
    with pytest.raises(NotUsableError, match=r"broken\.md"):
        library.script("broken")
    with pytest.raises(NotUsableError, match="too big"):
        library.script("huge")
    with pytest.raises(NotUsableError, match="can't be read"):
        library.script("nowhere/at-all.md")


def test_an_id_that_is_taken_is_a_problem_and_the_first_is_used(library, folders, shipped):
    path = own_script(folders, "others-too")

    (problem,) = library.problems()

    assert problem.code == "duplicate-id"
    assert problem.place.file == str(path)
    assert library.script("others-too").file == str(shipped / "others-too.md")


def test_missing_folders_of_ones_own_are_no_problem(tmp_path, shipped):
    library = Library(find_folders({HOME_VARIABLE: str(tmp_path / "nothing")}), shipped)

    assert library.problems() == ()
    assert library.scripts()


def test_added_files_are_seen_after_reloading(library, folders):
    library.presets()
    own_preset(folders)

    with pytest.raises(UnknownPresetError):
        library.preset("softer")
    library.reload()

    assert library.preset("softer").id == "softer"


def test_the_chosen_pacing_is_in_force(library, folders):
    path = own_preset(folders)

    assert library.pacing_in_force(Chosen("standard")).pacing.id == "standard"
    assert library.pacing_in_force(Chosen("standard")).reason == ""
    assert library.pacing_in_force(Chosen(str(path))).pacing.id == "softer"


def test_gentle_is_in_force_where_the_chosen_pacing_can_not_be_used_and_the_reason_is_said(library, folders):
    (folders.presets / "broken.yaml").write_text("session_max_min: [")

    broken = library.pacing_in_force(Chosen("broken"))
    missing = library.pacing_in_force(Chosen("no-such"))
    gone = library.pacing_in_force(Chosen(str(folders.presets / "gone.yaml")))

    assert {pacing.pacing.id for pacing in (broken, missing, gone)} == {"gentle"}
    assert broken.reason.startswith("The chosen pacing in the file broken.yaml is not in force. ")
    assert "was not found" in missing.reason
    assert "gone.yaml" in gone.reason
    assert all("Gentle is in force" in pacing.reason for pacing in (broken, missing, gone))


def test_a_pacing_past_its_review_date_gives_way_to_gentle(library, folders):
    path = own_preset(folders, "mine")
    text = path.read_text().replace("author: Kindpace", "author: myself\nreview_date: 2026-06-01")
    path.write_text(text)

    in_force = [
        Library(folders, library._shipped, partial(date.fromordinal, day.toordinal())).pacing_in_force(
            Chosen("mine")
        )
        for day in (date(2026, 6, 1), date(2026, 6, 2))
    ]

    assert [pacing.pacing.id for pacing in in_force] == ["mine", "gentle"]
    assert "reviewed by 1 June 2026" in in_force[1].reason


def test_a_broken_installation_is_said(folders, tmp_path):
    (tmp_path / "shipped" / "companion").mkdir(parents=True)
    library = Library(folders, tmp_path / "shipped")

    with pytest.raises(BrokenContentError, match="install Kindpace again"):
        library.pacing_in_force(Chosen("gentle"))
    with pytest.raises(BrokenContentError, match=r"en\.yaml"):
        library.phrasebook()
    with pytest.raises(BrokenContentError, match=r"support\.yaml"):
        library.support()


def test_one_script_is_found_without_reading_those_after_it(folders, shipped, monkeypatch):
    for number in range(20):
        own_script(folders, f"own-{number:02}")
    library, read = Library(folders, shipped), []
    whole = library._read_script

    def counted(path, inside):
        read.append(path)
        return whole(path, inside)

    monkeypatch.setattr(library._scripts, "_read", counted)

    found = library.script("own-03")
    soon = len(read)
    everything = len(library.scripts())

    assert found.id == "own-03"
    assert soon == 1
    assert everything == 22


def test_a_script_is_found_where_its_file_has_another_name(folders, shipped):
    own_script(folders, "own-01").rename(folders.scripts / "zzz.md")
    own_script(folders, "own-02").rename(folders.scripts / "own-03.md")
    library = Library(folders, shipped)

    assert library.script("own-01").id == "own-01"
    with pytest.raises(UnknownScriptError):
        library.script("own-03")


def test_a_file_on_which_the_reader_itself_fails_is_named_and_the_others_are_read(
    folders, shipped, monkeypatch
):
    for name in ("a", "b", "c"):
        own_script(folders, name)
    library = Library(folders, shipped)
    whole = library._read_script

    def read(path, inside):
        if path.stem == "b":
            raise RecursionError("deep")
        return whole(path, inside)

    monkeypatch.setattr(library._scripts, "_read", read)

    assert [script.id for script in library.scripts()][-2:] == ["a", "c"]
    assert codes(library) == ["fault"]
    assert "deep" not in str(library.problems()[0])
