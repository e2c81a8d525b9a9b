"""A plan that is proposed: what it says is what comes of it, nothing is written before, and repairs change little."""

from collections import Counter
from dataclasses import replace

import pytest

from desktop.data import history
from desktop.domain.breakouts import Figures
from desktop.domain.words import Refused
from desktop.usecases.breakout_places import lock_places, move_attendees
from desktop.usecases.breakout_problem import Asked
from desktop.usecases.breakout_proposals import Sums, apply_proposal, is_better, propose_plan
from desktop.usecases.breakout_results import get_results
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakout_view import get_breakout, is_away
from desktop.usecases.breakouts import add_tables, compose_breakout, open_room
from desktop.usecases.programme import find_session, get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.usecases.task import Cancelled, NoTask
from desktop.usecases.wishes import set_wishes

LIMITS = Limits(30, 60)


@pytest.fixture
def composed(day, event_id, tables):
    compose_breakout(day, event_id, tables, limits=LIMITS)
    return tables


def seats(view):
    return {(r.id, row.id): view.group_of(r.id, row.id) for r in view.rounds for row in view.people}


def sizes(view, number):
    return Counter(view.group_of(view.rounds[number].id, row.id) for row in view.people)


def test_nothing_is_written_before_it_is_taken_and_then_just_what_was_listed(day, event_id, composed, people):
    view = get_breakout(day, event_id, composed)
    first = view.rounds[0].id
    group = view.group_of(first, people[4])
    move_attendees(day, first, {people[3]: group, people[2]: group})
    before = get_breakout(day, event_id, composed)
    proposed = propose_plan(day, event_id, composed, Asked("few"), limits=LIMITS)
    assert seats(get_breakout(day, event_id, composed)) == seats(before)
    assert proposed.is_needed
    apply_proposal(day, event_id, proposed)
    after = get_breakout(day, event_id, composed)
    changed = {key for key, group in seats(after).items() if group != seats(before)[key]}
    assert {(line.round_id, line.attendee_id) for line in proposed.lines} == changed
    titles = {g.id: g.title for g in after.groups}
    for line in proposed.lines:
        key = (line.round_id, line.attendee_id)
        assert (line.before, line.after) == (titles[seats(before)[key]], titles[seats(after)[key]])
    history.undo(day)
    assert seats(get_breakout(day, event_id, composed)) == seats(before)


