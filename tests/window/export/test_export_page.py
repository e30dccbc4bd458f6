"""Taking copies out: what is shown before, and what is written."""

import csv
import re
from itertools import count

import pytest
from log_material import at

from player.window.export.state import SaveExport, SetExport, TakeKind, WriteMessage
from player.window.intents import (
    OpenExport,
)


@pytest.fixture(autouse=True)
def no_time_goes_by(parts, monkeypatch):
    """However slow the machine is, what is gathered at once is gathered before anything is looked at."""
    monkeypatch.setattr(parts.clocks, "seconds", lambda: 0.0)


def put_together(router):
    """Tick until a preview is there."""
    for _ in range(1000):
        if router.view().ready:
            return
        router.tick()
    raise AssertionError("it was never put together")


def test_a_long_log_is_put_together_bit_by_bit_and_nothing_is_written_before_it_is(
    parts, sit, tmp_path, monkeypatch
):
    for days_ago in range(250):
        sit(days_ago)
    seconds = count()
    monkeypatch.setattr(parts.clocks, "seconds", lambda: float(next(seconds)))
    router = at(parts, OpenExport())
    router.handle(SetExport("for", "me"))
    before = router.view()
    router.handle(SaveExport(str(tmp_path / "log.csv")))
    router.tick()
    begun = router.view()
    for _ in range(2):
        router.tick()
    halfway = router.view()
    ticks = 0
    while not router.view().ready:
        router.tick()
        ticks += 1
    router.handle(SaveExport(str(tmp_path / "log.csv")))

    assert (before.ready, before.rows) == (False, ())
    # The page is opened, and painted, before any of it is gathered.
    assert before.contains == ("Putting it together: 0 sittings so far.",)
    assert begun.contains == ("Putting it together: 100 sittings so far.",)
    assert halfway.contains != begun.contains
    assert ticks > 2
    assert (tmp_path / "log.csv").read_bytes().count(b"\r\n") == 251


def test_the_pages_are_shown_before_their_file_is_drawn_and_nothing_is_written_before_it_is(
    parts, sit, tmp_path, monkeypatch
):
    """Drawing takes longer than all before: a press of a key waits for one page of it at most."""
    sit(3)
    seconds = count()
    monkeypatch.setattr(parts.clocks, "seconds", lambda: float(next(seconds)))
    router, path = at(parts, OpenExport()), tmp_path / "pages.pdf"
    while not router.view().html:
        router.tick()
    shown = router.view()
    router.handle(SaveExport(str(path)))
    before, ticks = path.exists(), 0
    while not router.view().ready:
        router.tick()
        ticks += 1
    router.handle(SaveExport(str(path)))

    assert not shown.ready
    assert shown.contains[0].startswith("1 sitting")
    assert not before
    assert ticks >= 4
    assert router.view().html == shown.html
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes())) == 2


def test_another_choice_begins_again(parts, sit, monkeypatch):
    for days_ago in range(250):
        sit(days_ago)
    seconds = count()
    monkeypatch.setattr(parts.clocks, "seconds", lambda: float(next(seconds)))
    router = at(parts, OpenExport())
    router.tick()
    router.handle(SetExport("for", "me"))
    put_together(router)

    assert router.view().headings[0] == "Day"
    assert router.view().more == "These are its first lines; 190 more follow."


def test_a_copy_for_oneself_is_shown_as_the_very_table_that_is_written(parts, sit, tmp_path):
    sit(3, note="The tram outside.")
    router = at(parts, OpenExport())
    router.handle(SetExport("for", "me"))
    put_together(router)
    view = router.view()
    path = tmp_path / view.file_name
    router.handle(SaveExport(str(path)))
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))

    assert [list(view.headings), *map(list, view.rows)] == rows
    assert rows[0][:4] == ["Day", "Time", "Practice", "Minutes"]
    assert rows[1][0] == "2026-11-19"
    assert "The tram outside." in rows[1]
    assert f"Saved: {path.name} in {path.parent.name}." in router.view().done
    assert "not encrypted" in router.view().done


@pytest.mark.parametrize("whom", ["therapist", "me", "backup", "clinic"])
def test_nobody_is_shown_hashes_or_what_only_programs_read(parts, sit, whom):
    sit(3)
    router = at(parts, OpenExport())
    router.handle(SetExport("for", whom))
    put_together(router)
    view = router.view()
    seen = "".join([view.html, *view.headings, *(cell for row in view.rows for cell in row)])

    assert bool(view.html) is not bool(view.rows)
    assert not re.search(r"[0-9a-f]{16}|\{|sha256|_id", re.sub(r"<[^>]*>", "", seen))


