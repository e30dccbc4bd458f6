"""Taking copies out: what is shown before, and what is written."""

import csv
import json
from itertools import count

from log_material import at

from player.window.export.state import SaveExport, SetExport, TakeKind
from player.window.intents import (
    OpenExport,
)


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
    before = router.view()
    router.handle(SaveExport(str(tmp_path / "log.csv")))
    for _ in range(2):
        router.tick()
    halfway = router.view()
    ticks = 0
    while not router.view().ready:
        router.tick()
        ticks += 1
    router.handle(SaveExport(str(tmp_path / "log.csv")))

    assert (before.ready, before.text) == (False, "")
    assert before.contains == ("Being put together, from 100 sittings so far.",)
    assert halfway.contains != before.contains
    assert ticks > 2
    assert (tmp_path / "log.csv").read_bytes().count(b"\r\n") == 251
    assert (tmp_path / "log-about.txt").exists()


def test_another_choice_begins_again(parts, sit, monkeypatch):
    for days_ago in range(250):
        sit(days_ago)
    seconds = count()
    monkeypatch.setattr(parts.clocks, "seconds", lambda: float(next(seconds)))
    router = at(parts, OpenExport())
    router.tick()
    router.handle(SetExport("form", "json"))
    put_together(router)

    assert router.view().text.startswith("{")
    assert "This is its beginning" in router.view().more


def test_the_preview_is_the_very_text_that_is_written(parts, sit, tmp_path):
    sit(3)
    router = at(parts, OpenExport())
    for form in ("csv", "json", "fhir"):
        router.handle(SetExport("form", form))
        put_together(router)
        view = router.view()
        path = tmp_path / view.file_name
        router.handle(SaveExport(str(path)))

        assert path.read_bytes().decode("utf-8-sig") == view.text
        assert str(path) in router.view().done
        assert "not encrypted" in router.view().done


def test_the_pages_to_print_say_what_the_preview_says(parts, sit, tmp_path, qapp):  # noqa: ARG001
    sit(3)
    router = at(parts, OpenExport())
    router.handle(SetExport("form", "pdf"))
    put_together(router)
    view = router.view()
    router.handle(SaveExport(str(tmp_path / "report.pdf")))

    assert view.text == ""
    assert "Kindpace" in view.html
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_what_a_person_wrote_stays_unless_it_is_chosen(parts, sit, journal):  # noqa: ARG001
    sit(3, note="The tram outside.")
    router = at(parts, OpenExport())
    router.handle(SetExport("form", "json"))
    usual = router.view()
    router.handle(TakeKind("journal", taken=True))
    router.handle(TakeKind("notes", taken=True))
    chosen = router.view()

    assert [kind.kind for kind in usual.kinds if not kind.taken] == ["notes", "journal"]
    assert "Soup" not in usual.text
    assert "tram" not in usual.text
    assert any("your journal" in line for line in usual.left_out)
    assert "Soup with the neighbour" in chosen.text
    assert "The tram outside." in chosen.text


def test_only_the_days_that_are_chosen_leave(parts, sit):
    for ago in (0, 5, 10):
        sit(ago)
    router = at(parts, OpenExport())
    whole = router.view()
    router.handle(SetExport("form", "json"))
    router.handle(SetExport("first", "2026-11-15"))
    router.handle(SetExport("last", "2026-11-18"))
    sittings = json.loads(router.view().text)["sittings"]

    assert (whole.first_day, whole.last_day) == ("2026-11-12", "2026-11-22")
    assert [sitting["started"][:10] for sitting in sittings] == ["2026-11-17"]


def test_a_table_comes_with_what_its_columns_mean_and_never_over_another_file(parts, sit, tmp_path):
    sit(0)
    router = at(parts, OpenExport())
    (tmp_path / "mine-about.txt").write_text("not ours")
    router.handle(SaveExport(str(tmp_path / "mine.csv")))
    refused = router.view().messages[0].text
    router.handle(SaveExport(str(tmp_path / "other.csv")))
    rows = list(csv.reader((tmp_path / "other.csv").read_text("utf-8-sig").splitlines()))

    assert "nothing was written" in refused
    assert not (tmp_path / "mine.csv").exists()
    assert (tmp_path / "mine-about.txt").read_text() == "not ours"
    assert (tmp_path / "other-about.txt").exists()
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_folder_that_cannot_be_written_is_said(parts, sit, tmp_path):
    sit(0)
    router = at(parts, OpenExport())
    router.handle(SaveExport(str(tmp_path / "nowhere" / "log.csv")))

    assert "Nothing could be written" in router.view().messages[0].text
    assert router.view().done == ""


def test_an_empty_log_has_nothing_to_take(parts):
    view = at(parts, OpenExport()).view()

    assert not view.ready
    assert view.first_day == ""
