"""What is written on a tile, a column and in the head of a board where there is little room for it."""

import pytest
from PySide6.QtGui import QFontMetrics

from desktop.usecases.breakout_board import Card, Column, Figures
from desktop.views.breakout_group_head import said_column
from desktop.views.breakout_head import figures_line
from desktop.views.breakout_tile_paint import title_within
from desktop.views.theme import font


@pytest.mark.parametrize(("title", "told"), [("Table 9", "9"), ("Meeting at table 62", "62")])
def test_a_narrow_tile_tells_the_number_of_its_group(qapp, title, told):
    metrics = QFontMetrics(font("key"))
    assert title_within(title, metrics, metrics.horizontalAdvance(title) + 2) == title
    assert title_within(title, metrics, metrics.horizontalAdvance(title) - 2) == told
    assert title_within(title, metrics, metrics.horizontalAdvance(told) + 2) == told


def test_a_title_without_a_number_is_cut_at_its_end(qapp):
    metrics = QFontMetrics(font("key"))
    shown = title_within("Giving feedback", metrics, metrics.horizontalAdvance("Giving fee"))
    assert shown.startswith("Giving")
    assert shown.endswith("…")


def test_a_group_without_seats_is_out_of_use_once_it_is_empty():
    lost = Column("g", "Table 4", "Foyer", (), 0, [])
    assert said_column(lost) == "Table 4, Foyer, Out of use"
    someone = Card("a", "P Amar", "", None, locked=False, host=False)
    assert said_column(lost._replace(cards=[someone])) == "Table 4, Foyer, 1 of 0"


def test_broken_rules_are_told_before_all_figures():
    figures = Figures(people=618, placed=561, wishing=100, firsts=88, repeats=0, known=None, single=None)
    assert figures_line(figures, 2) == (
        "2 rules are broken. 561 placed, 57 without a place. 88% have their first wish, 0 pairs meet twice."
    )
    assert figures_line(figures, 0).startswith("561 placed")
