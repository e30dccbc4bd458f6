"""The list of practices as it was last time: the same as the ordinary one, used while nothing changed."""

import json
import os
import shutil
from datetime import date, timedelta

import pytest
from page_material import folders_in, parts_in

from player.clinic.preset_inspection import PRESET_ENDINGS
from player.clinic.signature import ENDING
from player.clinic.trust import FILE_NAME
from player.library.catalog import Library, shipped_content
from player.library.practice_list_cache import PRESETS, SIGNATURE
from player.practice.script.model import Component
from player.window.intents import Softer, ToggleFavourite
from player.window.practise import practice_list as listings
from player.window.practise.describe import SECTIONS
from player.window.practise.page import PractisePage
from player.window.practise.practice_list import Listing
from player.window.practise.state import Search

OWN = "others-too.md"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Shipped content with few practices, so that planning all of them is quick."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("companion", "presets"):
        shutil.copytree(shipped_content() / part, folder / part)
    shutil.copy(shipped_content() / OWN, folder / OWN)
    return folder


@pytest.fixture
def folders(tmp_path):
    return folders_in(tmp_path)


@pytest.fixture
def window(folders, small, monkeypatch):
    """Gives the parts of a window that was just opened."""
    monkeypatch.setattr(listings, "shipped_content", lambda: small)

    def opened(library=None):
        return parts_in(folders, None, library=library or (lambda: Library(folders, small)))

    return opened


def add_own(folders, text=lambda text: text):
    path = folders.scripts / "own.md"
    shipped = (shipped_content() / OWN).read_text(encoding="utf-8")
    path.write_text(text(shipped.replace("id: others-too", "id: own")), encoding="utf-8")
    return path


def no_library():
    message = "the library was asked"
    raise AssertionError(message)


def from_before(parts):
    """Whether the next window would paint what was kept."""
    listing = parts.passed_to(Listing)
    return listing.from_before


def test_the_second_window_shows_the_same_without_reading_a_script(window, folders):
    add_own(folders)
    (folders.scripts / "broken.md").write_text("nothing", encoding="utf-8")
    first = window().passed_to(PractisePage).view()

    second = window(no_library).passed_to(PractisePage).view()

    assert len(first.sections[0].cards) + len(first.messages) > 1
    assert second == first


def test_searching_and_favourites_need_no_library(window):
    window().passed_to(PractisePage).view()
    page = window(no_library).passed_to(PractisePage)
    card = page.view().sections[0].cards[0]

    page.handle(Search("nobody wrote this"))
    none = page.view().sections
    page.handle(Search(""))
    page.handle(ToggleFavourite(card.practice_id))

    assert none == ()
    assert page.view().sections[0].cards[0].favourite


def edited(folders):
    path = folders.scripts / "own.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nYou might stay a little.\n", encoding="utf-8")


def edited_unseen(folders):
    """As long as before, and with the same time of writing."""
    path = folders.scripts / "own.md"
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: ", "title:X", 1), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def preset_added(folders):
    shutil.copy(shipped_content() / "presets" / "gentle.yaml", folders.presets / "mine.yaml")


def signature_added(folders):
    (folders.presets / "mine.yaml.minisig").write_text("untrue", encoding="utf-8")


def author_trusted(folders):
    (folders.config / FILE_NAME).write_text("", encoding="utf-8")


def set_to(line):
    def change(folders):
        (folders.config / "settings.toml").write_text(line + "\n", encoding="utf-8")

    change.__name__ = line.partition(" ")[0]
    return change


