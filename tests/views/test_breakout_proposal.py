"""A plan is proposed beside the one that stands: looked at, taken, left, or asked for anew; and repairs."""

import pytest
from PySide6.QtCore import Qt

from desktop.usecases.attendees import add_attendee
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_problem import Asked
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.door import check_in
from desktop.usecases.rooms import add_room
from desktop.usecases.sessions import add_session
from desktop.views.tokens import CONTROL
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
    assert proposed.title.text().endswith("8 people get a place")
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
    assert panel.missing.text() == "1 person who has not arrived has a place."
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
    qtbot.mouseClick(page.work.advice.mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.proposing.view.isVisible() and page.mending.job is None, timeout=20_000)
    with qtbot.waitSignal(workspace.changed):
        qtbot.mouseClick(page.proposing.view.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded and page.work.isVisible())
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


def composed(workspace, people) -> None:
    """Everybody sits in both rounds: three, three and two at the tables."""
    view = view_of(workspace)
    for round_ in view.rounds:
        groups = {person: view.groups[(0, 1, 2)[number % 3]].id for number, person in enumerate(people)}
        move_attendees(workspace.store, round_.id, groups)


def shown(page, qtbot, asked):
    page.mending.propose(asked)
    qtbot.waitUntil(lambda: page.proposing.view.isVisible() and page.mending.job is None, timeout=20_000)
    return page.proposing.view


def test_too_few_seats_are_told_first_and_apart_from_who_leaves(page, workspace, people, qtbot):
    composed(workspace, people)
    view = view_of(workspace)
    asked = Asked("few", frozenset(people[1:2]), {view.groups[0].id: 0})
    proposal = shown(page, qtbot, asked)
    assert proposal.title.text().startswith("1 person would have no place, ")
    assert proposal.title.text().endswith("1 leaves")
    assert proposal.title.property("tone") == "bad"
    assert proposal.help.isVisible()
    assert not proposal.room_button.isVisible()
    kinds = proposal.list.kinds
    assert [kind for kind in kinds if kinds[kind].isVisible()] == ["", "moves", "placeless", "leaves"]
    qtbot.mouseClick(kinds["leaves"], Qt.MouseButton.LeftButton)
    rows = proposal.table.model().rows
    assert {line.attendee_id for line in rows} == {people[1]}
    assert {proposal.table.model().index(0, 4).data()} == {"leaves"}
    qtbot.mouseClick(kinds["placeless"], Qt.MouseButton.LeftButton)
    assert proposal.table.model().index(0, 4).data() == "without a place"


def test_the_room_that_is_advised_is_opened_and_all_have_a_place(workspace, people, go, qtbot):
    store, event_id = workspace.store, workspace.event_id
    for title, seats in (("Rhone", "4"), ("Saone", "4"), ("Isere", "6")):
        add_room(store, event_id, {"title": title, "capacity": seats})
    for title, room in (("Listening", "Rhone"), ("Delegating", "Saone")):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": room}
        add_session(store, event_id, texts)
    view = view_of(workspace)
    set_rules(store, view.breakout.id, Rules(seconds=1))
    move_attendees(store, view.rounds[0].id, {one: view.groups[n % 2].id for n, one in enumerate(people)})
    page = go("breakouts")
    proposal = shown(page, qtbot, Asked("few", seats={view.groups[0].id: 0}))
    assert proposal.title.text().startswith("4 people would have no place")
    assert "Isere (6 places) is free" in proposal.help_line.text()
    qtbot.mouseClick(proposal.room_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.mending.job is None and not proposal.help.isVisible(), timeout=20_000)
    assert proposal.title.text() == "4 people move"
    assert len(view_of(workspace).groups) == 3


def test_while_a_plan_is_looked_for_the_dial_rests_on_what_was_clicked(page, proposed, qtbot):
    qtbot.mouseClick(proposed.dial["few"], Qt.MouseButton.LeftButton)
    assert page.mending.job is not None
    assert proposed.dial["few"].isChecked()
    for control in (*proposed.dial.values(), proposed.take_button, proposed.print_button):
        assert not control.isEnabled()
    page.mending.job.cancel()
    qtbot.waitUntil(lambda: page.mending.job is None, timeout=20_000)
    assert proposed.dial["best"].isChecked()
    assert proposed.take_button.isEnabled()


def test_one_person_who_waits_is_placed_at_once_and_named(page, workspace, people, qtbot):
    composed(workspace, people)
    view = view_of(workspace)
    workspace.do(move_attendees, workspace.store, view.rounds[0].id, {people[7]: None})
    qtbot.waitUntil(lambda: page.is_loaded and page.work.advice.isVisible())
    with qtbot.waitSignal(workspace.changed, timeout=20_000) as changed:
        qtbot.mouseClick(page.work.advice.mend, Qt.MouseButton.LeftButton)
    group = next(g.title for g in view.groups if g.id == view_of(workspace).group_of(view.rounds[0].id, people[7]))
    assert str(changed.args[0].label) == f"Seat P Henry: {group}"
    assert not page.proposing.is_open


def test_rules_that_are_kept_again_have_a_card(page, workspace, people, qtbot):
    composed(workspace, people)
    view = view_of(workspace)
    move_attendees(workspace.store, view.rounds[0].id, {people[1]: view.groups[0].id})
    proposal = shown(page, qtbot, Asked("few"))
    cards = proposal.figures.cards
    assert proposal.line.text().startswith("Rules broken 1 → 0, people too many 1 → 0")
    assert [cards[name].isVisible() for name in ("broken", "over")] == [True, True]
    assert (cards["over"].then.text(), cards["over"].now.text()) == ("0", "now 1")


def test_the_repair_forces_no_width_and_its_button_stays_in_sight(page, workspace, qtbot):
    page.work.toggle_repair()
    panel = page.work.repair
    for group in view_of(workspace).groups:
        panel.group.choose(group.id)
        panel.add_button.click()
    assert panel.minimumSizeHint().width() <= 288
    assert panel.area.widget().minimumSizeHint().width() <= 288 - 32
    assert panel.group.height() >= CONTROL
    below = panel.repair_button.mapTo(panel, panel.repair_button.rect().bottomRight())
    assert panel.rect().contains(below)
