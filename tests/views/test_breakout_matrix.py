"""The table of who meets whom by itself: its model, its colours, and room for many long names."""

import pytest
from PySide6.QtCore import QPoint

from desktop.usecases.breakout_results import Matrix
from desktop.views.breakout_matrix import MatrixModel, MatrixTable, ground, times, told_cell
from desktop.views.theme import colour, theme


def test_the_model_holds(qtmodeltester, qtbot):
    table = MatrixTable()
    qtbot.addWidget(table)
    model = MatrixModel(table)
    qtmodeltester.check(model)
    model.show_matrix(Matrix("unit", ("A", "B"), (2, 2), ((1, 4), (4, 0)), ((2.0, 4.0), (4.0, 2.0)), 0))
    qtmodeltester.check(model)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_colour_of_a_cell_carries_its_figure(look, style):
    theme().use(look)
    for ratio in (None, 0, 0.3, 0.5, 0.8, 1, 1.2, 1.6, 2, 7):
        assert contrast(colour("text"), ground(ratio)) >= 4.5
    assert ground(0.5) == ground(0)
    assert ground(2) == ground(9)
    assert len({ground(ratio).name() for ratio in (0.5, 0.8, 1, 1.3, 2)}) == 5


def test_the_least_figure_of_a_cell_is_short_enough_for_it():
    assert [times(ratio) for ratio in (0, 0.01, 0.06, 12.3)] == ["0", "< 0.1", "0.1", "12"]


def contrast(one, other) -> float:
    def light(paint) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in paint.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("count", [3, 12, 30])
def test_cells_share_the_room_and_long_names_stay_whole_in_words(count, qtbot):
    names = tuple(f"Direction of something with a long name {n:02}" for n in range(count))
    met = tuple(tuple(a + b for b in range(count)) for a in range(count))
    expected = tuple(tuple(float(a + b) for b in range(count)) for a in range(count))
    matrix = Matrix("unit", names, (5,) * count, met, expected, 0)
    table = MatrixTable()
    qtbot.addWidget(table)
    table.resize(840, 360)
    table.show()
    table.show_matrix(matrix)
    table.grab()
    assert names[1] in told_cell(matrix, 0, 1)
    assert table.horizontalHeader().is_upright()
    assert table.verticalHeader().width() < 200
    if count <= 12:
        assert table.columnViewportPosition(count - 1) + table.columnWidth(count - 1) <= table.viewport().width()
    assert table.indexAt(QPoint(4, 4)).row() == 0
