"""Sessions, their rooms, rounds and hosts: added, changed, moved, removed, and each taken back by one undo."""

import pytest

from desktop.data import history
from desktop.domain.words import Refused
from desktop.usecases.attendees import list_attendees, list_people
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import advise_room, open_room
from desktop.usecases.day_plan import get_day_plan
from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room, edit_room, remove_room
from desktop.usecases.rounds import add_round, edit_round, move_together, remove_round, set_rounds, shape_rounds
from desktop.usecases.sessions import add_session, edit_session, release_room, remove_session, set_hosts


@pytest.fixture
def rooms(day, event_id):
    wanted = {"Rhône": "28", "Gerland": "40", "Foyer": "620"}
    return {t: add_room(day, event_id, {"title": t, "capacity": c}).id for t, c in wanted.items()}


@pytest.fixture
def workshops(day, event_id, rooms):
    """Two workshops at the same time."""
    texts = {"kind": "workshop", "starts": "14:00", "ends": "15:30"}
    found = [("Oser le feedback", "Rhône"), ("Manager à distance", "Gerland")]
    return [add_session(day, event_id, {**texts, "title": t, "room": r}).id for t, r in found]


@pytest.fixture
def tables(day, event_id, rooms):
    texts = {"title": "Speed-meeting", "kind": "tables", "starts": "10:45", "ends": "12:00", "room": "Foyer"}
    return add_session(day, event_id, texts).id


def line(day, event_id, session_id):
    return get_day_plan(day, event_id).line(session_id)


def rounds(day, event_id, session_id):
    return [(t.number, t.starts[11:], t.minutes) for t in line(day, event_id, session_id).rounds]


def test_a_session_needs_a_title_only(day, event_id):
    added = add_session(day, event_id, {"title": "Café"})
    session = line(day, event_id, added.id).session
    assert (session.title, session.starts, session.room_id, session.kind) == ("Café", "", None, "other")
    with pytest.raises(Refused):
        add_session(day, event_id, {"title": " "})


@pytest.mark.parametrize(("field", "text"), [("starts", "noon-ish"), ("capacity", "many"), ("day", "some day")])
def test_a_text_that_does_not_fit_is_refused_and_nothing_changes(day, event_id, workshops, field, text):
    before = get_programme(day, event_id)
    with pytest.raises(Refused):
        edit_session(day, event_id, workshops[0], {field: text})
    assert get_programme(day, event_id) == before


def test_an_edit_leaves_every_other_field_as_it_is_and_undo_takes_it_back(day, event_id, workshops):
    before = line(day, event_id, workshops[0]).session
    edit_session(day, event_id, workshops[0], {"description": "Deux rangées\net un cercle"})
    after = line(day, event_id, workshops[0]).session
    assert after == before._replace(description="Deux rangées\net un cercle")
    history.undo(day)
    assert line(day, event_id, workshops[0]).session == before


def test_workshops_that_start_together_are_one_breakout(day, event_id, workshops):
    first, second = (line(day, event_id, id_) for id_ in workshops)
    assert first.breakout_id == second.breakout_id
    assert set(first.rivals) == set(workshops)


def test_a_workshop_in_another_room_has_that_room_alone(day, event_id, rooms, workshops):
    edit_session(day, event_id, workshops[0], {"room": "Foyer"})
    shown = line(day, event_id, workshops[0])
    assert [room.title for room in shown.rooms] == ["Foyer"]
    assert shown.places == 620
    assert len(get_programme(day, event_id).groups) == 2


def test_the_tables_of_a_session_go_with_it_into_another_room(day, event_id, tables):
    shape_rounds(day, tables, rounds=2, minutes=10, tables=3, seats=8)
    edit_session(day, event_id, tables, {"room": "Gerland", "title": "Rencontres"})
    programme = get_programme(day, event_id)
    assert {group.room for group in programme.groups} == {"Gerland"}
    assert [breakout.title for breakout in programme.breakouts] == ["Rencontres"]


