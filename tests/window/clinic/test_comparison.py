"""A practice under two presets: ribbons and figures are in one order, however narrow the window is."""

from sample_clinic import CLINIC_EDITOR


def placed(comparison, at):
    """The texts of a line's cells, in the order in which they are seen."""
    cells = [cell for cell in comparison._lines[at] if cell.isVisible()]
    return [cell.text() for cell in sorted(cells, key=lambda cell: (cell.y(), cell.x()))]


def test_this_preset_comes_first_in_the_ribbons_and_in_the_figures(shown, window):
    window.resize(1366, 768)
    comparison = shown(CLINIC_EDITOR).comparison
    row = next(row for row in CLINIC_EDITOR.compared if row.differs)
    line = placed(comparison, 1 + CLINIC_EDITOR.compared.index(row))

    assert comparison.ribbon.y() < comparison.other_ribbon.y()
    assert placed(comparison, 0)[-2:] == ["This preset", CLINIC_EDITOR.other_name]
    assert line == [row.label, row.this, row.other, "differs"]


def test_where_three_columns_do_not_fit_the_figures_stand_below_one_another(shown, settle):
    comparison = shown(CLINIC_EDITOR).comparison
    comparison.setFixedWidth(250)
    settle()
    row = CLINIC_EDITOR.compared[0]
    line = placed(comparison, 1)

    assert line[:3] == [row.label, f"This preset: {row.this}", f"{CLINIC_EDITOR.other_name}: {row.other}"]
    assert len({cell.x() for cell in comparison._lines[1]}) == 1
