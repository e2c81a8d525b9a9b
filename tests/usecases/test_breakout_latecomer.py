"""Who comes late gets the best free place of each round to come, and takes all of them in one step."""

from datetime import datetime

import pytest

from desktop.domain.words import Refused
from desktop.usecases.agenda import get_agendas
from desktop.usecases.attendees import edit_attendee
from desktop.usecases.breakout_latecomer import best_places, find_composed, lacks_place, seat_latecomer
from desktop.usecases.breakout_places import lock_places, move_attendees, set_pair
from desktop.usecases.breakout_problem import Asked
from desktop.usecases.breakout_proposals import apply_proposal, propose_plan
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import compose_breakout
from desktop.usecases.door import check_in
from desktop.usecases.history import undo_action
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.usecases.wishes import set_wishes

MORNING = datetime(2026, 11, 19, 9, 0)


@pytest.fixture
def roomy(day, event_id, people) -> str:
    """Twelve people in three rounds at four tables of four."""
    session = add_session(day, event_id, {"title": "Speed meeting", "starts": "10:00", "ends": "11:00"}).id
    shape_rounds(day, session, rounds=3, minutes=20, tables=4, seats=4)
    breakout = get_programme(day, event_id).breakouts[0].id
    compose_breakout(day, event_id, breakout, limits=Limits(30, steps=60))
    return breakout


@pytest.fixture
def offered(day, event_id):
    return lambda who, now=MORNING: best_places(day, event_id, who, now)


def mates(view, who):
    """Round by round, those who sit with somebody."""
    return [
        {row.id for row in view.people if row.id != who and view.group_of(r.id, row.id) == view.group_of(r.id, who)}
        for r in view.rounds
        if view.group_of(r.id, who)
    ]


def test_each_round_is_offered_where_fewest_are_known_from_the_rounds_before(day, event_id, roomy, person, offered):
    set_rules(day, roomy, Rules(managers_apart=False, mix={}, comfort=0))
    late = person("Maria", "Ostrowska", unit="Desk")
    offer = offered(late)
    assert [(seat.number, seat.starts[11:]) for seat in offer.seats] == [(1, "10:00"), (2, "10:20"), (3, "10:40")]
    view, met = get_breakout(day, event_id, roomy), set()
    for seat in offer.seats:
        tables = {
            group.id: {row.id for row in view.people if view.group_of(seat.round_id, row.id) == group.id}
            for group in view.groups
        }
        assert len(tables[seat.group_id] & met) == min(len(people & met) for people in tables.values())
        met |= tables[seat.group_id]
    seat_latecomer(day, late, offer.name, offer.seats)
    assert set.union(*mates(get_breakout(day, event_id, roomy), late)) == met


def test_all_of_it_is_one_action_that_can_be_taken_back(day, event_id, roomy, person, offered):
    late = person("Maria", "Ostrowska")
    offer = offered(late)
    changes = seat_latecomer(day, late, offer.name, offer.seats)
    assert str(changes.label) == f"Seat Maria Ostrowska: {', '.join(seat.title for seat in offer.seats)}"
    assert offered(late).seats == ()
    undo_action(day)
    assert offered(late) == offer


@pytest.mark.parametrize(
    ("clock_time", "numbers"),
    [("09:00", [1, 2, 3]), ("10:14", [1, 2, 3]), ("10:16", [2, 3]), ("10:56", []), ("18:00", [])],
)
def test_rounds_that_are_over_or_nearly_so_are_past(roomy, person, offered, clock_time, numbers):
    late = person("Maria", "Ostrowska")
    now = datetime.fromisoformat(f"2026-11-19T{clock_time}")
    assert [seat.number for seat in offered(late, now).seats] == numbers


def test_another_day_offers_nothing(roomy, person, offered):
    assert offered(person("Maria", "Ostrowska"), datetime(2026, 11, 18, 9, 0)).seats == ()


def test_only_the_rounds_without_a_place_are_offered(day, event_id, roomy, person, offered):
    late = person("Maria", "Ostrowska")
    view = get_breakout(day, event_id, roomy)
    move_attendees(day, view.rounds[1].id, {late: view.groups[0].id})
    assert [seat.number for seat in offered(late).seats] == [1, 3]
    lock_places(day, view.rounds[1].id, [late], locked=True)
    assert [seat.number for seat in offered(late).seats] == [1, 3]


def test_who_was_left_out_and_stands_at_the_door_is_offered_a_place_and_is_not_locked_there(
    day, event_id, roomy, people, offered
):
    asked = Asked("few", frozenset(people[:1]))
    apply_proposal(day, event_id, propose_plan(day, event_id, roomy, asked, limits=Limits(30, steps=60)))
    agendas = get_agendas(day, event_id)
    assert lacks_place(agendas, find_composed(agendas), people[0], MORNING)
    offer = offered(people[0])
    assert [seat.number for seat in offer.seats] == [1, 2, 3]
    seat_latecomer(day, people[0], offer.name, offer.seats)
    view = get_breakout(day, event_id, roomy)
    places = [view.places[seat.round_id, people[0]] for seat in offer.seats]
    assert [(place.group_id, place.locked) for place in places] == [(seat.group_id, False) for seat in offer.seats]


def test_before_groups_are_composed_nobody_lacks_a_place(day, event_id, tables, people, offered):
    assert offered(people[0]).seats == ()
    agendas = get_agendas(day, event_id)
    assert not lacks_place(agendas, find_composed(agendas), people[0], MORNING)


def test_the_quick_look_says_what_the_search_finds(day, event_id, roomy, people, person, offered):
    late = person("Maria", "Ostrowska")
    agendas = get_agendas(day, event_id)
    composed = find_composed(agendas)
    for who, now in ((late, MORNING), (people[0], MORNING), (late, datetime(2026, 11, 19, 10, 57))):
        assert lacks_place(agendas, composed, who, now) == bool(offered(who, now).seats)


