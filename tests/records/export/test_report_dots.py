"""The report's dots: joined, in black and white, and the same on paper and in the preview."""

import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import numpy as np
import pytest
from exported import report
from PySide6.QtGui import QImage, QPainter

from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.export.report_dots import MOST_DOTS, MOST_IN_WORDS
from player.records.measures.dot_rows import DotRow
from player.records.store.entries import RatingTime, Scale, Unanswered
from player.window.export.screen import ExportScreen
from player.window.export.state import ExportView
from player.window.shell.report_pdf import PAGES, draw_page, laid_out_in_turn, report_pdf
from player.window.shell.report_pictures import FULL, RING, STEP

MADE = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
DPI = 144
PIXELS = DPI / 72
pytestmark = pytest.mark.usefixtures("qapp")


def rated(log, started, *values):
    """A sitting with these (time, scale, value)."""
    sitting = log.start(started)
    for rating in values:
        log.rate(sitting, *rating)


def hard(before, after):
    return (RatingTime.START, Scale.DISTRESS_10, before), (RatingTime.END, Scale.DISTRESS_10, after)


def html_of(log):
    return report(gather(log, Chosen(), MADE), ())


def rows_of(html):
    return [DotRow.from_text(unescape(name)) for name in re.findall(r'<img src="([^"]*)">', html)]


def page_of(html, number):
    """A page as pixels, (height, width, 3)."""
    image = QImage(round(8.27 * DPI), round(11.69 * DPI), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill("white")
    document = list(laid_out_in_turn(html, image, PAGES))[number]
    assert document.pageCount() == 1
    painter = QPainter(image)
    draw_page(painter, document, 0)
    painter.end()
    return pixels_of(image)


def pixels_of(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.array(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def longest_upright(pixels):
    """The longest run of ink in any column, in pixels."""
    ink = pixels.min(axis=2) < 200
    run = longest = np.zeros(ink.shape[1], int)
    for line in ink:
        run = (run + 1) * line
        longest = np.maximum(longest, run)
    return longest.max()


@pytest.mark.parametrize(("before", "after"), [(8, 2), (1, 10)])
def test_a_line_joins_the_two_dots_of_a_sitting(open_log, others_too, before, after):
    log = open_log()
    rated(log, others_too, *hard(before, after))

    length = longest_upright(page_of(html_of(log), 0)) / PIXELS

    assert length == pytest.approx(abs(before - after) * STEP - RING + FULL, abs=1)


def test_no_line_leads_to_what_was_not_said(open_log, others_too):
    log = open_log()
    rated(log, others_too, *hard(8, Unanswered.SKIPPED))
    rated(log, others_too, hard(2, 0)[0])
    html = html_of(log)

    # Nothing is longer than the letters of the heading.
    assert longest_upright(page_of(html, 0)) / PIXELS < 4 * STEP
    assert "<td>8</td><td>let pass</td>" in html
    assert "<td>2</td><td>not asked</td>" in html
    assert "Without a number: 1 not asked after, 1 let pass after." in html


def test_what_is_drawn_is_what_was_rated(open_log, others_too):
    log = open_log()
    start, after = RatingTime.START, RatingTime.AFTER
    rated(log, others_too, (start, Scale.DISTRESS_100, 70), (after, Scale.DISTRESS_100, 35))
    rated(log, others_too, (start, Scale.MOOD, 1), (after, Scale.MOOD, 5), (after, Scale.ENERGY, 3))
    hard_row, mood, energy = rows_of(html_of(log))

    assert [dot[1:] for dot in hard_row.dots] == [(0.7, 0.35)]
    assert (mood.low, mood.high, [dot[1:] for dot in mood.dots]) == (1, 5, [(0.0, 1.0)])
    assert [dot[1:] for dot in energy.dots] == [(None, 0.5)]


def test_dots_stand_in_the_order_of_time_in_rows_of_one_length(open_log, others_too, clock):
    log = open_log()
    for number in range(130):
        clock.now += timedelta(days=2 if number < 65 else 1)
        rated(log, others_too, *hard(number % 11, 3))
    rows = rows_of(html_of(log))
    ats = [[dot.at for dot in row.dots] for row in rows]

    assert [number % 11 / 10 for number in range(130)] == [dot.before for row in rows for dot in row.dots]
    assert all(at == sorted(at) and at[0] >= 0 and at[-1] <= 1 for at in ats)
    assert [len(at) for at in ats] == [33, 32, 65]
    assert rows[0].marks[-1][1] == rows[1].marks[0][1]


def test_no_more_than_a_year_of_days_is_drawn_and_it_is_said(open_log, others_too):
    log = open_log()
    rated(log, others_too, *hard(4, 3))
    material = gather(log, Chosen(), MADE)
    html = report(replace(material, sittings=material.sittings * 400), ())

    assert sum(len(row.dots) for row in rows_of(html)) == MOST_DOTS
    assert f"The latest {MOST_DOTS} of 400." in html
    assert f"The latest {MOST_IN_WORDS} of 400 sittings" in html


def test_the_pages_are_black_white_and_grey_and_hold_no_bitmap(open_log, others_too):
    log = open_log()
    rated(log, others_too, *hard(8, 2), (RatingTime.START, Scale.MOOD, 4))
    html = html_of(log)
    pixels = page_of(html, 0)
    pdf = report_pdf(html)
    streams = [
        zlib.decompress(data)
        for data in re.findall(rb"FlateDecode.*?stream\n(.*?)\nendstream", pdf, re.DOTALL)
    ]
    chosen = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|rg)\b", re.IGNORECASE)
    colours = {colour for data in streams for colour in chosen.findall(data)}

    assert (pixels.min(axis=2) == pixels.max(axis=2)).all()
    assert colours
    assert all(len(set(map(float, colour))) == 1 for colour in colours)
    assert not re.search(rb"/Subtype\s*/Image", pdf)


def test_the_preview_draws_the_same_dots(open_log, others_too, qtbot):
    log = open_log()
    rated(log, others_too, *hard(9, 1))
    screen = ExportScreen()
    qtbot.addWidget(screen)
    screen.show_view(view_of(html_of(log)))
    screen.page.setMinimumHeight(1500)
    screen.resize(900, 2400)
    screen.show()
    image = screen.page.viewport().grab().toImage()
    pixels = pixels_of(image)
    per_point = screen.page.document().documentLayout().paintDevice().logicalDpiY() / 72

    assert longest_upright(pixels) / per_point == pytest.approx(8 * STEP - RING + FULL, abs=1.5)


def test_other_pictures_are_never_loaded(tmp_path):
    red = QImage(300, 300, QImage.Format.Format_RGB32)
    red.fill("red")
    red.save(str(tmp_path / "red.png"))

    pixels = page_of(f'<p><img src="{tmp_path.as_uri()}/red.png"></p>', 0)

    assert (pixels.min(axis=2) == pixels.max(axis=2)).all()


def view_of(html):
    return ExportView(
        copies=(),
        chosen_for="therapist",
        forms=(),
        form="pdf",
        kinds=(),
        first_day="",
        last_day="",
        contains=(),
        left_out=(),
        file_name="x.pdf",
        html=html,
    )
