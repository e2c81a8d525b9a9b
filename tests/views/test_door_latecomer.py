"""The door finds who has no place, and gives the best free ones with one key, while the queue goes on."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.usecases.agenda import get_agendas
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.views import door_seeking


def key(window, code: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.windowHandle(), code, held)


def places(workspace, event_id, attendee_id: str) -> int:
    return len(get_agendas(workspace.store, event_id).places.get(attendee_id, ()))


def seat_everybody(workspace, event_id, breakout_id: str) -> None:
    """Everybody at the first group of each round."""
    view = get_breakout(workspace.store, event_id, breakout_id)
    for round_ in view.rounds:
        move_attendees(workspace.store, round_.id, {row.id: view.groups[0].id for row in view.people})


def late(workspace, event_id, given: str = "Maria", family: str = "Ostrowska"):
    added = add_attendee(workspace.store, event_id, {"given_name": given, "family_name": family}).id
    return next(row for row in list_attendees(workspace.store, event_id) if row.id == added)


@pytest.fixture
def tables(workspace, event_id, people):
    """Three people at the first of two tables of five, in two rounds."""
    texts = {"title": "Speed meeting", "starts": "10:00", "ends": "10:40", "kind": "tables"}
    session = add_session(workspace.store, event_id, texts).id
    shape_rounds(workspace.store, session, rounds=2, minutes=20, tables=2, seats=5)
    breakout = get_programme(workspace.store, event_id).breakouts[0].id
    set_rules(workspace.store, breakout, Rules(mix={}))
    seat_everybody(workspace, event_id, breakout)
    return breakout


@pytest.fixture
def workshops(workspace, event_id, people):
    """Two workshops in the afternoon; all sit in the first."""
    for title in ("Listening", "Delegating"):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "capacity": "8"}
        add_session(workspace.store, event_id, texts)
    listed = list_breakouts(get_programme(workspace.store, event_id), workspace.store.now())
    breakout = listed[-1].id
    seat_everybody(workspace, event_id, breakout)
    return breakout


@pytest.fixture
def maria(workspace, event_id, tables):
    return late(workspace, event_id)


def offered(door) -> bool:
    card = door.scene.latecomer
    return card.isVisible() and card._offer is not None


def test_one_key_gives_the_places_and_shows_them(maria, door, window, scanner, workspace, event_id, qtbot):
    scanner.scan(maria.code)
    assert door.scene.latecomer.isVisible()
    qtbot.waitUntil(lambda: offered(door))
    assert door.scene.latecomer.title.text() == "No place yet in 2 rounds to come"
    key(window, Qt.Key.Key_F8)
    assert places(workspace, event_id, maria.id) == 2
    card = door.scene.latecomer
    assert card.title.text() == "Has places now in 2 rounds"
    assert "Round 1 · 10:00: Table " in card.accessibleName()
    assert [shown.isVisible() for shown in card.cards].count(True) == 2
    assert not card.button.isVisible()
    assert door.field.hasFocus()


@pytest.mark.parametrize("code", [Qt.Key.Key_F8, Qt.Key.Key_Insert])
def test_a_key_pressed_while_it_is_being_looked_for_counts(
    maria, door, window, scanner, workspace, event_id, qtbot, code
):
    scanner.scan(maria.code)
    key(window, code)
    qtbot.waitUntil(lambda: places(workspace, event_id, maria.id) == 2)
    assert door.scene.band.shown.name == "Maria Ostrowska"


def test_the_button_does_the_same_and_leaves_the_keyboard_to_the_queue(
    maria, door, scanner, workspace, event_id, qtbot
):
    scanner.scan(maria.code)
    qtbot.waitUntil(lambda: offered(door))
    qtbot.mouseClick(door.scene.latecomer.button, Qt.MouseButton.LeftButton)
    assert places(workspace, event_id, maria.id) == 2
    assert door.field.hasFocus()


def test_a_scan_while_the_best_place_is_looked_for_goes_on_and_the_answer_is_dropped(
    maria, door, window, scanner, people, workspace, event_id, qtbot, monkeypatch
):
    asked, may_answer, look = Event(), Event(), door_seeking.offer_places

    def slow(*arguments):
        asked.set()
        assert may_answer.wait(20)
        return look(*arguments)

    monkeypatch.setattr(door_seeking, "offer_places", slow)
    scanner.scan(maria.code)
    qtbot.waitUntil(asked.is_set)
    key(window, Qt.Key.Key_F8)
    scanner.scan(people["Karim"].code)
    assert door.scene.band.shown.name == "Karim Bensaïd"
    assert not door.scene.latecomer.isVisible()
    may_answer.set()
    with qtbot.waitSignal(door.loaded):
        door.reload()  # read after the answer
    assert not door.scene.latecomer.isVisible()
    assert places(workspace, event_id, maria.id) == 0
    assert {row.given_name for row in list_attendees(workspace.store, event_id) if row.inside} == {"Maria", "Karim"}


def test_who_has_all_places_is_shown_nothing_of_it(tables, door, scanner, people, window):
    scanner.scan(people["Karim"].code)
    assert not door.scene.latecomer.isVisible()
    assert door.scene._fade.isActive()
    key(window, Qt.Key.Key_F8)
    assert door.scene.band.shown.name == "Karim Bensaïd"


def test_a_welcome_without_a_place_stays_until_the_next_scan(maria, door, scanner, people, qtbot):
    scanner.scan(maria.code)
    qtbot.waitUntil(lambda: offered(door))
    assert not door.scene._fade.isActive()
    scanner.scan(people["Karim"].code)
    assert not door.scene.latecomer.isVisible()
    assert door.scene._fade.isActive()


def test_amber_offers_it_too_and_an_exit_does_not(maria, door, scanner, qtbot):
    scanner.scan(maria.code)
    scanner.scan(maria.code)
    assert door.scene.band.shown.colour == "warn"
    qtbot.waitUntil(lambda: offered(door))
    qtbot.mouseClick(door.bar.exit, Qt.MouseButton.LeftButton)
    scanner.scan(maria.code)
    assert not door.scene.latecomer.isVisible()


def test_ctrl_z_takes_the_places_back_first_and_the_entry_next(
    maria, door, window, scanner, workspace, event_id, qtbot
):
    scanner.scan(maria.code)
    key(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: places(workspace, event_id, maria.id) == 2)
    assert door.actions_.undo.isVisible()
    assert door.actions_.undo.text() == "Undo the places"
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert places(workspace, event_id, maria.id) == 0
    qtbot.waitUntil(lambda: offered(door))
    assert door.actions_.undo.text() == "Undo the entry"
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert door.scene.is_ready
    assert not door.scene.latecomer.isVisible()


def walk_in(door, window, qtbot) -> None:
    key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(door.scene.walk_in.fields["given_name"], "Nora")
    qtbot.keyClick(door.scene.walk_in.fields["given_name"], Qt.Key.Key_Return)


def nora(workspace, event_id):
    return next(row for row in list_attendees(workspace.store, event_id) if row.given_name == "Nora")


def test_a_walk_in_has_places_at_tables_at_once(tables, door, window, workspace, event_id, qtbot):
    walk_in(door, window, qtbot)
    qtbot.waitUntil(lambda: door.scene.latecomer.changes is not None)
    assert places(workspace, event_id, nora(workspace, event_id).id) == 2
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: offered(door))
    assert places(workspace, event_id, nora(workspace, event_id).id) == 0


def test_a_walk_in_decides_about_a_workshop(tables, workshops, door, window, workspace, event_id, qtbot):
    walk_in(door, window, qtbot)
    qtbot.waitUntil(lambda: door.scene.latecomer.changes is not None)
    card = door.scene.latecomer
    assert places(workspace, event_id, nora(workspace, event_id).id) == 2
    assert card.title.text() == "Has places now in 2 rounds. No workshop yet"
    assert card.button.isVisible()
    key(window, Qt.Key.Key_F8)
    assert places(workspace, event_id, nora(workspace, event_id).id) == 3
    assert "14:00: Delegating" in card.accessibleName()


def test_a_full_house_says_so_and_what_helps(tables, door, scanner, workspace, event_id, qtbot):
    added = [late(workspace, event_id, "P", f"Number{n}") for n in range(8)]
    seats = get_breakout(workspace.store, event_id, tables)
    ids = [row.id for row in added[:7]]
    for round_ in seats.rounds:
        groups = dict.fromkeys(ids[:2], seats.groups[0].id) | dict.fromkeys(ids[2:], seats.groups[1].id)
        workspace.do(move_attendees, workspace.store, round_.id, groups)
    qtbot.waitUntil(lambda: door.is_loaded)
    scanner.scan(added[7].code)
    qtbot.waitUntil(lambda: offered(door))
    card = door.scene.latecomer
    assert card.told.text().splitlines()[0] == "Round 1 · 10:00: No free seat. 1 more table of 5 would do."
    assert not card.button.isVisible()


def test_a_seat_taken_meanwhile_is_said_and_another_one_is_looked_for(
    maria, door, window, scanner, people, workspace, event_id, tables, qtbot
):
    scanner.scan(maria.code)
    qtbot.waitUntil(lambda: offered(door))
    seat = door.scene.latecomer._offer.seats[0]
    # behind the window's back, as an exchange would
    fillers = {late(workspace, event_id, "F", str(n)).id: seat.group_id for n in range(5)}
    move_attendees(workspace.store, seat.round_id, fillers)
    with qtbot.waitSignal(workspace.refused) as refused:
        key(window, Qt.Key.Key_F8)
    assert "is full by now" in str(refused.args[0].happened)
    assert places(workspace, event_id, maria.id) == 0
