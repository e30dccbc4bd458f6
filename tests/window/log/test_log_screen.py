"""The log's list, dots and table: the same sittings in each, with the keyboard and for a reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtTest import QTest
from sample_log import LOG_DETAIL, LOG_DOTS, LOG_TABLE, LOG_YEAR, year_of_sittings
from sample_views import LOG, LOG_EMPTY
from window_driven import click, hover

from player.records.measures.overview import SittingOutline
from player.window.intents import ConfirmDelete, KeepIt, OpenExport
from player.window.log.describe import LogRows
from player.window.log.dots_described import BY_COMPONENT, BY_PRACTICE, dots_view
from player.window.log.state import (
    DeleteSitting,
    Dot,
    DotStrip,
    DotsView,
    FilterLog,
    LogRow,
    LogView,
    LogWay,
    NarrowLog,
    OpenSitting,
    ShowLogAs,
    told_apart,
)
from player.window.log.widgets import dot_pictures, dots
from player.window.log.widgets.sitting_list import _fitting
from player.window.shell.theme import Look

assert LOG_DOTS.dots is not None
assert LOG_DETAIL.detail is not None
STRIPS = LOG_DOTS.dots.strips
NARROW = 20
"""A plot, in pixels, in which many dots lie above each other."""

ASKED = replace(LOG_DETAIL, detail=replace(LOG_DETAIL.detail, asked="Delete it?"))


def test_what_is_done_in_the_log_is_told(shown, intents):
    screen = shown(LOG_YEAR)
    QTest.keyClicks(screen.filter, "e")
    screen.choices["outcome"].activated.emit(1)
    click(screen.ways[LogWay.DOTS])
    click(screen.export)

    assert intents == [
        FilterLog("e"),
        NarrowLog("outcome", screen.choices["outcome"]._options[1].value),
        ShowLogAs("dots"),
        OpenExport(),
    ]


def test_the_way_to_a_copy_stands_in_one_place(shown):
    places = []
    for view in (LOG, LOG_DOTS, LOG_TABLE):
        export = shown(view).export
        places.append(export.mapTo(export.window(), export.rect().topLeft()).toTuple())

    assert places[1:] == places[:1] * 2


def test_arrow_keys_change_the_way_it_is_shown(shown, intents):
    screen = shown(LOG_DOTS)
    screen.ways[LogWay.DOTS].setFocus()
    QTest.keyClick(screen.ways[LogWay.DOTS], Qt.Key.Key_Right)

    assert intents == [ShowLogAs("table")]


def test_chosen_days_are_told_as_days(shown, intents):
    screen = shown(LOG_TABLE)
    screen.days["last"].setDate(screen.days["last"].date().addDays(-3))

    assert intents == [NarrowLog("last", "2026-11-19")]


def test_the_list_is_read_whole_and_opened_with_enter(shown, intents):
    screen = shown(LOG)
    model = screen.list.sittings
    screen.list.setFocus()
    screen.list.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(screen.list, Qt.Key.Key_Return)

    assert model.rowCount() == len(LOG.rows)
    assert model.data(model.index(0, 0)).startswith("Today, 08:12. Others too")
    assert intents == [OpenSitting(1)]


def test_a_reader_finds_every_row_of_the_list(shown):
    screen = shown(LOG)
    read = QAccessible.queryAccessibleInterface(screen.list)
    names = [read.child(at).text(QAccessible.Text.Name) for at in range(read.childCount())]

    assert len(names) == len(LOG.rows)
    assert all(row.practice in name for row, name in zip(LOG.rows, names, strict=True))


def test_the_table_says_what_the_dots_say(shown, intents):
    screen = shown(LOG_TABLE)
    model = screen.table.sittings
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    column = heads.index("Before")
    shown_before = [model.data(model.index(row, column)) for row in range(len(LOG_TABLE.rows))]
    screen.table.setCurrentIndex(model.index(2, 0))
    QTest.keyClick(screen.table, Qt.Key.Key_Return)

    assert shown_before == [row.before for row in LOG_TABLE.rows]
    assert {"not asked", "let pass"} < set(shown_before)
    assert model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole).startswith("Before: ")
    assert intents == [OpenSitting(2)]


def test_arrow_keys_go_through_the_dots_in_time(shown, intents):
    screen = shown(LOG_DOTS)
    chart, strips = screen.dots, STRIPS
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    newest = chart.words()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    before = chart.words()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    below = chart.words()
    QTest.keyClick(chart, Qt.Key.Key_Return)

    assert LOG_DOTS.rows[strips[0].dots[-1].row].when in newest
    assert LOG_DOTS.rows[strips[0].dots[-2].row].when in before
    assert strips[1].label in below
    assert chart.accessibleDescription() == below
    assert len(intents) == 1
    assert LOG_DOTS.rows[intents[0].row].when in below


def test_the_pointer_finds_a_dot_and_opens_it(shown, intents):
    screen = shown(LOG_DOTS)
    plot = screen.dots._plot(0)
    dot = STRIPS[0].dots[0]
    place = QPoint(round(plot.left() + dot.at * plot.width()), plot.center().y())
    hover(screen.dots, place)
    QTest.mouseClick(screen.dots, Qt.MouseButton.LeftButton, pos=place)

    assert intents == [OpenSitting(dot.row)]


def painted(screen):
    image = QImage(screen.dots.size(), QImage.Format.Format_RGB32)
    screen.dots.render(image)
    return image


def test_before_is_an_open_ring_and_after_a_full_dot_so_colour_is_not_needed(shown):
    rows = (LogRow("Today", "Others too", "3 minutes", "to the end", "Gentle", before="8", after="2"),)
    view = DotsView((DotStrip("Others too", (Dot(0.5, 0.8, 0.2, 0),)),))
    screen = shown(LogView(rows, way=LogWay.DOTS, dots=view))
    image, plot = painted(screen), screen.dots._plot(0)
    x = round(plot.left() + plot.width() / 2)
    ring, full = (image.pixelColor(x, round(plot.bottom() - at * plot.height())) for at in (0.8, 0.2))
    between = image.pixelColor(x, plot.center().y())
    ground = image.pixelColor(plot.left() + 4, plot.center().y())

    assert abs(ring.lightness() - ground.lightness()) < 30
    assert abs(full.lightness() - ground.lightness()) > 60
    assert abs(between.lightness() - ground.lightness()) > 40


def test_deleting_asks_once_in_the_panel(shown, intents):
    screen = shown(LOG_DETAIL)
    click(screen.detail.buttons["Delete this sitting"])
    shown(ASKED)
    click(screen.detail.buttons["Keep it"])
    click(screen.detail.buttons["Delete it"])

    assert intents == [DeleteSitting(), KeepIt(), ConfirmDelete()]


@pytest.mark.parametrize(
    ("width", "gone"),
    [
        (1600, set()),
        (1366, {"Pacing"}),
        (1024, {"Pacing", "Minutes", "Energy", "Mood", "How it ended"}),
    ],
)
def test_the_table_never_scrolls_sideways(shown, window, settle, width, gone):
    screen = shown(replace(LOG, way=LogWay.TABLE))
    window.resize(width, 768)
    settle()
    table = screen.table
    names = [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(9)]
    shown_columns = [at for at in range(9) if not table.isColumnHidden(at)]

    assert set(names) - {names[at] for at in shown_columns} == gone
    assert sum(table.columnWidth(at) for at in shown_columns) <= table.viewport().width()
    assert table.columnWidth(1) >= 223


def test_the_list_follows_after_the_table_was_narrowed(shown):
    screen = shown(LOG_YEAR)
    few = LogView(LOG.rows, way=LogWay.TABLE)
    shown(few)
    shown(replace(few, way=LogWay.LIST))

    assert screen.table.sittings.rowCount() == len(LOG.rows)
    assert screen.list.sittings.rowCount() == len(LOG.rows)


def test_an_empty_log_shows_no_controls_that_would_do_nothing(shown):
    screen = shown(LOG_EMPTY)

    assert not screen.stack.isVisible()
    assert not screen.export.isVisible()
    assert not any(box.isVisible() for box in screen.choices.values())


class CountedRows(LogRows):
    """Counts the rows that are put into words."""

    worded = 0

    def _row(self, one):
        self.worded += 1
        return super()._row(one)


@pytest.mark.parametrize("way", [LogWay.LIST, LogWay.TABLE])
def test_of_twenty_years_only_what_is_seen_is_put_into_words(shown, way):
    """So they open at once and scroll: bench_log.py has the times."""
    rows = CountedRows(year_of_sittings(20_000), {})
    screen = shown(LogView(rows, way=way))
    view = screen.list if way is LogWay.LIST else screen.table
    view.viewport().grab()
    opened = rows.worded
    bar = view.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 5):
        bar.setValue(place)
        view.viewport().grab()

    scrolled = rows.worded
    view.model().index(19_999, 0).data()

    assert opened < 500
    assert scrolled < 3_000
    assert rows.worded == scrolled + 1


def test_a_card_is_as_high_as_what_it_says(shown):
    said = LogRow(
        "Friday", "Ease back", "2 minutes", "to the end", "Gentle", "How hard it was: end 1", "Calm."
    )
    rows = (said, replace(said, reflection=""), replace(said, ratings="", reflection=""))
    screen = shown(replace(LOG, rows=rows))
    heights = [screen.list.visualRect(screen.list.model().index(at, 0)).height() for at in range(3)]

    assert heights[0] > heights[1] > heights[2]
    # A line of 13 px type takes about 20 px, one of 15 px about 23.
    assert heights[0] - heights[1] == pytest.approx(23, abs=6)
    assert heights[1] - heights[2] == pytest.approx(20, abs=6)


def test_a_log_row_tells_its_shape_as_it_is_put_into_words():
    rows = LogRows(year_of_sittings(40), {})
    sitting = rows.listed[3]
    assert isinstance(sitting, SittingOutline)
    noted = LogRows(rows.listed, {sitting.id: "Rain outside."})

    assert [noted.shape(at) for at in range(40)] == [
        (bool(row.ratings), bool(row.reflection)) for row in noted
    ]
    assert noted.shape(3) == (True, True)


def test_of_a_line_too_long_for_its_card_whole_parts_are_shown(qapp):
    metrics = QFontMetrics(qapp.font())
    words = "How hard: start 1 · Mood: good · Energy: some"

    assert _fitting(words, metrics, 10_000) == words
    assert _fitting(words, metrics, metrics.horizontalAdvance(words) - 1) == "How hard: start 1 · Mood: good"
    assert _fitting(words, metrics, 40).endswith("…")


def test_a_picture_of_many_dots_is_drawn_in_steps_and_is_the_same(monkeypatch):
    sittings = year_of_sittings(300)
    (strip, *_others) = dots_view(sittings, BY_COMPONENT, {}).strips
    size, look = QSize(300, 100), Look()
    # Rings lie above each other in no order of their own: without them, every picture is the same.
    monkeypatch.setattr(dot_pictures, "RING_PX", 0.0)
    pictures, steps = [], []
    for step in (1_000, 20):
        monkeypatch.setattr(dot_pictures, "STEP", step)
        drawn, taken = dot_pictures.DotPictures(), 0
        while drawn.ready(0, size, look, 1.0) is None:
            drawn.step(0, strip.dots, size, look, 1.0)
            taken += 1
        picture = drawn.ready(0, size, look, 1.0)
        assert picture is not None
        pictures.append(picture.toImage())
        steps.append(taken)

    assert steps[0] == 1
    assert steps[1] > 5
    assert pictures[0] == pictures[1]


def test_of_many_sittings_the_rows_answer_first_and_the_dots_follow(shown, monkeypatch):
    monkeypatch.setattr(dots, "STEP", 20)
    screen = shown(LOG_YEAR)
    made: list[int] = []
    painted_rows: list[int] = []
    monkeypatch.setattr(dot_pictures.DotPictures, "step", lambda *_: made.append(len(painted_rows)))
    monkeypatch.setattr(dots.Dots, "_draw_words", lambda *_: painted_rows.append(1))
    screen.dots.show_dots(LOG_DOTS.dots, LOG_DOTS.rows)
    painted(screen)
    at_first = list(made)
    painted(screen)

    assert at_first == []
    assert len(painted_rows) >= 2 * len(STRIPS)
    assert made[0] > len(STRIPS)


def test_dots_that_are_made_when_looked_at_are_those_of_their_sittings():
    # The number after is that at the end where it was skipped later.
    sittings = tuple(
        one._replace(at_end=number % 7, after="skipped") if number % 3 else one
        for number, one in enumerate(year_of_sittings(300))
    )
    view = dots_view(sittings, BY_PRACTICE, {})
    start, end = sittings[-1].started_ms, sittings[0].started_ms
    for strip in view.strips:
        told = {(round(dot.at * NARROW), dot.before, dot.after) for dot in strip.dots}

        assert {
            (round(dot.at * NARROW), dot.before, dot.after) for dot in told_apart(strip.dots, NARROW)
        } == told
        assert [dot.row for dot in strip.dots] == sorted((dot.row for dot in strip.dots), reverse=True)
        for dot in strip.dots:
            sitting = sittings[dot.row]
            numbers = [
                value / 10 if isinstance(value, int) else None
                for value in (sitting.before, sitting.afterwards)
            ]

            assert sitting.title == strip.label
            assert (dot.at, [dot.before, dot.after]) == (
                (sitting.started_ms - start) / (end - start),
                numbers,
            )


def test_in_a_narrow_window_the_tables_rows_have_two_lines_for_a_practices_name(window, shown, settle):
    window.resize(1600, 900)
    table = shown(LOG_TABLE).table
    one = table.verticalHeader().defaultSectionSize()
    window.resize(640, 480)
    settle()
    two = table.verticalHeader().defaultSectionSize()

    assert two > one * 1.3
    assert table.columnWidth(1) > 150
    assert table.horizontalScrollBar().maximum() == 0
