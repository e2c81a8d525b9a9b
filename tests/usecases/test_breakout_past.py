"""Who had met before: at events until this day, and in rounds that begin earlier the same day."""

import pytest

from desktop.data.tables import Attendee
from desktop.domain.ids import new_id
from desktop.domain.words import words
from desktop.usecases.breakout_board import get_board
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_view import get_breakout as read
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.usecases.workspace import add_event


def test_what_comes_later_the_same_day_is_no_meeting_before(day, event_id, tables, workshops, people):
    pair = tuple(people[2:4])
    for breakout in (tables, workshops):
        view = read(day, event_id, breakout)
        move_attendees(day, view.rounds[0].id, dict.fromkeys(pair, view.groups[0].id))
    early, late = read(day, event_id, tables), read(day, event_id, workshops)
    assert early.starts < late.starts
    assert dict(early.past) == {}
    assert {frozenset(both): n for both, n in late.past.items()} == {frozenset(pair): 1}


@pytest.mark.parametrize(("on", "counts"), [("2026-10-01", True), ("2027-10-01", False)])
def test_only_events_until_this_day_count_as_met_before(day, event_id, tables, people, row, on, counts):
    other = add_event(day, "Meetup Lyon", on, "meetup").id
    persons, ids = [row(attendee).person_id for attendee in people[2:4]], [new_id(), new_id()]
    with day.write(words("Come")) as work:
        for id_, person_id in zip(ids, persons, strict=True):
            work.add(Attendee(id=id_, event_id=other, person_id=person_id))
    session = add_session(day, other, {"title": "Codev", "starts": "10:00", "ends": "11:00"}).id
    shape_rounds(day, session, rounds=1, minutes=20, tables=1, seats=6)
    view = read(day, other, get_programme(day, other).breakouts[0].id)
    move_attendees(day, view.rounds[0].id, dict.fromkeys(ids, view.groups[0].id))
    assert bool(read(day, event_id, tables).past) is counts


def test_groups_of_one_unit_and_pairs_that_had_met_before_are_counted(day, event_id, tables, people):
    session = add_session(day, event_id, {"title": "Again", "starts": "16:00", "ends": "17:00"}).id
    shape_rounds(day, session, rounds=1, minutes=20, tables=4, seats=3)
    again = get_programme(day, event_id).breakout_of(session).id
    other = read(day, event_id, tables)
    move_attendees(day, other.rounds[0].id, dict.fromkeys(people[1:4], other.groups[0].id))
    view = read(day, event_id, again)
    mixed, single = view.groups[0].id, view.groups[1].id
    seats = dict.fromkeys(people[2:4], mixed) | dict.fromkeys((people[1], people[5]), single)
    move_attendees(day, view.rounds[0].id, seats)
    view = read(day, event_id, again)
    figures = get_board(view, view.rounds[0].id).figures
    assert (figures.known, figures.single) == (1, 1)
