"""A thousand scripts or recordings: only what is visible is made, and planning lets the window answer."""

import pytest
from own_script import numbered
from page_material import folders_in, parts_in
from PySide6.QtWidgets import QApplication, QWidget
from sample_practise import PRACTISE

from player.window.practise import planned
from player.window.practise.page import PractisePage
from player.window.practise.practice_list import Listing
from player.window.practise.state import ChoosePreset, PracticeSection
from player.window.practise.widgets.card import Card
from player.window.practise.widgets.card_grid import CardGrid
from player.window.practise.widgets.card_rows import CardRows
from player.window.practise.widgets.shelf import AT_ONCE, Shelf
from player.window.shell.widgets.basics import column

OWN = 12


def section(count):
    card = PRACTISE.sections[0].cards[0]._replace(available=True)
    cards = tuple(card._replace(practice_id=f"rest-{number}") for number in range(count))
    return PracticeSection("Mindfulness", cards)


def widgets_of(qtbot, count):
    shelf = Shelf(section(count))
    qtbot.addWidget(shelf)
    shelf.show_section(section(count))
    return len(shelf.findChildren(QWidget))


def test_a_thousand_practices_make_no_more_widgets_than_two_dozen(qtbot):
    assert widgets_of(qtbot, AT_ONCE) == widgets_of(qtbot, 1000)


def test_another_search_uses_the_cards_again(qtbot):
    shelf = Shelf(section(AT_ONCE))
    qtbot.addWidget(shelf)
    shelf.show_section(section(AT_ONCE))
    before = set(map(id, shelf.cards))
    found = section(100).cards[50:60]

    shelf.show_section(PracticeSection("Mindfulness", found))

    assert [card.practice_id for card in found] == [card.practice_id for card in shelf.cards]
    assert set(map(id, shelf.cards)) <= before


def test_a_letter_taken_back_brings_the_cards_again_that_were_made(qtbot):
    grid, two = CardGrid(), (section(AT_ONCE), section(AT_ONCE)._replace(title="Self-kindness"))
    qtbot.addWidget(grid)
    grid.make_rest()
    grid.show_sections(two, 0)
    before = list(map(id, grid.cards))

    grid.show_sections((section(3),), 0)
    found = len(grid.cards)
    grid.show_sections(two, 0)

    assert found == 3
    assert set(map(id, grid.cards)) == set(before)
    assert len(grid.findChildren(Card)) == len(before)


def test_more_cards_are_laid_out_together(qtbot, monkeypatch):
    """Where Qt shows them by itself, one after the other, all are laid out again after each: 135 times."""
    times: list[int] = []
    arrange = CardRows._arrange

    def counted(rows, rect, *, move):
        times.append(len(rows._items))
        return arrange(rows, rect, move=move)

    monkeypatch.setattr(CardRows, "_arrange", counted)
    window, shelf = QWidget(), Shelf(section(1000))
    column(window).addWidget(shelf)
    qtbot.addWidget(window)
    window.show()
    shelf.show_section(section(1000))
    qtbot.waitUntil(lambda: len(shelf.cards) == AT_ONCE)
    QApplication.processEvents()
    times.clear()

    shelf.more.click()
    qtbot.waitUntil(lambda: len(shelf.cards) == 2 * AT_ONCE)
    for _ in range(4):
        QApplication.processEvents()

    assert 0 < len(times) < AT_ONCE


@pytest.fixture
def parts(tmp_path, monkeypatch):
    folders = folders_in(tmp_path)
    for number in range(OWN):
        (folders.scripts / f"rest-{number:02}.md").write_text(numbered(number), encoding="utf-8")
    # No time: what must be there at first, and one more at a tick.
    monkeypatch.setattr(planned, "MOMENT", 0.0)
    return parts_in(folders, None)


def listed(page):
    cards = (card for part in page.view().sections for card in part.cards)
    return {card.practice_id for card in cards if card.practice_id.startswith("rest-")}


def test_a_long_list_is_planned_bit_by_bit_and_shown_together(parts, monkeypatch):
    page = parts.passed_to(PractisePage)
    at_first = listed(page)
    monkeypatch.setattr(planned, "MOMENT", 60.0)

    page.tick()

    assert len(at_first) < OWN
    assert {f"rest-{number:02}" for number in range(OWN)} == listed(page)


def chosen(page, name):
    page.handle(ChoosePreset(name))
    return page.view()


class Counted:
    """Counts how often a practice is planned for the list."""

    def __init__(self, monkeypatch):
        self.times, self._listed = 0, planned.listed
        monkeypatch.setattr(planned, "listed", self.listed)

    def listed(self, planning, wanted="en"):
        self.times += 1
        return self._listed(planning, wanted)


def minutes_of(view):
    return {card.practice_id: card.minutes for part in view.sections for card in part.cards}


def test_another_pacing_is_said_at_once_and_planned_at_the_next_ticks(parts, monkeypatch):
    page = parts.passed_to(PractisePage)
    monkeypatch.setattr(planned, "MOMENT", 60.0)
    page.view()
    page.tick()
    before = page.view()
    monkeypatch.setattr(planned, "MOMENT", 0.0)
    made = Counted(monkeypatch)

    after = chosen(page, "first-steps")
    at_once = made.times

    assert at_once <= 1
    assert after.banner.selected == "first-steps"
    assert minutes_of(after) == minutes_of(before)
    monkeypatch.setattr(planned, "MOMENT", 60.0)
    page.tick()
    assert made.times > OWN
    assert minutes_of(page.view()) != minutes_of(before)


def test_a_page_opened_after_another_pacing_was_chosen_elsewhere_begins_with_what_was_shown(
    parts, monkeypatch
):
    monkeypatch.setattr(planned, "MOMENT", 60.0)
    first = parts.passed_to(PractisePage)
    first.tick()
    before = first.view()
    parts.settings_store.change(preset="first-steps")
    monkeypatch.setattr(planned, "MOMENT", 0.0)
    made = Counted(monkeypatch)

    after = parts.passed_to(PractisePage).view()

    assert made.times <= 1
    assert (after.banner.selected, minutes_of(after)) == ("first-steps", minutes_of(before))


def test_a_list_that_only_stands_in_is_not_kept_for_the_next_time(parts, monkeypatch):
    monkeypatch.setattr(planned, "MOMENT", 60.0)
    page = parts.passed_to(PractisePage)
    page.view()
    page.tick()
    monkeypatch.setattr(planned, "MOMENT", 0.0)
    chosen(page, "first-steps")

    again = parts.passed_to(Listing)

    assert not again.from_before
