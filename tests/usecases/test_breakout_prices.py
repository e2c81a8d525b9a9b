"""What a move costs is what changes between the plan before it and the plan after it, counted by hand."""

from itertools import combinations

import pytest

from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_prices import FREE, Delta, Prices, told
from desktop.usecases.breakout_problem import get_breakout
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakouts import compose_breakout
from desktop.usecases.wishes import set_wishes


def count(view):
    """New encounters, and repeated meetings as m(m-1)/2, of a plan."""
    met = {}
    for round_ in view.rounds:
        for a, b in combinations([row.id for row in view.people], 2):
            group = view.group_of(round_.id, a)
            if group is not None and group == view.group_of(round_.id, b):
                met[a, b] = met.get((a, b), 0) + 1
    return sum(b not in view.met.get(a, {}) for a, b in met), sum(m * (m - 1) // 2 for m in met.values())


@pytest.fixture
def composed(day, event_id, tables):
    set_rules(day, tables, Rules(managers_apart=False, mix={}))
    compose_breakout(day, event_id, tables, limits=Limits(30, 60))
    return tables


def test_each_move_changes_encounters_as_its_price_said(day, event_id, composed):
    for turn in range(6):
        before = get_breakout(day, event_id, composed)
        person, round_ = before.people[2 * turn % 12].id, before.rounds[turn % 3].id
        group = before.groups[turn % 4].id
        cost = Prices(before).of_moves(round_, person)[group]
        move_attendees(day, round_, {person: group})
        faces, repeats = count(get_breakout(day, event_id, composed))
        old = count(before)
        assert (cost.delta.faces, cost.delta.repeats) == (faces - old[0], repeats - old[1])
        assert (cost is FREE) == (before.group_of(round_, person) == group)


def test_taking_somebody_out_is_priced_too(day, event_id, composed):
    view = get_breakout(day, event_id, composed)
    person, round_ = view.people[0].id, view.rounds[0].id
    cost = Prices(view).of_move(round_, person, None)
    move_attendees(day, round_, {person: None})
    assert cost.delta.faces == count(get_breakout(day, event_id, composed))[0] - count(view)[0]


def test_wishes_are_told_before_encounters(day, event_id, workshops, people):
    view = get_breakout(day, event_id, workshops)
    first, second = view.groups
    wished = [first.session_id, second.session_id]
    set_wishes(day, people[2], wished, wished, "P0 Name00")
    move_attendees(day, view.rounds[0].id, {people[2]: first.id, people[3]: second.id})
    cost = Prices(get_breakout(day, event_id, workshops)).of_move(view.rounds[0].id, people[2], second.id)
    assert [str(part) for part in cost.told] == ["wish number 2", "1 first wish less", "1 new encounter more"]
    assert cost.points > 0


def test_gains_and_losses_are_told_with_their_numbers():
    assert [str(part) for part in told(Delta(firsts=-1, faces=2))] == ["1 first wish less", "2 new encounters more"]
    assert told(Delta()) == ()


def test_wishes_are_replaced_in_their_order(day, event_id, workshops, people):
    view = get_breakout(day, event_id, workshops)
    first, second = (group.session_id for group in view.groups)
    set_wishes(day, people[2], [first, second], [first, second], "P0")
    set_wishes(day, people[2], [second], [first, second], "P0")
    assert get_breakout(day, event_id, workshops).wishes == {people[2]: {second: 1}}
