"""A plan is proposed beside the one that stands: looked at, taken, left, or asked for anew; and repairs."""

import pytest
from PySide6.QtCore import Qt

from desktop.usecases.attendees import add_attendee
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.door import check_in
from tests.views.breakout_desk import columns, invite, plan, seat, shape, view_of


@pytest.fixture
def people(workspace) -> list[str]:
    return invite(workspace)


@pytest.fixture
def page(people, workspace, go):
    """Two rounds, the first one half seated, the second not at all; a short time to think."""
    shape(workspace, plan(workspace))
    seat(workspace, people)
    set_rules(workspace.store, view_of(workspace).breakout.id, Rules(seconds=1))
    return go("breakouts")


@pytest.fixture
def proposed(page, qtbot):
    qtbot.mouseClick(page.work.compose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.proposing.view.isVisible() and page.mending.job is None, timeout=20_000)
    return page.proposing.view


def test_the_list_names_each_seat_and_is_searched_and_nothing_is_written_yet(page, proposed, workspace, qtbot):
    assert len(columns(page)[0]) == 3
    assert len(proposed.proposed.lines) == proposed.table.model().rowCount() >= 11
    assert proposed.title.text().startswith("11 seats are given")
    qtbot.keyClicks(proposed.search, "henry")
    assert {line.name for line in proposed.table.model().rows} == {"P Henry"}
    assert [line.before for line in proposed.table.model().rows] == ["", ""]


def test_a_plan_is_taken_and_undone_as_one_action(page, proposed, workspace, qtbot):
    with qtbot.waitSignal(workspace.changed):
        qtbot.mouseClick(proposed.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded and page.work.isVisible())
    assert columns(page)[0] == []
    workspace.undo()
    qtbot.waitUntil(lambda: page.is_loaded and len(columns(page)[0]) == 3)


def test_escape_keeps_everything_as_it_is(page, proposed, workspace, qtbot):
    before = view_of(workspace).places
    qtbot.keyClick(proposed.table, Qt.Key.Key_Escape)
    assert page.work.isVisible()
    assert view_of(workspace).places == before


def test_another_share_of_change_is_proposed_with_one_click(page, proposed, qtbot):
    assert proposed.dial["best"].isChecked()
    qtbot.mouseClick(proposed.dial["few"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.mending.job is None and proposed.proposed.asked.change == "few", timeout=20_000)
    assert proposed.proposed.moved == 0
    assert proposed.dial["few"].isChecked()


def test_a_plan_that_no_longer_fits_can_only_be_asked_for_anew(page, proposed, workspace, event_id, qtbot):
    workspace.do(add_attendee, workspace.store, event_id, {"given_name": "P", "family_name": "Ivanov"})
    qtbot.waitUntil(proposed.anew_button.isVisible)
    assert not proposed.take_button.isVisible()
    qtbot.mouseClick(proposed.anew_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.mending.job is None and proposed.take_button.isVisible(), timeout=20_000)
    assert "P Ivanov" in {line.name for line in proposed.proposed.lines}


def test_a_lost_table_and_somebody_who_has_not_come_are_repaired_by_keyboard(page, people, workspace, event_id, qtbot):
    view = view_of(workspace)
    move_attendees(workspace.store, view.rounds[1].id, {people[7]: view.groups[2].id})
    for person in people[:7]:
        workspace.do(check_in, workspace.store, event_id, person)
    qtbot.waitUntil(lambda: page.is_loaded)
    qtbot.keyClick(page.work.repair_button, Qt.Key.Key_Return)
    panel = page.work.repair
    assert panel.absent.hasFocus()
    assert panel.missing.text() == "1 person has a place."
    qtbot.keyClick(panel.absent, Qt.Key.Key_Space)
    panel.group.choose(view.groups[1].id)
    panel.seats.setValue(2)
    qtbot.keyClick(panel.add_button, Qt.Key.Key_Return)
    qtbot.keyClick(panel.repair_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.proposing.view.isVisible() and page.mending.job is None, timeout=20_000)
    asked = page.proposing.view.proposed.asked
    assert (asked.change, asked.absent, asked.seats) == ("few", {people[7]}, {view.groups[1].id: 2})
    with qtbot.waitSignal(workspace.changed):
        qtbot.mouseClick(page.proposing.view.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded and page.work.isVisible())
    after = view_of(workspace)
    assert after.groups[1].seats == 2
    assert not any(after.group_of(round_.id, people[7]) for round_ in after.rounds)
    assert all(after.group_of(round_.id, person) for round_ in after.rounds for person in people[:7])


def test_what_was_told_to_the_repair_can_be_forgotten(page, workspace, qtbot):
    page.work.toggle_repair()
    panel = page.work.repair
    assert panel.missing.isHidden()
    panel.seats.setValue(0)
    panel.add_button.click()
    assert panel.lost.count() == 1
    panel._drop(panel.group.value())
    assert panel.lost.count() == 0
    qtbot.keyClick(panel.group, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_when_nobody_has_to_move_it_is_said_and_the_board_stays(page, qtbot, workspace):
    with qtbot.waitSignal(workspace.changed, timeout=20_000):
        qtbot.mouseClick(page.work.advice.mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded and page.mending.job is None)
    page.work.toggle_repair()
    with qtbot.waitSignal(workspace.told, timeout=20_000) as told:
        qtbot.mouseClick(page.work.repair.repair_button, Qt.MouseButton.LeftButton)
    assert str(told.args[0]) == "Nobody has to move."
    assert page.work.isVisible()


def test_a_round_without_anybody_is_proposed_too_when_another_one_has_people(page, workspace, qtbot):
    qtbot.mouseClick(list(page.work.rounds.chips.values())[1], Qt.MouseButton.LeftButton)
    assert len(columns(page)[0]) == 8
    qtbot.mouseClick(page.work.compose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.proposing.view.isVisible, timeout=20_000)
    assert sum(bool(place.group_id) for place in view_of(workspace).places.values()) == 5