def test_whom_to_stay_away_from_is_not_at_the_table(day, event_id, roomy, people, person, row, offered):
    late = person("Maria", "Ostrowska", line_manager_ref="anna@x.org")
    set_pair(day, event_id, [row(late).person_id, row(people[5]).person_id], "apart")
    set_pair(day, event_id, [row(late).person_id, row(people[7]).person_id], "together")
    offer = offered(late)
    seat_latecomer(day, late, offer.name, offer.seats)
    met = mates(get_breakout(day, event_id, roomy), late)
    for group in met:
        assert not group & {people[0], people[5]}
        assert people[7] in group


def test_a_wish_comes_first_and_the_next_one_when_its_room_is_full(day, event_id, workshops, people, person, offered):
    view = get_breakout(day, event_id, workshops)
    first, second = view.groups
    wished = [second.session_id, first.session_id]
    for one in people[:4]:
        set_wishes(day, one, [second.session_id], wished, "P")
    move_attendees(day, view.rounds[0].id, dict.fromkeys(people[:3], second.id) | dict.fromkeys(people[3:6], first.id))
    late = person("Maria", "Ostrowska")
    set_wishes(day, late, wished, wished, "Maria Ostrowska")
    seat = offered(late).seats[0]
    assert (seat.title, seat.room, seat.number, seat.chosen) == (second.title, second.room, 0, True)
    move_attendees(day, view.rounds[0].id, {people[6]: second.id})
    assert offered(late).seats[0].group_id == first.id


def test_who_has_no_wish_goes_where_most_seats_are_free(day, event_id, workshops, people, person, offered):
    view = get_breakout(day, event_id, workshops)
    large, small = view.groups
    move_attendees(day, view.rounds[0].id, {people[2]: large.id, people[3]: small.id})
    assert offered(person("Maria", "Ostrowska")).seats[0].group_id == large.id


def test_a_full_house_says_what_helps(day, event_id, tables, people, person, offered):
    compose_breakout(day, event_id, tables, limits=Limits(30, steps=40))
    check_in(day, event_id, people[0])
    late = person("Maria", "Ostrowska")
    offer = offered(late)
    assert (offer.seats, len(offer.unseated)) == ((), 3)
    assert [str(text) for text in (offer.unseated[0].why, *offer.unseated[0].helps)] == [
        "No free seat.", "1 more table of 3 would do.",
    ]  # fmt: skip
    soon = offered(late, datetime(2026, 11, 19, 9, 50)).unseated
    assert [str(text) for text in soon[0].helps][1:] == ["11 seats are kept for people who have not come."]
    assert len(soon[2].helps) == 1


def test_where_each_free_group_breaks_a_rule_nobody_is_seated(day, event_id, tables, people, person, row, offered):
    late = person("Maria", "Ostrowska")
    view = get_breakout(day, event_id, tables)
    groups = {who: view.groups[place // 3].id for place, who in enumerate(people[:10])}
    move_attendees(day, view.rounds[0].id, groups)
    set_pair(day, event_id, [row(late).person_id, row(people[0]).person_id], "together")
    unseated = offered(late).unseated
    assert len(unseated) == 1
    assert "to sit together" in str(unseated[0].why)


def test_who_needs_no_steps_is_offered_no_room_with_steps(day, event_id, workshops, people, person, offered):
    view = get_breakout(day, event_id, workshops)
    move_attendees(day, view.rounds[0].id, {people[0]: view.groups[0].id})
    late = person("Maria", "Ostrowska", step_free="yes")
    steep = [group.id for group in view.groups if not group.step_free]
    assert all(seat.group_id not in steep for seat in offered(late).seats)
    assert len(offered(late).seats) + len(offered(late).unseated) == 1


def test_a_place_that_was_taken_meanwhile_is_refused_and_nothing_is_written(
    day, event_id, roomy, people, person, offered
):
    late, other = person("Maria", "Ostrowska"), person("Nora", "Blanc")
    offer = offered(late)
    last = offer.seats[2]
    move_attendees(day, last.round_id, {other: last.group_id})
    with pytest.raises(Refused, match="is full by now"):
        seat_latecomer(day, late, offer.name, offer.seats)
    assert [seat.number for seat in offered(late).seats] == [1, 2, 3]
    seat_latecomer(day, late, offer.name, offer.seats[:1])
    with pytest.raises(Refused, match="has a place already"):
        seat_latecomer(day, late, offer.name, offer.seats[:1])


def test_who_is_not_registered_is_offered_nothing(day, event_id, roomy, person, offered):
    late = person("Maria", "Ostrowska")
    edit_attendee(day, late, {"status": "cancelled"})
    assert offered(late).seats == ()


def test_people_met_at_a_table_of_the_morning_are_known_in_the_afternoon(day, event_id, roomy, people, person, offered):
    for title in ("Listening", "Delegating"):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "capacity": "8"}
        add_session(day, event_id, texts)
    late = person("Maria", "Ostrowska")
    afternoon = next(b.id for b in get_programme(day, event_id).breakouts if b.session_id is None)
    view = get_breakout(day, event_id, afternoon)
    morning = offered(late).seats
    tables = get_breakout(day, event_id, roomy)
    met = {
        row.id for row in tables.people for seat in morning if tables.group_of(seat.round_id, row.id) == seat.group_id
    }
    strangers = [who for who in people if who not in met]
    known = [who for who in people if who in met][: len(strangers)]
    first, second = view.groups
    move_attendees(day, view.rounds[0].id, dict.fromkeys(known, first.id) | dict.fromkeys(strangers, second.id))
    assert offered(late).seats[-1].group_id == second.id