@pytest.mark.parametrize(
    ("whom", "boxes"),
    [
        ("therapist", ["ratings", "events", "measures", "notes", "journal"]),
        ("me", ["ratings", "notes"]),
        ("backup", ["ratings", "events", "files", "measures", "notes", "journal"]),
        ("clinic", ["ratings", "measures", "notes"]),
    ],
)
def test_a_box_stands_only_where_there_is_room_for_what_it_says(parts, sit, whom, boxes):
    sit(3)
    router = at(parts, OpenExport())
    router.handle(SetExport("for", whom))

    assert [kind.kind for kind in router.view().kinds] == boxes


def test_what_a_person_wrote_stays_from_a_therapist_unless_it_is_chosen(parts, sit, journal):  # noqa: ARG001
    sit(3, note="The tram outside.")
    router = at(parts, OpenExport())
    usual = router.view()
    router.handle(TakeKind("journal", taken=True))
    router.handle(TakeKind("notes", taken=True))
    chosen = router.view()

    assert [kind.kind for kind in usual.kinds if not kind.taken] == ["notes", "journal"]
    assert "Soup" not in usual.html
    assert "tram" not in usual.html
    assert any("your journal" in line for line in usual.left_out)
    assert "Soup with the neighbour" in chosen.html
    assert "The tram outside." in chosen.html


def test_what_a_person_wants_to_say_is_on_the_first_page_once_they_have_typed_it(parts, sit, monkeypatch):
    sit(3)
    now = [1000.0]
    monkeypatch.setattr(parts.clocks, "seconds", lambda: now[0])
    router = at(parts, OpenExport())
    router.handle(WriteMessage("The silences <are> long."))
    typing = router.view()
    now[0] += 1.0
    router.tick()
    put_together(router)
    first_page = router.view().html.partition("page-break-before")[0]

    assert not typing.ready
    assert "The silences &lt;are&gt; long." in first_page
    router.handle(SetExport("for", "me"))
    assert router.view().message is None


def test_only_the_days_that_are_chosen_leave(parts, sit):
    for ago in (0, 5, 10):
        sit(ago)
    router = at(parts, OpenExport())
    whole = router.view()
    router.handle(SetExport("for", "me"))
    router.handle(SetExport("first", "2026-11-15"))
    router.handle(SetExport("last", "2026-11-18"))

    assert (whole.first_day, whole.last_day) == ("2026-11-12", "2026-11-22")
    assert [row[0] for row in router.view().rows] == ["2026-11-17"]


def test_a_table_comes_with_what_its_columns_mean_and_never_over_another_file(parts, sit, tmp_path):
    sit(0)
    router = at(parts, OpenExport())
    router.handle(SetExport("for", "clinic"))
    router.handle(SetExport("form", "csv"))
    (tmp_path / "mine-about.txt").write_text("not ours")
    router.handle(SaveExport(str(tmp_path / "mine.csv")))
    refused = router.view().messages[0].text
    router.handle(SaveExport(str(tmp_path / "other.csv")))
    rows = list(csv.reader((tmp_path / "other.csv").read_text("utf-8-sig").splitlines()))

    assert "nothing was saved" in refused
    assert not (tmp_path / "mine.csv").exists()
    assert (tmp_path / "mine-about.txt").read_text() == "not ours"
    assert (tmp_path / "other-about.txt").exists()
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_folder_that_cannot_be_written_is_said(parts, sit, tmp_path):
    sit(0)
    router = at(parts, OpenExport())
    put_together(router)
    router.handle(SaveExport(str(tmp_path / "nowhere" / "log.csv")))

    assert "Nothing could be written" in router.view().messages[0].text
    assert router.view().done == ""


def test_an_empty_log_has_nothing_to_take(parts):
    view = at(parts, OpenExport()).view()

    assert not view.ready
    assert view.first_day == ""


def test_a_copy_named_without_an_ending_gets_the_usual_one_and_replaces_nothing(parts, sit, tmp_path):
    sit(3)
    router = at(parts, OpenExport())
    router.handle(SetExport("for", "me"))
    put_together(router)
    router.handle(SaveExport(str(tmp_path / "for Dr. Ruiz")))
    said = router.view().done
    path = tmp_path / "for Dr. Ruiz.csv"
    written = path.read_bytes()
    path.write_text("of somebody else", encoding="utf-8")
    router.handle(SaveExport(str(tmp_path / "for Dr. Ruiz")))

    assert "for Dr. Ruiz.csv" in said
    assert written
    assert path.read_text(encoding="utf-8") == "of somebody else"
    assert "There is already a file for Dr. Ruiz.csv" in router.view().messages[0].text