def test_the_same_room_or_host_twice_and_too_few_seats_are_clashes(day, event_id, rooms, workshops, person):
    host = person("Hélène", "Martin-Duval")
    assert host
    someone = list_people(day)[0].id
    edit_session(day, event_id, workshops[1], {"room": "Rhône"})
    for id_ in workshops:
        set_hosts(day, id_, [someone])
    edit_session(day, event_id, workshops[0], {"capacity": "0"})
    kinds = [clash.kind for clash in get_day_plan(day, event_id).clashes]
    assert sorted(kinds) == ["host", "room"]
    for title in ("Ana", "Bo"):
        person(title, "Petit")
    breakout = line(day, event_id, workshops[0]).breakout_id
    group = next(g for g in get_programme(day, event_id).groups if g.session_id == workshops[0])
    turn = get_programme(day, event_id).rounds_of(breakout)[0]
    move_attendees(day, turn.id, {list_attendees(day, event_id)[0].id: group.id})
    assert {clash.kind for clash in line(day, event_id, workshops[0]).clashes} == {"host", "places", "room"}


def test_sessions_come_in_slots_of_time_and_those_without_a_time_last(day, event_id, workshops, tables):
    add_session(day, event_id, {"title": "Un jour"})
    slots = get_day_plan(day, event_id).slots
    assert [(slot.starts[11:], len(slot.lines)) for slot in slots] == [("10:45", 1), ("14:00", 2), ("", 1)]


def test_removing_a_session_takes_its_rounds_along_and_undo_brings_all_back(day, event_id, tables):
    shape_rounds(day, tables, rounds=3, minutes=15, tables=4, seats=10)
    before = get_day_plan(day, event_id)
    remove_session(day, tables)
    assert get_programme(day, event_id).rounds == []
    history.undo(day)
    assert get_day_plan(day, event_id) == before


def test_rounds_are_made_with_a_pause_between(day, event_id, tables):
    shape_rounds(day, tables, rounds=3, minutes=15, pause=5, tables=4, seats=10)
    assert rounds(day, event_id, tables) == [(1, "10:45", 15), (2, "11:05", 15), (3, "11:25", 15)]


def test_rounds_move_with_their_session_and_keep_their_pauses(day, event_id, tables):
    shape_rounds(day, tables, rounds=2, minutes=15, pause=5, tables=4, seats=10)
    edit_session(day, event_id, tables, {"starts": "11:00"})
    assert rounds(day, event_id, tables) == [(1, "11:00", 15), (2, "11:20", 15)]


def test_a_round_is_added_after_the_last_changed_and_removed(day, event_id, tables):
    shape_rounds(day, tables, rounds=2, minutes=15, tables=4, seats=10)
    breakout = line(day, event_id, tables).breakout_id
    added = add_round(day, breakout)
    assert rounds(day, event_id, tables)[-1] == (3, "11:15", 15)
    edit_round(day, added.id, "11:20", "11:40")
    assert rounds(day, event_id, tables)[-1] == (3, "11:20", 20)
    edit_round(day, added.id, "11:30")
    assert rounds(day, event_id, tables)[-1] == (3, "11:30", 20)
    remove_round(day, line(day, event_id, tables).rounds[1].id)
    assert rounds(day, event_id, tables) == [(1, "10:45", 15), (2, "11:30", 20)]


def test_a_round_added_after_one_was_removed_is_a_round_of_its_own(day, event_id, tables):
    shape_rounds(day, tables, rounds=3, minutes=15, tables=4, seats=10)
    remove_round(day, line(day, event_id, tables).rounds[0].id)
    add_round(day, line(day, event_id, tables).breakout_id)
    shown = line(day, event_id, tables).rounds
    assert [turn.number for turn in shown] == [1, 2, 3]
    assert len({turn.id for turn in shown}) == 3
    shape_rounds(day, tables, rounds=5, minutes=10, tables=4, seats=10)
    assert len(rounds(day, event_id, tables)) == 5


def test_the_last_round_stays(day, event_id, workshops):
    shown = line(day, event_id, workshops[0])
    with pytest.raises(Refused):
        remove_round(day, shown.rounds[0].id)
    with pytest.raises(Refused):
        set_rounds(day, shown.breakout_id, rounds=0, minutes=10)


