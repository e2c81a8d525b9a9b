"""The popup that moves people: which group is meant by what is typed, and what of the list is seen."""

import pytest
from PySide6.QtCore import Qt

from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.rounds import shape_rounds
from tests.views.breakout_desk import invite, plan, popup, press, view_of

# a popup takes the keyboard, which a screen that is not there cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def tables(workspace, go):
    """Forty tables of two; the ninth one is full."""
    people = invite(workspace)
    shape_rounds(workspace.store, plan(workspace), rounds=2, minutes=20, tables=40, seats=2)
    view = view_of(workspace)
    move_attendees(workspace.store, view.rounds[0].id, dict.fromkeys(people[2:4], view.groups[8].id))
    return go("breakouts")


@pytest.mark.parametrize("typed", ["table 9", " TABLE 9", "9"])
def test_the_group_whose_name_is_typed_is_meant_even_when_it_is_full(tables, qtbot, typed):
    press(tables, qtbot, Qt.Key.Key_M, at=(0, 0))
    qtbot.keyClicks(popup(tables).field, typed)
    titles = [option.title for option in popup(tables).list.options.options]
    assert titles == ["Table 9", "Table 19", "Table 29", "Table 39"]
    assert popup(tables).list.currentIndex().row() == 0


def test_names_that_begin_with_what_is_typed_come_next(tables, qtbot):
    press(tables, qtbot, Qt.Key.Key_M, at=(0, 0))
    qtbot.keyClicks(popup(tables).field, "table 3")
    titles = [option.title for option in popup(tables).list.options.options]
    assert titles[:3] == ["Table 3", "Table 30", "Table 31"]
    assert titles[-2:] == ["Table 13", "Table 23"]
    qtbot.keyClick(popup(tables).field, Qt.Key.Key_Return)
    assert tables.window().strips.notice._line.text().startswith("Done: Move P Amar to Table 3")


def test_who_is_taken_out_is_told_so(tables, qtbot):
    press(tables, qtbot, Qt.Key.Key_Delete, at=(9, 0))
    assert tables.window().strips.notice._line.text().startswith("Done: Take P Cohen out")


def test_the_list_begins_with_a_whole_row_wherever_it_is_opened(tables, qtbot):
    press(tables, qtbot, Qt.Key.Key_M, at=(9, 0))
    shown = popup(tables).list
    for _turn in range(20):
        qtbot.keyClick(popup(tables).field, Qt.Key.Key_Down)
        assert shown.visualRect(shown.indexAt(shown.viewport().rect().topLeft())).top() == 0
        assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))


def test_with_few_hits_the_popup_is_no_taller_than_these(tables, qtbot):
    press(tables, qtbot, Qt.Key.Key_M, at=(0, 0))
    tall = popup(tables).height()
    qtbot.keyClicks(popup(tables).field, "table 29")
    shown = popup(tables).list
    assert popup(tables).height() < tall / 2
    last = shown.visualRect(shown.options.index(shown.options.rowCount() - 1, 0))
    qtbot.waitUntil(lambda: 0 <= shown.viewport().height() - last.bottom() < last.height())


def test_four_groups_are_seen_in_the_panel_in_a_low_window(tables, qtbot):
    tables.window().resize(1366, 768)
    press(tables, qtbot, Qt.Key.Key_Space, at=(9, 0))
    options = tables.work.place.options
    qtbot.waitUntil(lambda: options.options.rowCount() == 39)
    fourth = options.options.index(3, 0)
    qtbot.waitUntil(lambda: options.viewport().rect().contains(options.visualRect(fourth)))
