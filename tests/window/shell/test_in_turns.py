"""The parts of a long page: what is in sight at once, the rest one by one."""

from PySide6.QtWidgets import QApplication, QWidget

from player.window.shell.idle_work import PAUSE_MS, InTurns
from player.window.shell.screen_base import Screen


def parts_of(made, count):
    return [lambda number=number: made.append(number) for number in range(count)]


def test_in_an_open_window_the_first_part_is_made_at_once_and_the_others_one_by_one(qtbot):
    made: list[object] = []
    window = QWidget()
    qtbot.addWidget(window)
    turns = InTurns(QWidget(window))
    window.show()

    turns.begin(parts_of(made, 4))
    at_once = list(made)
    while len(made) < 2:
        QApplication.processEvents()
    soon = list(made)
    qtbot.waitUntil(lambda: turns.done, timeout=60_000)

    assert at_once == [0]
    assert soon == [0, 1]
    assert made == [0, 1, 2, 3]


def test_before_the_window_is_seen_all_are_made_and_other_parts_take_the_place_of_those_left(qtbot):
    made: list[object] = []
    window = QWidget()
    qtbot.addWidget(window)
    turns = InTurns(QWidget(window))

    turns.begin(parts_of(made, 3), at_once=2)
    unseen = list(made)
    window.show()
    turns.begin(parts_of(made, 3))
    turns.begin([lambda: made.append("other"), lambda: made.append("last")])
    turns.finish()
    qtbot.wait(50)

    assert unseen == [0, 1, 2]
    assert made == [0, 1, 2, 0, "other", "last"]


def test_of_two_pages_whose_turns_are_due_at_once_the_second_waits_for_other_events(qtbot, monkeypatch):
    # As if no other test had just had a turn.
    monkeypatch.setattr(InTurns, "_ended", 0.0)
    made: list[object] = []
    window = QWidget()
    qtbot.addWidget(window)
    first, second = InTurns(QWidget(window)), InTurns(QWidget(window))
    window.show()
    first.begin(parts_of(made, 2))
    second.begin(parts_of(made, 2))
    at_once = list(made)

    first._timer.timeout.emit()
    second._timer.timeout.emit()
    in_one_go = list(made)
    qtbot.waitUntil(lambda: first.done and second.done, timeout=60_000)

    assert at_once == [0, 0]
    assert in_one_go == [0, 0, 1]
    assert made == [0, 0, 1, 1]


def test_parts_of_a_screen_that_was_left_wait_until_it_is_shown_again(qtbot):
    made: list[object] = []
    window = QWidget()
    qtbot.addWidget(window)
    screen = Screen()
    screen.setParent(window)
    turns = InTurns(screen)
    window.show()
    turns.begin(parts_of(made, 3))
    screen.hide()
    qtbot.wait(10 * PAUSE_MS)
    hidden = list(made)
    screen.show()
    qtbot.waitUntil(lambda: turns.done, timeout=60_000)

    assert hidden == [0]
    assert made == [0, 1, 2]
