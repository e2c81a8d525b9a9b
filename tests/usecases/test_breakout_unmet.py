"""Wishes that are not met: none is forgotten, and each reason is the one that holds."""

from random import Random

import pytest

from desktop.data.catalogues import load_texts
from desktop.data.tables import Wish
from desktop.domain.ids import derived_id
from desktop.domain.words import words
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.breakout_places import lock_places, move_attendees, set_pair
from desktop.usecases.breakout_results import get_results
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_unmet import told_reason
from desktop.usecases.breakout_view import BreakoutView, get_breakout
from desktop.usecases.programme import find_session, get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session, set_hosts
from tests.usecases.breakout_counts import missed_wishes

TITLES = ("Listening", "Delegating", "Deciding")


@pytest.fixture
def sessions(day, event_id) -> dict[str, str]:
    """Three workshops at the same time, in rooms of two, two and six; the first room has steps."""
    found = {}
    for title, room, seats, step_free in zip(TITLES, "RSI", "226", ("no", "yes", "yes"), strict=True):
        add_room(day, event_id, {"title": room, "capacity": seats, "step_free": step_free})
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": room}
        found[title] = add_session(day, event_id, texts).id
    return found


@pytest.fixture
def people(person) -> list[str]:
    """Six people; the last two registered late, and the first is the line manager of the second."""
    ids = [person("P", "Amar", email="amar@x.org", registered_at="2026-10-01")]
    ids.append(person("P", "Bosc", line_manager_ref="amar@x.org", registered_at="2026-10-01"))
    ids += [person("P", name, registered_at="2026-10-02") for name in ("Cohen", "Diop")]
    return ids + [person("P", name, registered_at="2026-11-01") for name in ("Evrard", "Faure")]


@pytest.fixture
def view(day, event_id):
    def read() -> BreakoutView:
        breakout = list_breakouts(get_programme(day, event_id), day.now())[0]
        return get_breakout(day, event_id, breakout.id)

    return read


def note_wishes(day, attendee: str, sessions: list[str]) -> None:
    with day.write(words("Wish")) as work:
        for rank, session in enumerate(sessions, 1):
            id_ = derived_id("wish", attendee, session)
            work.add(Wish(id=id_, attendee_id=attendee, session_id=session, rank=rank))


@pytest.fixture
def wish(day, sessions):
    """Note the wishes of somebody, the first first."""
    return lambda attendee, *titles: note_wishes(day, attendee, [sessions[title] for title in titles])


@pytest.fixture
def seat(day, view):
    """Seat people: attendee -> title of the workshop."""

    def moved(groups: dict[str, str]) -> None:
        now = view()
        ids = {group.title: group.id for group in now.groups}
        move_attendees(day, now.rounds[0].id, {attendee: ids[title] for attendee, title in groups.items()})

    return moved


@pytest.fixture
def reasons(view):
    """The reason of each wish that is not met: family name and workshop -> sentence."""

    def told() -> dict[tuple[str, str], str]:
        texts = load_texts("en")
        unmet = get_results(view()).unmet
        return {(u.name.removeprefix("P "), u.title): told_reason(texts, u.reason) for u in unmet}

    return told


@pytest.mark.parametrize("seed", range(6))
def test_the_list_the_card_and_the_wishes_not_met_count_the_same_people(day, person, view, sessions, wish, seat, seed):
    chance = Random(seed)
    people = [person("P", f"Name{n}") for n in range(8)]
    for attendee in people:
        wish(attendee, *chance.sample(TITLES, chance.randint(0, 3)))
    seats = [title for title, count in zip(TITLES, (2, 2, 6), strict=True) for _ in range(count)]
    chance.shuffle(seats)
    seat({attendee: seats.pop() for attendee in people if chance.random() > 0.2})
    set_hosts(day, sessions["Deciding"], [view().people[0].person_id])
    now = view()
    results, host = get_results(now), now.people[0].id
    told, found = results.summary, [(unmet.attendee_id, sessions[unmet.title]) for unmet in results.unmet]
    missed = {(a, s) for a, s in missed_wishes(now) if now.wishes[a][s] == 1}
    assert len(found) == len(set(found))
    assert set(found) == {(a, s) for a, s in missed if a != host}
    assert told.hosts_elsewhere == sum(a == host for a, _ in missed)
    assert told.wishing == sum(told.wishes.values()) == sum(bool(now.wishes.get(a)) for a in people if a != host)
    assert len(found) == told.wishing - told.wishes.get(1, 0)


