"""The board of a breakout near and far: zoom, tiles by keyboard and mouse, the filter, and finding somebody."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.usecases.rounds import shape_rounds
from desktop.views.breakout_sight import CARDS, DOTS, LINES, NAMES
from tests.views.breakout_desk import columns, invite, move_event, plan, popup, seat, shape, view_of

# a popup takes the keyboard, which a screen that is not there cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def people(workspace) -> list[str]:
    return invite(workspace)


@pytest.fixture
def seated(workspace, people, go):
    shape(workspace, plan(workspace))
    seat(workspace, people)
    return go("breakouts")


def press(page, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.work.board.tiles, key, modifier)


def at_hand(page) -> tuple[int, str]:
    chosen = page.work.board.chosen
    return chosen.place, chosen.current().name.removeprefix("P ") if chosen.id else ""


def point(page, place: int, row: int) -> QPoint:
    return page.work.board.tiles.spot_of(place, row).center()


def test_keys_zoom_out_to_dots_and_back_to_full_cards(seated, qtbot):
    board = seated.work.board
    board.go(1, 1)
    zooms = []
    for _turn in range(4):
        qtbot.keyClick(QApplication.focusWidget() or board, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
        zooms.append(board.zoom)
    assert zooms == [LINES, NAMES, DOTS, DOTS]
    assert at_hand(seated) == (1, "Cohen")
    assert board.tiles.hasFocus()
    qtbot.keyClick(board.tiles, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert board.zoom == NAMES
    qtbot.keyClick(board.tiles, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert board.zoom == CARDS
    assert seated.isVisible()
    assert next(view for view in board.views() if view.place == 1).list.hasFocus()


def test_the_wheel_and_the_buttons_zoom_too(seated, qtbot):
    board = seated.work.board
    middle = QPointF(board.rect().center())
    wheel = QWheelEvent(
        middle, board.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(board, wheel)
    assert board.zoom == LINES
    qtbot.mouseClick(seated.work.zoom.nearer, Qt.MouseButton.LeftButton)
    assert board.zoom == CARDS
    assert not seated.work.zoom.nearer.isEnabled()


def test_the_laptop_remembers_how_far_boards_are_seen_from(seated, window, qtbot):
    qtbot.mouseClick(seated.work.zoom.farther, Qt.MouseButton.LeftButton)
    assert window.preferences.board_zoom == LINES
    seated.work.board.set_zoom(DOTS)
    window.preferences.board_zoom = NAMES
    window.show_place("today")
    window.show_place("breakouts")
    assert seated.work.board.zoom == NAMES


def test_sixty_two_tables_are_seen_at_once(workspace, people, go, qtbot):
    session = plan(workspace)
    shape_rounds(workspace.store, session, rounds=2, minutes=20, tables=62, seats=10)
    page = go("breakouts")
    page.work.board.set_zoom(DOTS)
    tiles = page.work.board.tiles
    assert tiles.verticalScrollBar().maximum() == 0
    rects = [tiles.rect_of(place) for place in range(1, 63)]
    qtbot.waitUntil(lambda: all(tiles.viewport().rect().contains(rect) for rect in rects))


@pytest.mark.parametrize("zoom", [NAMES, DOTS])
def test_arrows_walk_through_the_tiles(seated, qtbot, zoom):
    seated.work.board.set_zoom(zoom)
    seated.work.board.go(1, 0)
    keys = [Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left]
    walked = []
    for key in keys:
        press(seated, qtbot, key)
        walked.append(at_hand(seated))
    assert walked == [(1, "Cohen"), (1, "Diop"), (1, "Amar"), (2, "Evrard"), (3, ""), (2, "Evrard")]
    press(seated, qtbot, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert at_hand(seated) == (3, "")
    press(seated, qtbot, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert at_hand(seated) == (1, "Amar")
    press(seated, qtbot, Qt.Key.Key_Left)
    assert at_hand(seated) == (0, "Bosc")
    assert seated.work.board.waiting.list.hasFocus()


def test_page_keys_go_to_the_next_row_of_tiles(workspace, people, go, qtbot):
    shape_rounds(workspace.store, plan(workspace), rounds=2, minutes=20, tables=62, seats=10)
    page = go("breakouts")
    page.work.board.set_zoom(DOTS)
    page.work.board.go(2, 0)
    across = page.work.board.tiles.grid.across
    press(page, qtbot, Qt.Key.Key_PageDown)
    assert page.work.board.chosen.place == 2 + across
    press(page, qtbot, Qt.Key.Key_PageUp)
    assert page.work.board.chosen.place == 2


@pytest.mark.parametrize("zoom", [NAMES, DOTS])
def test_somebody_is_dragged_from_tile_to_tile(seated, qtbot, zoom):
    seated.work.board.set_zoom(zoom)
    port = seated.work.board.tiles.viewport()
    start, end = point(seated, 1, 1), seated.work.board.tiles.rect_of(3).center()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(30, 5), end):
        QApplication.sendEvent(port, move_event(port, at))
    assert seated.work.board.carry.target == view_of(seated.workspace).groups[2].id
    assert seated.work.board.carry.ghost.drop.title.startswith("Table 3")
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert columns(seated)[3] == ["Cohen"]


def test_keys_move_and_lock_in_tiles_as_on_cards(seated, qtbot):
    seated.work.board.set_zoom(DOTS)
    seated.work.board.go(2, 0)
    press(seated, qtbot, Qt.Key.Key_L)
    assert seated.work.board.chosen.columns[2].cards[0].locked
    seated.work.board.go(2, 1)
    press(seated, qtbot, Qt.Key.Key_M)
    qtbot.keyClicks(popup(seated).field, "table 3")
    qtbot.keyClick(popup(seated).field, Qt.Key.Key_Return)
    assert columns(seated)[3] == ["Faure"]


def test_several_are_chosen_in_tiles_by_mouse_and_by_keyboard(seated, qtbot):
    seated.work.board.set_zoom(NAMES)
    port = seated.work.board.tiles.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=point(seated, 1, 0))
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point(seated, 2, 1))
    assert [card.name for card in seated.work.board.chosen.cards()] == ["P Amar", "P Faure"]
    seated.work.board.choose([seated.work.board.chosen.columns[1].cards[0].id])
    press(seated, qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [card.name for card in seated.work.board.chosen.cards()] == ["P Amar", "P Cohen"]


def test_a_reader_hears_the_card_and_its_tile(seated, qtbot):
    seated.work.board.set_zoom(DOTS)
    seated.work.board.go(1, 0)
    press(seated, qtbot, Qt.Key.Key_L)
    assert seated.work.board.tiles.accessibleName() == "P Amar, Unit 0, locked. Table 1, 3 of 3, 1 locked"


def test_the_filter_tells_how_many_groups_have_somebody_and_is_cleared(seated, qtbot, people):
    work = seated.work
    qtbot.mouseClick(work.filter_button, Qt.MouseButton.LeftButton)
    menu = work.filter_button.findChild(QMenu, "filter")
    units = next(action.menu() for action in menu.actions() if action.text() == "Unit")
    assert [action.text() for action in units.actions()] == ["Unit 0\t4", "Unit 1\t4"]
    units.actions()[0].trigger()
    menu.close()
    assert work.board.delegate.found == frozenset(people[0::2])
    assert work.finder.line.text().startswith("2 of 3 groups have somebody of Unit 0 · 4 people found")
    qtbot.keyClicks(work.search, "amar")
    assert work.board.delegate.found == {people[0]}
    qtbot.mouseClick(work.finder.clear, Qt.MouseButton.LeftButton)
    assert work.board.delegate.found is None
    assert not work.finder.isVisible()
    assert work.search.text() == ""


def test_the_places_of_who_is_found_are_told_for_all_rounds(seated, qtbot):
    qtbot.keyClicks(seated.work.search, "cohen")
    qtbot.keyClick(seated.work.search, Qt.Key.Key_Return)
    assert seated.work.finder.line.text() == "1 person found · P Cohen: round 1 Table 1, round 2 without a place"