def test_the_gain_told_is_the_difference_of_what_each_plan_comes_to(day, event_id, tables):
    view = get_breakout(day, event_id, tables)
    for round_ in view.rounds:  # everybody meets the same two others three times
        move_attendees(day, round_.id, {row.id: view.groups[i // 3].id for i, row in enumerate(view.people)})
    proposed = propose_plan(day, event_id, tables, Asked("anew"), limits=LIMITS)
    assert proposed.before.faces == 12
    assert proposed.before.figures.repeats == 36
    assert proposed.delta.faces == proposed.after.faces - 12 > 0
    assert proposed.is_better
    assert proposed.delta.repeats < 0
    assert any("new encounters more" in str(gain) for gain in proposed.gains)


def test_pairs_who_had_met_before_are_counted_once_as_in_the_results(day, event_id, tables):
    add_session(day, event_id, {"title": "Early", "starts": "08:00", "ends": "09:00"})
    shape_rounds(day, find_session(day, event_id, "Early").id, rounds=3, minutes=10, tables=2, seats=6)
    programme = get_programme(day, event_id)
    early = get_breakout(day, event_id, programme.breakout_of(find_session(day, event_id, "Early").id).id)
    view = get_breakout(day, event_id, tables)
    for round_ in early.rounds:  # the first three meet three times
        move_attendees(day, round_.id, {row.id: early.groups[0].id for row in view.people[:3]})
    for round_ in view.rounds:
        move_attendees(day, round_.id, {row.id: view.groups[i // 3].id for i, row in enumerate(view.people)})
    proposed = propose_plan(day, event_id, tables, Asked("few"), limits=LIMITS)
    assert proposed.before.known == get_results(get_breakout(day, event_id, tables)).summary.known == 3
    apply_proposal(day, event_id, proposed)
    assert proposed.after.known == get_results(get_breakout(day, event_id, tables)).summary.known


def test_absentees_leave_and_nobody_else_has_to_move(day, event_id, composed, people):
    proposed = propose_plan(day, event_id, composed, Asked("few", frozenset(people[:1])), limits=LIMITS)
    assert {line.attendee_id for line in proposed.lines} == {people[0]}
    assert all(line.before and not line.after for line in proposed.lines)
    assert proposed.moved == 0


def test_a_lost_table_sends_its_people_elsewhere_and_the_locked_elsewhere_stay(day, event_id, composed, people):
    view = get_breakout(day, event_id, composed)
    add_tables(day, view, 1)
    view = get_breakout(day, event_id, composed)
    lost, first = view.groups[0].id, view.rounds[0].id
    locked = next(row.id for row in view.people if view.group_of(first, row.id) not in (lost, None))
    lock_places(day, first, [locked], locked=True)
    kept = view.group_of(first, locked)
    forced = sum(group == lost for group in seats(view).values())
    proposed = propose_plan(day, event_id, composed, Asked("few", seats={lost: 0}), limits=LIMITS)
    assert proposed.moved == forced == 9
    apply_proposal(day, event_id, proposed)
    after = get_breakout(day, event_id, composed)
    assert lost not in seats(after).values()
    assert next(group.seats for group in after.groups if group.id == lost) == 0
    assert after.group_of(first, locked) == kept
    history.undo(day)
    assert next(g.seats for g in get_breakout(day, event_id, composed).groups if g.id == lost) == 3


def test_a_smaller_table_sends_on_as_many_as_it_takes(day, event_id, composed):
    view = get_breakout(day, event_id, composed)
    add_tables(day, view, 1)
    small = view.groups[1].id
    proposed = propose_plan(day, event_id, composed, Asked("few", seats={small: 2}), limits=LIMITS)
    assert proposed.moved == 3  # one in each round
    apply_proposal(day, event_id, proposed)
    after = get_breakout(day, event_id, composed)
    assert [sizes(after, number)[small] for number in range(3)] == [2, 2, 2]


def test_rounds_that_were_run_stay_as_they_were(day, event_id, composed, people, clock):
    clock.set("2026-11-19T10:25")
    view = get_breakout(day, event_id, composed)
    asked = Asked("best", frozenset(people[:2]), {})
    proposed = propose_plan(day, event_id, composed, asked, limits=LIMITS)
    assert view.rounds[0].id not in {line.round_id for line in proposed.lines}
    assert {line.attendee_id for line in proposed.lines if not line.after} == set(people[:2])


def test_the_search_beside_the_window_finds_what_the_one_inside_finds(day, event_id, composed):
    here = propose_plan(day, event_id, composed, Asked("anew"), limits=LIMITS)
    apart = propose_plan(day, event_id, composed, Asked("anew"), limits=LIMITS, apart=True)
    assert apart.result.plan == here.result.plan
    assert apart.gains == here.gains


class Watching(NoTask):
    """Says enough, or stops the work, at the first plan that is found."""

    def __init__(self, *, stops: bool) -> None:
        self.stops, self.told = stops, []

    @property
    def enough(self):
        return bool(self.told) and not self.stops

    def step(self, done: int, total: int) -> None:
        if self.stops and self.told:
            raise Cancelled

    def found(self, best) -> None:
        self.told.append(str(best))


@pytest.mark.parametrize("apart", [True, False])
def test_enough_keeps_the_best_so_far_long_before_the_time_is_over(day, event_id, tables, apart):
    task = Watching(stops=False)
    done = compose_breakout(day, event_id, tables, limits=Limits(3600), apart=apart, task=task)
    assert done.placed == 12
    assert task.told[0].startswith("So far: ")
    assert done.result.seconds < 3600


@pytest.mark.parametrize("apart", [True, False])
def test_a_search_that_is_cancelled_leaves_no_process_and_writes_nothing(day, event_id, tables, apart):
    with pytest.raises(Cancelled):
        compose_breakout(day, event_id, tables, limits=Limits(3600), apart=apart, task=Watching(stops=True))
    assert not any(seats(get_breakout(day, event_id, tables)).values())


def test_rules_that_clash_are_told_by_the_other_process_too(day, event_id, tables, people):
    view = get_breakout(day, event_id, tables)
    first, table = view.rounds[0].id, view.groups[0].id
    move_attendees(day, first, dict.fromkeys(people[2:6], table))
    lock_places(day, first, people[2:6], locked=True)
    with pytest.raises(Refused, match="cannot all be kept") as here:
        propose_plan(day, event_id, tables, Asked("anew"), limits=LIMITS)
    with pytest.raises(Refused) as apart:
        propose_plan(day, event_id, tables, Asked("anew"), limits=LIMITS, apart=True)
    assert str(apart.value) == str(here.value)


def test_where_people_choose_the_first_wishes_met_so_far_are_told(day, event_id, workshops, people):
    sessions = [group.session_id for group in get_breakout(day, event_id, workshops).groups]
    for number, person in enumerate(people):
        set_wishes(day, person, [sessions[number % 2]], sessions, "P")
    task = Watching(stops=False)
    compose_breakout(day, event_id, workshops, limits=LIMITS, task=task)
    assert all(told.endswith(("first wish met", "first wishes met")) for told in task.told)
    assert task.told


def test_who_loses_a_place_for_want_of_seats_is_of_the_lost_table_and_it_is_said(day, event_id, composed, people):
    view = get_breakout(day, event_id, composed)
    lost, second = view.groups[0].id, view.rounds[1].id
    own = {row.id: view.group_of(second, row.id) for row in view.people}
    group = {who for who, at in own.items() if at == lost}
    for round_ in view.rounds:  # the same three at the lost table all along
        move_attendees(day, round_.id, own)
    proposed = propose_plan(day, event_id, composed, Asked("few", seats={lost: 0}), limits=LIMITS)
    assert {row.id for row in proposed.draft.left_out} == group
    assert {line.kind for line in proposed.lines} == {"placeless"}
    assert proposed.count("placeless") == 3
    assert proposed.count("leaves") == proposed.count("moves") == 0
    assert proposed.is_worth_showing


def test_a_free_room_is_told_where_a_workshop_loses_its_own(day, event_id, workshops, people):
    compose_breakout(day, event_id, workshops, limits=LIMITS)
    view = get_breakout(day, event_id, workshops)
    small = next(group for group in view.groups if group.seats == 4)
    asked = Asked("few", seats={small.id: 0})
    proposed = propose_plan(day, event_id, workshops, asked, limits=LIMITS)
    assert len(proposed.draft.left_out) == 4
    assert proposed.advice.room.title == "Isere"
    open_room(day, proposed.advice)
    anew = propose_plan(day, event_id, workshops, asked, limits=LIMITS)
    assert (anew.draft.left_out, anew.advice, anew.moved) == ([], None, 4)


def test_absentees_who_are_taken_out_are_left_out_of_the_rounds_to_come_until_undone(day, event_id, composed, people):
    absent = people[3]
    propose = Asked("few", frozenset([absent]))
    apply_proposal(day, event_id, propose_plan(day, event_id, composed, propose, limits=LIMITS))
    after = get_breakout(day, event_id, composed)
    assert all(is_away(after, round_.id, absent) for round_ in after.rounds)
    again = propose_plan(day, event_id, composed, Asked("few"), limits=LIMITS)
    assert again.lines == []
    history.undo(day)
    undone = get_breakout(day, event_id, composed)
    assert all(undone.group_of(r.id, absent) and not is_away(undone, r.id, absent) for r in undone.rounds)


def test_rules_that_are_kept_again_are_the_first_gain_told(day, event_id, composed, people):
    view = get_breakout(day, event_id, composed)
    first = view.rounds[0].id
    group = view.group_of(first, people[0])
    move_attendees(day, first, {people[1]: group})
    proposed = propose_plan(day, event_id, composed, Asked("few"), limits=LIMITS)
    assert [str(gain) for gain in proposed.gains[:2]] == ["rules broken 1 → 0", "people too many 1 → 0"]
    assert (proposed.before.over, proposed.after.over) == (1, 0)


def test_a_plan_that_is_better_for_comfort_alone_is_not_called_better():
    figures = Figures(0, 0, 10, 0, 0, 0, 30, 100)
    old = Sums(12, Counter(), 200, figures)
    worse = replace(figures, repeats=2, past=1, balance=12, crowded=0, cost=90)
    assert not is_better(old, Sums(12, Counter(), 190, worse))
    assert is_better(old, Sums(12, Counter(), 190, replace(worse, balance=8)))
    assert is_better(old, Sums(12, Counter(), 200, replace(figures, crowded=0, cost=90)))


def test_moves_are_listed_by_family_name_round_after_round(day, event_id, tables):
    proposed = propose_plan(day, event_id, tables, Asked("anew"), limits=LIMITS)
    names = [line.name for line in proposed.lines if line.round == 1]
    assert names[:4] == ["Anna Amar", "Bela Bosc", "P0 Name00", "P1 Name01"]