@pytest.mark.parametrize(("starts", "ends"), [("11:00", "10:50"), ("eleven", "12:00")])
def test_a_round_that_cannot_be_is_refused(day, event_id, tables, starts, ends):
    shape_rounds(day, tables, rounds=1, minutes=15, tables=4, seats=10)
    before = rounds(day, event_id, tables)
    with pytest.raises(Refused):
        edit_round(day, line(day, event_id, tables).rounds[0].id, starts, ends)
    assert rounds(day, event_id, tables) == before


def test_workshops_share_their_rounds(day, event_id, workshops):
    set_rounds(day, line(day, event_id, workshops[0]).breakout_id, rounds=2, minutes=40, pause=10)
    for id_ in workshops:
        assert rounds(day, event_id, id_) == [(1, "14:00", 40), (2, "14:50", 40)]


def test_workshops_move_together_and_keep_their_places(day, event_id, workshops, person):
    attendee = person("Zoë", "Perrin")
    programme = get_programme(day, event_id)
    move_attendees(day, programme.rounds[0].id, {attendee: programme.groups[0].id})
    move_together(day, workshops[0], 30)
    shown = [line(day, event_id, id_) for id_ in workshops]
    assert [s.session.starts[11:] for s in shown] == ["14:30", "14:30"]
    assert sum(s.taken or 0 for s in shown) == 1
    assert shown[0].rounds[0].starts.endswith("14:30")


def test_a_session_may_be_held_in_two_rooms_and_give_one_up(day, event_id, rooms, workshops):
    texts = {"title": "Oser le feedback", "kind": "workshop", "starts": "14:00", "ends": "15:30", "room": "Foyer"}
    assert add_session(day, event_id, texts).id == workshops[0]
    assert {room.title for room in line(day, event_id, workshops[0]).rooms} == {"Rhône", "Foyer"}
    release_room(day, workshops[0], rooms["Rhône"])
    assert [room.title for room in line(day, event_id, workshops[0]).rooms] == ["Foyer"]


def test_two_rooms_do_not_share_a_name_and_a_removed_room_leaves_its_sessions(day, event_id, rooms, workshops):
    with pytest.raises(Refused):
        edit_room(day, rooms["Gerland"], {"title": "rhone"})
    remove_room(day, rooms["Rhône"])
    assert line(day, event_id, workshops[0]).session.room_id is None
    history.undo(day)
    assert line(day, event_id, workshops[0]).session.room_id == rooms["Rhône"]


def test_two_sessions_for_everybody_that_overlap_are_a_clash_and_breaks_and_workshops_are_not(day, event_id, tables):
    plenary = add_session(
        day, event_id, {"title": "Plénière", "kind": "plenary", "starts": "09:15", "ends": "10:45", "room": "Gerland"}
    ).id
    for kind in ("welcome", "workshop", "break"):
        add_session(day, event_id, {"title": kind, "kind": kind, "starts": "10:30", "ends": "11:30"})
    assert get_day_plan(day, event_id).clashes == ()
    edit_session(day, event_id, plenary, {"ends": "11:30"})
    plan = get_day_plan(day, event_id)
    assert [(clash.kind, set(clash.sessions)) for clash in plan.clashes] == [("people", {plenary, tables})]
    assert str(plan.clashes[0].text) == "The same people are at Plénière and at Speed-meeting, which overlap."


def test_a_workshop_in_two_rooms_with_one_host_is_a_reminder_and_no_clash(day, event_id, workshops, person):
    breakout = line(day, event_id, workshops[0]).breakout_id
    people = [person("Hélène", "Martin"), person("Ana", "Petit")]
    assert len(people) == 2
    hosts = [row.id for row in list_people(day)]
    set_hosts(day, workshops[0], hosts[:1])
    view = get_breakout(day, event_id, breakout)
    advice = advise_room(view, 1)
    assert advice
    opened = advice.group.session_id
    set_hosts(day, opened, hosts[:1])
    assert line(day, event_id, opened).reminders == ()
    open_room(day, advice)
    shown = line(day, event_id, opened)
    assert [point.kind for point in shown.reminders] == ["hosts"]
    assert not [clash for clash in get_day_plan(day, event_id).clashes if clash.kind == "hosts"]
    set_hosts(day, opened, hosts)
    assert line(day, event_id, opened).reminders == ()
