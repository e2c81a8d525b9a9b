"""The cards of a breakout: chosen, moved, locked and carried, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.views.breakout_desk import card_point, columns, invite, move_event, plan, popup, press, seat, shape

# a popup takes the keyboard, which a screen that is not there cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def seated(workspace, go):
    people, session_id = invite(workspace), plan(workspace)
    shape(workspace, session_id)
    seat(workspace, people)
    return go("breakouts")


def test_m_moves_the_card_at_hand_to_the_group_that_is_typed(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_M, at=(0, 0))
    field = popup(seated).field
    qtbot.keyClicks(field, "table 3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert columns(seated)[3] == ["Bosc"]
    assert seated.is_loaded
    assert seated.work.board.chosen.current().name == "P Gomez"


def test_the_list_of_groups_says_what_each_move_comes_to(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_M, at=(0, 0))
    options = popup(seated).list.options
    said = [str(options.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(3)]
    assert said[0] == "Table 1, full, With P Amar, line manager or report"
    assert said[1] == "Table 2, 1 free seat"
    assert popup(seated).list.currentIndex().row() == 1


def test_escape_leaves_the_card_where_it_is(seated, qtbot):
    before = columns(seated)
    press(seated, qtbot, Qt.Key.Key_M, at=(0, 0))
    qtbot.keyClick(popup(seated).field, Qt.Key.Key_Escape)
    assert columns(seated) == before


def test_a_move_is_taken_back_by_undo(seated, workspace, qtbot):
    before = columns(seated)
    press(seated, qtbot, Qt.Key.Key_Delete, at=(1, 0))
    assert columns(seated)[1] == ["Cohen", "Diop"]
    qtbot.mouseClick(seated.work.undo_button, Qt.MouseButton.LeftButton)
    assert columns(seated) == before


def test_a_card_is_dragged_to_another_group(seated, qtbot):
    source, start = card_point(seated, 0, 0)
    target = next(v for v in seated.work.board.views() if v.place == 2)
    end = source.mapFromGlobal(target.mapToGlobal(QPoint(100, 250)))
    qtbot.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(30, 5), end):
        QApplication.sendEvent(source, move_event(source, at))
    assert target.list.is_target
    qtbot.mouseRelease(source, Qt.MouseButton.LeftButton, pos=end)
    assert columns(seated)[2] == ["Bosc", "Evrard", "Faure"]
    assert not seated.work.board.carry.is_on


def test_escape_gives_up_a_drag(seated, qtbot):
    before = columns(seated)
    source, start = card_point(seated, 0, 0)
    qtbot.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    QApplication.sendEvent(source, move_event(source, start + QPoint(300, 40)))
    assert seated.work.board.carry.is_on
    qtbot.keyClick(source.parentWidget(), Qt.Key.Key_Escape)
    assert not seated.work.board.carry.is_on
    qtbot.mouseRelease(source, Qt.MouseButton.LeftButton, pos=start + QPoint(300, 40))
    assert columns(seated) == before


def test_several_cards_are_chosen_and_moved_at_once(seated, qtbot):
    for row in (0, 2):
        source, at = card_point(seated, 0, row)
        modifier = Qt.KeyboardModifier.ControlModifier if row else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(source, Qt.MouseButton.LeftButton, modifier, at)
    press(seated, qtbot, Qt.Key.Key_M)
    qtbot.keyClicks(popup(seated).field, "3")
    qtbot.keyClick(popup(seated).field, Qt.Key.Key_Return)
    assert columns(seated)[3] == ["Bosc", "Henry"]


def test_l_locks_and_unlocks(seated, qtbot):
    card = lambda: seated.work.board.chosen.columns[1].cards[0]  # noqa: E731
    press(seated, qtbot, Qt.Key.Key_L, at=(1, 0))
    assert card().locked
    press(seated, qtbot, Qt.Key.Key_L)
    assert not card().locked


def test_arrows_go_through_the_columns(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_Right, at=(0, 1))
    assert seated.work.board.chosen.current().name == "P Cohen"
    press(seated, qtbot, Qt.Key.Key_Right)
    assert seated.work.board.chosen.current().name == "P Faure"


def test_the_models_keep_their_contract(seated, qtbot, qtmodeltester):
    qtmodeltester.check(seated.work.board.waiting.list.cards)
    press(seated, qtbot, Qt.Key.Key_M, at=(0, 0))
    qtmodeltester.check(popup(seated).list.options)
