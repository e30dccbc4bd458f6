"""Page by page through the list of sittings: no further than what is seen, also before it is laid out.

Where Qt looks itself, a list that isn't laid out yet is looked through for ever: run in a process of its own,
so that this fails and doesn't hang.
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_log import LOG_YEAR

LONG = replace(LOG_YEAR, rows=tuple(LOG_YEAR.rows) * 10)
HERE = Path(__file__).parents[1]
UNSETTLED = """
import sys
sys.path[:0] = sys.argv[1:]
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
application = QApplication([])
from sample_log import LOG_YEAR
from player.window.log.widgets.sitting_list import SittingList
rows = SittingList()
rows.resize(600, 400)
rows.show()
rows.sittings.show_rows(tuple(LOG_YEAR.rows) * 10)
for key in (Qt.Key.Key_Home, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
    QTest.keyClick(rows, key)
    print(rows.currentIndex().row())
"""


def test_before_it_is_laid_out_a_page_is_as_long_as_afterwards():
    run = subprocess.run(
        [sys.executable, "-c", UNSETTLED, str(HERE), str(HERE.parents[1])],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    home, up, down, back = map(int, run.stdout.split())

    assert (home, up, back) == (0, 0, 0)
    assert down > 1


@pytest.mark.parametrize("high", [700, 500, 1200])
def test_a_page_ends_with_the_last_card_that_fits_and_nothing_is_passed_over(shown, window, high):
    window.resize(1000, high)
    rows = shown(LONG).list
    QTest.keyClick(rows, Qt.Key.Key_Home)
    top = rows.visualRect(rows.currentIndex()).top()
    seen = rows.viewport().height()
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    there = rows.currentIndex()
    first = rows.sittings.index(0, 0)
    reached = rows.visualRect(there).bottom() - rows.visualRect(first).top()
    beyond = rows.visualRect(rows.sittings.index(there.row() + 1, 0)).bottom() - rows.visualRect(first).top()
    QTest.keyClick(rows, Qt.Key.Key_PageUp)

    assert top == 0
    assert reached < seen <= beyond + 1
    assert rows.currentIndex().row() == 0


def test_the_last_page_ends_at_the_oldest(shown):
    rows = shown(LONG).list
    QTest.keyClick(rows, Qt.Key.Key_Home)
    QTest.keyClick(rows, Qt.Key.Key_End)
    last = rows.currentIndex().row()
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    still = rows.currentIndex().row()
    QTest.keyClick(rows, Qt.Key.Key_PageUp)

    assert last == still == len(LONG.rows) - 1
    assert 0 < last - rows.currentIndex().row() < last
