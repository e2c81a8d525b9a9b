"""The row under the head of a breakout: whatever the width, each of its buttons and rounds can be seen and clicked."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.rooms import add_room
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.views.breakout_sight import CARDS, DOTS
from tests.views.breakout_desk import invite, plan, view_of

WIDTHS = (1154, 1000, 812)


@pytest.fixture
def page(workspace, go):
    """Workshops at one time, and a later meeting of four rounds with people at its tables."""
    store, event_id, people = workspace.store, workspace.event_id, invite(workspace)
    shape_rounds(store, plan(workspace), rounds=4, minutes=10, tables=9, seats=4)
    move_attendees(store, view_of(workspace).rounds[0].id, {people[0]: view_of(workspace).groups[0].id})
    for room in ("Rhone", "Saone"):
        add_room(store, event_id, {"title": room, "capacity": "8"})
        texts = {"title": f"In {room}", "kind": "workshop", "starts": "08:00", "ends": "09:00", "room": room}
        add_session(store, event_id, texts)
    return go("breakouts")


def rect_in(part: QWidget, whole: QWidget) -> QRect:
    return QRect(part.mapTo(whole, QPoint(0, 0)), part.size())


def unseen(page) -> list[str]:
    """What of the row is not in sight as a whole, or lies over another."""
    work = page.work
    parts = [work.search, work.filter_button, work.why_button, work.zoom, *work.rounds.chips.values()]
    parts += [work.repair_button] if work.is_composed else []
    rects = [rect_in(part, page.window()) for part in parts]
    found = [part.accessibleName() for part in parts if not part.isVisible()]
    found += [part.accessibleName() for part in parts if not part.parentWidget().rect().contains(part.geometry())]
    for parent in (work, work.rounds.parentWidget(), work.rounds):
        held = rect_in(parent, page.window())
        found += [part.accessibleName() for part, rect in zip(parts, rects, strict=True) if not held.contains(rect)]
    found += [str(rect) for i, rect in enumerate(rects) if any(rect.intersects(other) for other in rects[:i])]
    below = rect_in(work.parts, page.window())
    return found + [str(rect) for rect in rects if rect.intersects(below)]


def resize(page, qtbot, width: int, height: int = 700) -> None:
    window = page.window()
    window.resize(width + window.width() - page.work.width(), height)
    qtbot.waitUntil(lambda: page.work.width() == width)


@pytest.mark.parametrize("width", WIDTHS)
def test_all_rounds_are_in_sight_after_another_breakout_comes(page, qtbot, width):
    resize(page, qtbot, width)
    titles = [breakout.title for breakout in page._shown.listed]
    assert not page.work.rounds.chips
    page.open(page._shown.listed[titles.index("Speed meeting")].id)
    qtbot.waitUntil(lambda: page.is_loaded and len(page.work.rounds.chips) == 4)
    qtbot.waitUntil(lambda: unseen(page) == [])
    first, last = page.work.rounds.chips.values().__iter__(), list(page.work.rounds.chips.values())[-1]
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert last.isChecked()
    assert not next(first).isChecked()
    qtbot.waitUntil(lambda: unseen(page) == [])


@pytest.mark.parametrize("width", WIDTHS)
def test_all_rounds_stay_in_sight_beside_a_panel_and_in_each_zoom(page, qtbot, width):
    page.open(page._shown.listed[-1].id)
    qtbot.waitUntil(lambda: page.is_loaded and len(page.work.rounds.chips) == 4)
    resize(page, qtbot, width)
    qtbot.waitUntil(lambda: unseen(page) == [])
    for button in (page.work.why_button, page.work.rules_button, page.work.repair_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: unseen(page) == [])
    for zoom in (DOTS, CARDS):
        page.work.board.set_zoom(zoom)
        qtbot.waitUntil(lambda: unseen(page) == [])
    page.work.turn()
    page.work.turn()
    qtbot.waitUntil(lambda: unseen(page) == [])


def test_a_wider_window_gives_the_rounds_their_names_and_one_line_back(page, qtbot):
    page.open(page._shown.listed[-1].id)
    qtbot.waitUntil(lambda: page.is_loaded and len(page.work.rounds.chips) == 4)
    chip = next(iter(page.work.rounds.chips.values()))
    resize(page, qtbot, 812)
    qtbot.waitUntil(lambda: page.work.rounds.height() > page.work.switch.height())
    resize(page, qtbot, 1700)
    qtbot.waitUntil(lambda: page.work.rounds.height() <= page.work.switch.height())
    assert chip.text() == "Round 1 · 10:00"
    assert unseen(page) == []


def is_whole(page, place: int) -> bool:
    """Whether a column is in sight from edge to edge."""
    lanes = page.work.board.lanes
    view = lanes.views.get(place)
    port = lanes.viewport()
    return view is not None and port.rect().contains(rect_in(view, port).adjusted(0, 0, 0, -1))


@pytest.mark.parametrize("place", [3, 6, 9])
def test_the_card_at_hand_stays_in_sight_when_a_panel_comes_and_goes(page, qtbot, place):
    page.open(page._shown.listed[-1].id)
    qtbot.waitUntil(lambda: page.is_loaded and len(page.work.rounds.chips) == 4)
    page.window().resize(1366, 768)
    page.work.board.set_zoom(DOTS)
    page.work.board.go(place, 0)
    page.work.show_why()
    page.work.board.set_zoom(CARDS)
    qtbot.waitUntil(lambda: is_whole(page, place))
    page.work.close_side()
    qtbot.waitUntil(lambda: is_whole(page, place))
    page.work.show_why()
    qtbot.waitUntil(lambda: is_whole(page, place))