CHANGES = [
    edited,
    edited_unseen,
    lambda folders: (folders.scripts / "own.md").unlink(),
    lambda folders: shutil.copy(folders.scripts / "own.md", folders.scripts / "third.md"),
    preset_added,
    signature_added,
    author_trusted,
    set_to('preset = "standard"'),
    set_to("speak = false"),
    set_to("own_rung = 1"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_worked_out_anew(window, folders, change):
    add_own(folders)
    window().passed_to(PractisePage).view()
    before = from_before(window())

    change(folders)

    assert (before, from_before(window())) == (True, False)


def test_an_edited_script_shows_its_new_minutes(window, folders):
    add_own(folders)
    old = window().passed_to(PractisePage).view()
    more = "\n\n".join(f"You might listen for sound number {n}. [20s]" for n in range(9))
    add_own(folders, lambda text: text.replace("\n## ", f"\n{more}\n\n## ", 2))

    new = window().passed_to(PractisePage).view()

    assert new != old
    assert window(no_library).passed_to(PractisePage).view() == new


def test_a_script_edited_after_it_was_read_is_not_kept_as_it_was(window, folders):
    path = add_own(folders)
    parts = window()
    parts.library.get().scripts()
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Not "), encoding="utf-8")

    shown = parts.passed_to(PractisePage).view()

    assert not any(card.title.startswith("Not ") for part in shown.sections for card in part.cards)
    assert not from_before(window())


def test_another_version_makes_its_own(window, monkeypatch):
    window().passed_to(PractisePage).view()
    monkeypatch.setattr("player.library.practice_list_cache.__version__", "99.0")

    assert not from_before(window())


def damaged(content):
    head, listed = content.split(b"\n")
    kept = json.loads(listed)
    kept["practices"][0]["duration"] += 60
    return head + b"\n" + json.dumps(kept).encode()


@pytest.mark.parametrize("module", ["plan.py", "measuring/limits.py"])
def test_another_planner_makes_its_own(window, monkeypatch, tmp_path, module):
    planner = tmp_path / "code" / "practice" / "planner"
    (planner / "measuring").mkdir(parents=True)
    (planner / module).write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(listings, "PACKAGE", tmp_path / "code")
    window().passed_to(PractisePage).view()
    before = from_before(window())
    (planner / module).write_text("with longer pauses", encoding="utf-8")

    assert before
    assert not from_before(window())


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda _content: b"",
        lambda _content: b"[]",
        lambda _content: b"[" * 100_000,
        lambda content: content.replace(b"\n", b""),
        lambda content: content.partition(b"\n")[0],
        lambda _content: b"\xff\x00",
        damaged,
    ],
)
def test_a_damaged_file_is_no_list(window, folders, damage):
    right = window().passed_to(PractisePage).view()
    file = folders.cache / "practises.json"
    file.write_bytes(damage(file.read_bytes()))

    assert not from_before(window())
    assert window().passed_to(PractisePage).view() == right
    assert from_before(window())


def test_a_whole_file_of_another_shape_is_no_list(window):
    parts = window()
    listing = parts.passed_to(Listing)
    listing._file.write(listing._made_from(), {"banner": {}, "practices": [1]})

    assert not from_before(window())


def test_where_nothing_can_be_kept_the_list_is_there_all_the_same(window, folders):
    (folders.cache / "practises.json").mkdir()

    assert window().passed_to(PractisePage).view().sections
    assert sorted(path.name for path in folders.cache.iterdir()) == ["practises.json"]


def test_what_is_kept_is_for_its_owner_only(window, folders):
    window().passed_to(PractisePage).view()

    assert (folders.cache / "practises.json").stat().st_mode & 0o077 == 0


def test_a_pacing_to_be_reviewed_is_looked_at_again_the_day_after(window, folders, monkeypatch):
    today = date.today()  # noqa: DTZ011 - a person's days are local
    path = folders.presets / "mine.yaml"
    text = (shipped_content() / "presets" / "gentle.yaml").read_text(encoding="utf-8")
    text = text.replace("author: Kindpace", f"author: myself\nreview_date: {today + timedelta(1)}")
    path.write_text(text, encoding="utf-8")
    set_to('preset = "mine"')(folders)
    first = window().passed_to(PractisePage).view()
    kept = from_before(window())
    page = window().passed_to(PractisePage)
    page.view()

    monkeypatch.setattr(Listing, "_today", lambda _self: today + timedelta(2))
    page.view()

    assert first.banner.selected == "mine"
    assert kept
    assert not page._listing.from_before


def test_a_pacing_chosen_in_the_window_takes_the_kept_ones_place(window):
    window().passed_to(PractisePage).view()
    page = window().passed_to(PractisePage)
    before = page.view().banner.selected

    page.handle(Softer())

    assert (before, page.view().banner.selected) == ("gentle", "first-steps")


def test_names_written_out_to_save_imports_are_the_right_ones():
    assert [name for name, _, _ in SECTIONS] == [str(component) for component in Component]
    assert (listings.TRUSTED, SIGNATURE) == (FILE_NAME, ENDING)
    assert {*PRESETS} == {*PRESET_ENDINGS, ENDING}
