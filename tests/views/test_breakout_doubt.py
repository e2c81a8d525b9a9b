"""What changes on the board cost, and what is asked before a rule is broken."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from desktop.usecases.breakout_places import lock_places, move_attendees
from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.sessions import add_session
from desktop.usecases.wishes import set_wishes
from desktop.views.breakout_doubt import Doubt
from tests.views.breakout_desk import card_point, columns, invite, move_event, plan, popup, press, seat, shape, view_of

# a popup takes the keyboard, which a screen that is not there cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def people(workspace) -> list[str]:
    return invite(workspace)


@pytest.fixture
def seated(workspace, people, go, qtbot):
    shape(workspace, plan(workspace))
    seat(workspace, people)
    return priced(go("breakouts"), qtbot)


def priced(page, qtbot):
    """The page once it knows what moves cost."""
    costs = page.work.seating.costs
    qtbot.waitUntil(lambda: costs.prices is not None and costs.prices.view is page.work.seating.view)
    return page


def doubt(page) -> Doubt:
    return next(each for each in page.window().findChildren(Doubt) if each.isVisible())


def move_by_key(page, qtbot, at: tuple[int, int], group: str) -> None:
    press(page, qtbot, Qt.Key.Key_M, at=at)
    qtbot.keyClicks(popup(page).field, group)
    qtbot.keyClick(popup(page).field, Qt.Key.Key_Return)


def told(window) -> str:
    return window.strips.notice._line.text()


def said(options) -> list[str]:
    return [str(options.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(options.rowCount())]


def test_the_list_of_groups_tells_the_price_and_marks_the_cheapest(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_M, at=(0, 1))
    options = popup(seated).list.options
    qtbot.waitUntil(lambda: all(option.cost is not None for option in options.options))
    assert said(options)[1].startswith("Table 2, 1 free seat, 2 new encounters more")
    assert [text.endswith("cheapest that is free") for text in said(options)].count(True) == 1
    qtbot.mouseClick(popup(seated).cheap_first, Qt.MouseButton.LeftButton)
    first = options.options[0]
    assert first.best
    assert seated.work.seating.moving.cheap_first


def test_the_notice_of_a_move_tells_its_price(seated, qtbot, window):
    move_by_key(seated, qtbot, (0, 1), "table 2")
    assert told(window).startswith("Done: Move P Gomez to Table 2: 2 new encounters more")
    seated.workspace.undo()
    assert "Gomez" in columns(seated)[0]


def test_prices_are_made_anew_after_a_move(seated, qtbot):
    move_by_key(seated, qtbot, (0, 1), "table 3")
    priced(seated, qtbot)
    seated.work.board.go(0, 0)
    cost = seated.work.seating.costs.of_move(
        seated.work.seating.round_id, seated.work.board.chosen.id, view_of(seated.workspace).groups[2].id
    )
    assert cost.delta.faces == 1


def test_while_somebody_is_dragged_the_price_of_the_group_below_is_told(seated, qtbot):
    source, start = card_point(seated, 0, 1)
    target = next(v for v in seated.work.board.views() if v.place == 2)
    end = source.mapFromGlobal(target.mapToGlobal(QPoint(100, 250)))
    qtbot.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(30, 5), end):
        QApplication.sendEvent(source, move_event(source, at))
    carry = seated.work.board.carry
    qtbot.waitUntil(lambda: carry.ghost.drop.price.startswith("2 new encounters more"))
    assert carry.best in {group.id for group in view_of(seated.workspace).groups[1:]}
    qtbot.mouseRelease(source, Qt.MouseButton.LeftButton, pos=end)
    assert "Gomez" in columns(seated)[2]


def test_a_move_that_breaks_a_rule_is_asked_about_and_left_by_escape(seated, qtbot):
    before = columns(seated)
    move_by_key(seated, qtbot, (0, 0), "table 1")
    asked = doubt(seated)
    assert asked.leave.hasFocus()
    assert "Table 1: 4 people for 3 seats." in asked.accessibleName()
    assert "P Bosc and P Amar: a line manager and a direct report sit together." in asked.accessibleName()
    qtbot.keyClick(asked.leave, Qt.Key.Key_Escape)
    assert columns(seated) == before


def test_enter_leaves_it_and_moving_anyway_marks_the_card(seated, qtbot):
    before = columns(seated)
    move_by_key(seated, qtbot, (0, 0), "table 1")
    qtbot.keyClick(doubt(seated).leave, Qt.Key.Key_Return)
    assert columns(seated) == before
    move_by_key(seated, qtbot, (0, 0), "table 1")
    qtbot.keyClick(doubt(seated).leave, Qt.Key.Key_Right)
    assert doubt(seated).go.hasFocus()
    qtbot.keyClick(doubt(seated).go, Qt.Key.Key_Return)
    assert columns(seated)[1] == ["Amar", "Bosc", "Cohen", "Diop"]
    assert seated.work.board.chosen.columns[1].cards[1].note


def test_a_drop_that_breaks_a_rule_is_asked_about_too(seated, qtbot):
    before = columns(seated)
    source, start = card_point(seated, 0, 1)
    target = next(v for v in seated.work.board.views() if v.place == 1)
    end = source.mapFromGlobal(target.mapToGlobal(QPoint(100, 250)))
    qtbot.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(30, 5), end):
        QApplication.sendEvent(source, move_event(source, at))
    assert seated.work.board.carry.ghost.drop.warning == "full"
    qtbot.mouseRelease(source, Qt.MouseButton.LeftButton, pos=end)
    assert columns(seated) == before
    qtbot.mouseClick(doubt(seated).go, Qt.MouseButton.LeftButton)
    assert len(columns(seated)[1]) == 4


def test_the_locked_are_moved_only_when_it_is_meant(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_L, at=(2, 0))
    press(seated, qtbot, Qt.Key.Key_Delete)
    assert "P Evrard is locked in Table 2." in doubt(seated).accessibleName()
    qtbot.mouseClick(doubt(seated).go, Qt.MouseButton.LeftButton)
    assert "Evrard" in columns(seated)[0]


def test_two_change_seats_where_an_exchange_breaks_nothing(seated, qtbot, window):
    move_by_key(seated, qtbot, (2, 0), "table 1")
    asked = doubt(seated)
    qtbot.waitUntil(asked.swap.isVisible)
    other = asked.swap.text().removeprefix("Swap with P ")
    qtbot.mouseClick(asked.swap, Qt.MouseButton.LeftButton)
    assert "Evrard" in columns(seated)[1]
    assert other in columns(seated)[2]
    assert told(window).startswith(f"Done: Swap P Evrard and P {other}: ")
    seated.workspace.undo()
    assert columns(seated)[1] == ["Amar", "Cohen", "Diop"]


def test_who_waits_is_left_out_of_the_round_and_taken_back_by_l(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_L, at=(0, 0))
    waiting = seated.work.board.chosen.columns[0]
    assert [(card.name, card.away) for card in waiting.cards] == [
        ("P Gomez", False),
        ("P Henry", False),
        ("P Bosc", True),
    ]
    assert seated.work.head.line.text().startswith("5 placed, 2 without a place.")
    assert seated.work.board.waiting.list.accessibleName() == "Without a place: 2 people, 1 not in this round"
    press(seated, qtbot, Qt.Key.Key_L)
    assert len(seated.work.board.chosen.columns[0].waiting) == 3


def test_the_panel_says_what_is_against_another_group(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_Space, at=(2, 0))
    panel = seated.work.place
    qtbot.waitUntil(lambda: panel.options.options.rowCount() == 2)
    panel.options.setCurrentIndex(panel.options.options.index(0, 0))
    qtbot.waitUntil(panel.against.isVisible)
    assert panel.against.text().startswith("Full.\nMoving there: ")
    assert "The cheapest exchange is with P " in panel.against.text()
    assert "would be better" in panel.standing.text()


@pytest.fixture
def chosen(workspace, people, go, qtbot):
    """Two workshops at one time; Amar wishes for both, the second one first, and sits in the first one."""
    store, event_id = workspace.store, workspace.event_id
    for room in ("Rhone", "Saone"):
        add_room(store, event_id, {"title": room, "capacity": "8"})
        texts = {"title": f"In {room}", "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": room}
        add_session(store, event_id, texts)
    first, second = (group.session_id for group in get_programme(store, event_id).groups)
    set_wishes(store, people[0], [second, first], [first, second], "P Amar")
    view = view_of(workspace)
    move_attendees(store, view.rounds[0].id, {people[0]: view.groups[0].id})
    return priced(go("breakouts"), qtbot)


def test_wishes_are_seen_and_changed_in_the_panel_as_one_step(chosen, workspace, people, qtbot):
    press(chosen, qtbot, Qt.Key.Key_Space, at=(1, 0))
    fields = chosen.work.place.wishes.fields
    assert [field.currentText() for field in fields] == ["In Saone", "In Rhone", "no wish"]
    first = view_of(workspace).groups[0].session_id
    fields[0].choose(first)
    fields[0].activated.emit(fields[0].currentIndex())
    qtbot.waitUntil(lambda: chosen.is_loaded)
    assert view_of(workspace).wishes == {people[0]: {first: 1}}
    assert chosen.work.board.chosen.columns[1].cards[0].rank == 1
    workspace.undo()
    assert len(view_of(workspace).wishes[people[0]]) == 2


def test_a_first_wish_more_is_told_as_the_price(chosen, qtbot, window):
    move_by_key(chosen, qtbot, (1, 0), "saone")
    assert told(window) == "Done: Move P Amar to In Saone: 1 first wish more"


def test_several_are_priced_together(seated, qtbot, people):
    seated.work.board.choose([people[6], people[7]])
    press(seated, qtbot, Qt.Key.Key_M)
    options = popup(seated).list.options
    qtbot.waitUntil(lambda: all(option.cost is not None for option in options.options))
    third = next(option for option in options.options if option.title == "Table 3")
    assert third.cost.delta.faces == 1


def test_who_is_left_out_and_moved_is_asked_about(seated, qtbot, workspace, people):
    workspace.do(lock_places, workspace.store, seated.work.seating.round_id, [people[6]], locked=True)
    seated.work.board.choose([people[6]])
    press(seated, qtbot, Qt.Key.Key_M)
    qtbot.keyClicks(popup(seated).field, "table 3")
    qtbot.keyClick(popup(seated).field, Qt.Key.Key_Return)
    assert "P Gomez is left out of this round." in doubt(seated).accessibleName()


def test_taking_out_is_asked_about_in_its_own_words(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_L, at=(2, 0))
    press(seated, qtbot, Qt.Key.Key_Delete)
    assert doubt(seated).go.text() == "Take out anyway"


def test_a_wish_lost_by_a_move_is_told_as_a_warning(chosen, qtbot, window):
    move_by_key(chosen, qtbot, (1, 0), "saone")
    assert window.strips.notice.property("tone") == "ok"
    priced(chosen, qtbot)
    move_by_key(chosen, qtbot, (2, 0), "rhone")
    assert told(window) == "Done: Move P Amar to In Rhone: wish number 2, 1 first wish less"
    assert window.strips.notice.property("tone") == "warn"


def test_the_panel_and_the_star_agree_on_whether_another_group_is_better(chosen, qtbot):
    press(chosen, qtbot, Qt.Key.Key_Space, at=(1, 0))
    panel = chosen.work.place
    qtbot.waitUntil(lambda: panel.standing.text() == "1 other group would be better.")
    assert [option.title for option in panel.options.options.options if option.best] == ["In Saone"]
    press(chosen, qtbot, Qt.Key.Key_M)
    qtbot.keyClicks(popup(chosen).field, "saone")
    qtbot.keyClick(popup(chosen).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.standing.text() == "No other group with a free seat would be better.")
    qtbot.waitUntil(lambda: all(option.cost is not None for option in panel.options.options.options))
    assert not any(option.best for option in panel.options.options.options)
