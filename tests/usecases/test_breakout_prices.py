"""What a move costs is what changes between the plan before it and the plan after it, counted by hand."""

from itertools import combinations

import pytest

from desktop.usecases.breakout_board import get_board
from desktop.usecases.breakout_find import count_groups, find_people, list_seats, list_traits
from desktop.usecases.breakout_places import lock_places, move_attendees, swap_attendees
from desktop.usecases.breakout_prices import FREE, MOST_PRICED, Delta, Prices, told
from desktop.usecases.breakout_reasons import list_breaks, list_options, why_here, why_not
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakout_view import get_breakout
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


def test_moves_one_after_another_cost_what_changes_between_first_and_last(day, event_id, composed):
    before = get_breakout(day, event_id, composed)
    round_, group, people = before.rounds[0].id, before.groups[0].id, [row.id for row in before.people[:4]]
    cost = Prices(before).of_people(round_, people)[group]
    move_attendees(day, round_, dict.fromkeys(people, group))
    faces, repeats = count(get_breakout(day, event_id, composed))
    old = count(before)
    assert (cost.delta.faces, cost.delta.repeats) == (faces - old[0], repeats - old[1])


def test_of_many_people_only_their_wishes_are_priced(day, event_id, workshops):
    view = get_breakout(day, event_id, workshops)
    first, second = (group.session_id for group in view.groups)
    for row in view.people[:3]:
        set_wishes(day, row.id, [second], [first, second], "P")
    move_attendees(day, view.rounds[0].id, {row.id: view.groups[0].id for row in view.people})
    view = get_breakout(day, event_id, workshops)
    people = [row.id for row in view.people]
    assert len(people) > MOST_PRICED
    cost = Prices(view).of_people(view.rounds[0].id, people)[view.groups[1].id]
    assert [str(part) for part in cost.told] == ["3 first wishes more", "3 people less without a wish"]


def test_the_cheapest_exchange_costs_what_it_changes_and_breaks_no_rule(day, event_id, composed):
    before = get_breakout(day, event_id, composed)
    round_, person = before.rounds[0].id, before.people[0].id
    home = before.group_of(round_, person)
    target = next(group.id for group in before.groups if group.id != home)
    swap = Prices(before).find_swap(round_, person, target)
    swap_attendees(day, round_, {person: target, swap.attendee_id: home}, "A", "B")
    after = get_breakout(day, event_id, composed)
    old, new = count(before), count(after)
    assert (swap.cost.delta.faces, swap.cost.delta.repeats) == (new[0] - old[0], new[1] - old[1])
    assert get_board(after, round_).broken == []


def test_what_is_against_a_group_is_told_rule_by_rule(day, event_id, tables, people):
    view = get_breakout(day, event_id, tables)
    round_, (first, second, *_others) = view.rounds[0].id, view.groups
    seats = {people[0]: first.id, people[2]: first.id, people[3]: first.id, people[1]: second.id}
    move_attendees(day, round_, seats)
    view = get_breakout(day, event_id, tables)
    prices = Prices(view)
    against = why_not(view, prices, round_, people[1], first.id)
    assert [str(rule) for rule in against.rules] == ["With Anna Amar, line manager or report"]
    assert against.full
    assert against.swap is not None
    assert against.swap.attendee_id == people[0]
    assert str(why_here(view, prices, round_, people[0])).endswith("would be better.")
    assert why_here(view, prices, round_, people[5]) is None


def test_what_a_move_breaks_is_told_in_whole_sentences(day, event_id, tables, people):
    view = get_breakout(day, event_id, tables)
    round_, first = view.rounds[0].id, view.groups[0]
    move_attendees(day, round_, {people[0]: first.id, people[2]: first.id, people[3]: first.id})
    move_attendees(day, round_, {people[1]: view.groups[1].id})
    lock_places(day, round_, [people[1]], locked=True)
    view = get_breakout(day, event_id, tables)
    assert [str(text) for text in list_breaks(view, round_, [people[1]], first.id)] == [
        "Bela Bosc is locked in Table 2.",
        "Table 1: 4 people for 3 seats.",
        "Bela Bosc and Anna Amar: a line manager and a direct report sit together.",
    ]
    assert list_breaks(view, round_, [people[5]], view.groups[2].id) == []


def test_people_of_a_unit_are_found_with_their_groups_and_seats(day, event_id, tables, people):
    view = get_breakout(day, event_id, tables)
    round_ = view.rounds[0].id
    move_attendees(day, round_, {people[0]: view.groups[0].id, people[1]: view.groups[1].id})
    lock_places(day, view.rounds[1].id, [people[0]], locked=True)
    view = get_breakout(day, event_id, tables)
    found = find_people(view, {"unit": "Sales"})
    assert list_traits(view)["unit"] == [("Desk", 3), ("Plant", 3), ("Sales", 6)]
    assert count_groups(get_board(view, round_).columns, found) == 2
    assert list_seats(view, people[0]) == [(1, "Table 1", False), (2, "", True), (3, "", False)]


def test_a_star_and_no_better_group_exclude_each_other(day, event_id, composed):
    view = get_breakout(day, event_id, composed)
    prices, told_of = Prices(view), set()
    for row in view.people:
        for round_ in view.rounds:
            options = list_options(view, round_.id, [row.id], prices.of_moves(round_.id, row.id))
            best = [option for option in options if option.best]
            told_of.add(bool(best))
            assert all(option.cost.points < 0 for option in best)
            assert (str(why_here(view, prices, round_.id, row.id)).startswith("No other group")) == (not best)
    assert False in told_of


def test_who_has_no_place_is_shown_the_best_free_group_and_never_one_out_of_use(day, event_id, tables, people):
    view = get_breakout(day, event_id, tables)
    lost, round_ = view.groups[0], view.rounds[0].id
    view = view._replace(groups=[lost._replace(seats=0), *view.groups[1:]])
    options = list_options(view, round_, [people[5]], Prices(view).of_moves(round_, people[5]))
    assert lost.id not in [option.id for option in options]
    assert [option.best for option in options].count(True) == 1
