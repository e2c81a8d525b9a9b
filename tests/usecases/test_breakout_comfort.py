"""How full groups are: tables evenly, rooms with seats left free as long as nobody needs them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.breakouts import PlaceRow
from desktop.usecases.attendees import edit_attendee
from desktop.usecases.breakout_comfort import room_comforts, table_comforts
from desktop.usecases.breakout_problem import draft_problem
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import compose_breakout
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.usecases.wishes import set_wishes


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(0, 60))
def test_tables_are_filled_evenly_as_far_as_their_seats_allow(seats, people):
    sizes = table_comforts(seats, people)
    assert sum(sizes) == min(people, sum(seats))
    assert all(size <= most for size, most in zip(sizes, seats, strict=True))
    with_room = [size for size, most in zip(sizes, seats, strict=True) if size < most]
    assert max(sizes, default=0) - min(with_room, default=max(sizes, default=0)) <= 1


def test_rooms_keep_a_tenth_of_their_seats_free_until_people_need_them():
    assert room_comforts([40, 20, 10], 30) == [36, 18, 9]
    assert room_comforts([40, 20, 10], 70) == [40, 20, 10]
    assert room_comforts([40, 20], 57) == [38, 19]
    assert room_comforts([40, None], 57) == [36, None]


def test_who_stays_away_from_a_round_makes_its_tables_smaller(day, event_id, tables, people):
    view = get_breakout(day, event_id, tables)
    away = PlaceRow("x", view.rounds[1].id, people[0], None, locked=True)
    problem = draft_problem(view._replace(places={(away.round_id, away.attendee_id): away})).problem
    assert [[room.comfort for room in rooms] for rooms in problem.rooms] == [[3, 3, 3, 3], [3, 3, 3, 2], [3, 3, 3, 3]]


@pytest.mark.parametrize(("tables", "seats"), [(2, 10), (3, 10), (4, 6)])
def test_no_table_is_left_small_while_another_is_full(day, event_id, people, tables, seats):
    session = add_session(day, event_id, {"title": "Speed meeting", "starts": "10:00", "ends": "11:00"}).id
    shape_rounds(day, session, rounds=3, minutes=20, tables=tables, seats=seats)
    breakout = get_programme(day, event_id).breakouts[0].id
    compose_breakout(day, event_id, breakout, limits=Limits(30, steps=80))
    view = get_breakout(day, event_id, breakout)
    for round_ in view.rounds:
        sizes = Counter(view.group_of(round_.id, row.id) for row in view.people)
        assert len(sizes) == tables
        assert max(sizes.values()) - min(sizes.values()) <= 1


@pytest.mark.parametrize(("comfort", "wishes", "seated"), [(0, 3, 8), (3, 1, 7)])
def test_a_room_that_all_wish_for_is_filled_as_comfort_is_weighed(
    day, event_id, people, workshops, comfort, wishes, seated
):
    first, second = get_breakout(day, event_id, workshops).groups
    for person in people[8:]:
        edit_attendee(day, person, {"status": "cancelled"})
    wished = [first.session_id, second.session_id]
    for person in people[:8]:
        set_wishes(day, person, wished, wished, "P")
    set_rules(day, workshops, Rules(managers_apart=False, mix={}, comfort=comfort, wishes=wishes))
    compose_breakout(day, event_id, workshops, limits=Limits(30, steps=80))
    view = get_breakout(day, event_id, workshops)
    assert sum(view.group_of(view.rounds[0].id, a) == first.id for a in people) == seated