def test_the_one_wish_for_a_workshop_of_this_time_is_the_first_here(day, event_id, people, view, sessions, wish, seat):
    other = add_session(day, event_id, {"title": "Choir", "kind": "workshop", "starts": "16:00", "ends": "17:00"}).id
    note_wishes(day, people[2], [other, sessions["Deciding"]])
    seat({people[2]: "Deciding"})
    results = get_results(view())
    assert (results.unmet, results.summary.wishes) == ([], {1: 1})


def test_a_full_room_tells_the_first_wishes_and_those_registered_earlier(people, wish, seat, reasons):
    for attendee in (people[2], people[4], people[3]):
        wish(attendee, "Delegating", "Deciding")
    seat({people[2]: "Delegating", people[4]: "Delegating", people[3]: "Deciding"})
    assert reasons() == {("Diop", "Delegating"): "Full: 2 of 2 seats went to first wishes."}
    seat({people[3]: "Delegating", people[4]: "Deciding"})
    told = "Full: 2 of 2 seats went to first wishes, 2 of them registered earlier."
    assert reasons() == {("Evrard", "Delegating"): told}


def test_steps_and_locks_are_told_before_anything_else(day, people, person, wish, seat, reasons, sessions, view):
    rolling = person("P", "Gomez", step_free="yes")
    for attendee in (rolling, people[0], people[2]):
        wish(attendee, "Listening", "Deciding")
    host = next(row for row in view().people if row.id == people[0])
    set_hosts(day, sessions["Deciding"], [host.person_id])
    seat({rolling: "Deciding", people[0]: "Deciding", people[2]: "Deciding"})
    lock_places(day, view().rounds[0].id, [people[2]], locked=True)
    assert reasons() == {
        ("Gomez", "Listening"): "Needs a room without steps, and R has steps.",
        ("Cohen", "Listening"): "Locked in Deciding.",
    }


def test_people_who_stay_apart_or_together_are_named(day, event_id, people, wish, seat, reasons, row):
    ids = [row(attendee).person_id for attendee in people]
    set_pair(day, event_id, [ids[2], ids[3]], "apart")
    set_pair(day, event_id, [ids[4], ids[5]], "together")
    wish(people[1], "Delegating", "Deciding")
    wish(people[3], "Listening", "Deciding")
    wish(people[4], "Listening", "Deciding")
    seat({people[0]: "Delegating", people[1]: "Deciding", people[2]: "Listening", people[3]: "Deciding"})
    seat({people[4]: "Deciding", people[5]: "Deciding"})
    assert reasons() == {
        ("Bosc", "Delegating"): "P Amar sits there: line manager or report.",
        ("Diop", "Listening"): "P Cohen sits there, to stay apart.",
        ("Evrard", "Listening"): "Kept together with P Faure.",
    }


def test_a_free_seat_is_told_to_who_could_have_it(people, wish, seat, reasons):
    wish(people[2], "Listening")
    wish(people[3], "Listening", "Deciding")
    seat({people[3]: "Deciding"})
    assert reasons() == {
        ("Cohen", "Listening"): "No place yet; 2 seats are free there.",
        ("Diop", "Listening"): "2 seats are free there: a move would do.",
    }


def test_what_a_move_would_cost_is_told_where_the_plan_would_be_worse(day, event_id, people, view):
    add_session(day, event_id, {"title": "Tables", "starts": "09:00", "ends": "10:00"})
    shape_rounds(day, find_session(day, event_id, "Tables").id, rounds=1, minutes=20, tables=1, seats=6)
    earlier = view()
    move_attendees(day, earlier.rounds[0].id, dict.fromkeys(people[2:4], earlier.groups[0].id))
    wished = []
    for n in range(7):
        add_room(day, event_id, {"title": f"Room {n}", "capacity": "3"})
        texts = {"title": f"Topic {n}", "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": f"Room {n}"}
        wished.append(add_session(day, event_id, texts).id)
    note_wishes(day, people[2], wished[5:])
    breakout = list_breakouts(get_programme(day, event_id), day.now())[-1].id
    set_rules(day, breakout, Rules(wishes=0))  # else no meeting would weigh as much as a first wish
    now = get_breakout(day, event_id, breakout)
    ids = {group.title: group.id for group in now.groups}
    move_attendees(day, now.rounds[0].id, {people[2]: ids["Topic 6"], people[3]: ids["Topic 5"]})
    unmet = {u.title: u.reason for u in get_results(get_breakout(day, event_id, breakout)).unmet}
    texts_ = load_texts("en")
    assert told_reason(texts_, unmet["Topic 5"]) == "Moving there would cost: 1 meeting with somebody met before."
