"""Breakouts: what is composed keeps the rules, what is done by hand holds, and advice does what it says."""

import pytest

from desktop.data import history
from desktop.domain.words import Refused
from desktop.usecases.breakout_advice import advise
from desktop.usecases.breakout_board import get_board, list_breakouts, list_unshaped
from desktop.usecases.breakout_places import lock_places, move_attendees, refresh_places, set_pair
from desktop.usecases.breakout_reasons import explain_place, list_options
from desktop.usecases.breakout_rules import Rules, set_rules
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakout_view import get_breakout as read
from desktop.usecases.breakouts import add_tables, compose_breakout, open_room
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.usecases.task import Cancelled, NoTask
from desktop.usecases.today import count_waiting

STEPS = 60  # enough for a dozen people; counted, so that no test depends on how fast the machine is


def groups(view, number: int = 0) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in view.people:
        group = view.group_of(view.rounds[number].id, row.id)
        if group:
            found.setdefault(group, set()).add(row.id)
    return found


def compose(day, event_id, breakout, seed=0, **options):
    return compose_breakout(day, event_id, breakout, limits=Limits(30, STEPS, seed), **options)


def test_composing_seats_everybody_within_the_seats_in_every_round(day, event_id, tables):
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    for number in range(3):
        assert sorted(len(ids) for ids in groups(view, number).values()) == [3, 3, 3, 3]


def test_nobody_sits_with_their_line_manager(day, event_id, tables, people):
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    assert not any({people[0], people[1]} <= ids for number in range(3) for ids in groups(view, number).values())


def test_pairs_kept_together_and_apart_are_kept_in_every_round(day, event_id, tables, people, row):
    ids = [row(id_).person_id for id_ in people]
    set_pair(day, event_id, ids[2:4], "together")
    set_pair(day, event_id, ids[4:7], "apart")
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    for number in range(3):
        for seated in groups(view, number).values():
            assert len(seated & set(people[2:4])) != 1
            assert len(seated & set(people[4:7])) <= 1


def test_the_locked_stay_where_they_are_at_the_next_composition(day, event_id, tables, people):
    view = read(day, event_id, tables)
    round_id, table = view.rounds[1].id, view.groups[3].id
    move_attendees(day, round_id, dict.fromkeys(people[5:7], table))
    lock_places(day, round_id, people[5:7], locked=True)
    for seed in (1, 2):
        compose(day, event_id, tables, seed=seed)
        assert set(people[5:7]) <= groups(read(day, event_id, tables), 1)[table]


def test_who_is_locked_without_a_place_is_left_out_of_the_round_and_of_its_figures(day, event_id, tables, people):
    round_id = read(day, event_id, tables).rounds[0].id
    lock_places(day, round_id, people[:1], locked=True, name="Anna Amar")
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    board = get_board(view, round_id)
    assert [(card.id, card.away, card.locked) for card in board.columns[0].cards] == [(people[0], True, True)]
    assert board.columns[0].waiting == []
    assert (board.figures.people, board.figures.placed) == (11, 11)
    assert people[0] in set().union(*groups(view, 1).values())
    assert count_waiting(day, event_id).breakouts == 0


def test_nobody_else_is_left_out_when_those_who_are_away_leave_enough_seats(day, event_id, tables, people, person):
    person("Late", "Comer")
    for round_ in read(day, event_id, tables).rounds:
        lock_places(day, round_.id, people[:1], locked=True)
    assert not compose(day, event_id, tables).left_out


def test_who_comes_back_into_a_round_waits_and_is_not_locked_where_they_are_moved(day, event_id, tables, people):
    view = read(day, event_id, tables)
    round_id = view.rounds[0].id
    lock_places(day, round_id, people[:1], locked=True)
    lock_places(day, round_id, people[:1], locked=False)
    assert get_board(read(day, event_id, tables), round_id).columns[0].waiting
    lock_places(day, round_id, people[:1], locked=True)
    move_attendees(day, round_id, {people[0]: view.groups[0].id})
    place = read(day, event_id, tables).places[round_id, people[0]]
    assert (place.group_id, place.locked) == (view.groups[0].id, False)


def test_taking_somebody_out_also_unlocks_them(day, event_id, tables, people):
    view = read(day, event_id, tables)
    round_id = view.rounds[0].id
    move_attendees(day, round_id, {people[0]: view.groups[0].id})
    lock_places(day, round_id, people[:1], locked=True)
    move_attendees(day, round_id, {people[0]: None})
    place = read(day, event_id, tables).places[round_id, people[0]]
    assert (place.group_id, place.locked) == (None, False)


def test_a_move_is_undone_as_one_action(day, event_id, tables, people):
    compose(day, event_id, tables)
    before = groups(read(day, event_id, tables))
    view = read(day, event_id, tables)
    move_attendees(day, view.rounds[0].id, dict.fromkeys(people[:5], view.groups[0].id))
    assert groups(read(day, event_id, tables)) != before
    history.undo(day)
    assert groups(read(day, event_id, tables)) == before


def test_a_cancelled_composition_leaves_everything_as_it_was(day, event_id, tables):
    class Stop(NoTask):
        calls = 0

        def step(self, done: int, total: int) -> None:
            self.calls += 1
            if self.calls == 2:
                raise Cancelled

    compose(day, event_id, tables)
    before = read(day, event_id, tables).places
    with pytest.raises(Cancelled):
        compose_breakout(day, event_id, tables, limits=Limits(30, seed=3), task=Stop())
    assert read(day, event_id, tables).places == before


def test_rules_that_clash_are_refused_with_their_names(day, event_id, tables, people):
    view = read(day, event_id, tables)
    for person in people[:2]:
        move_attendees(day, view.rounds[0].id, {person: view.groups[0].id})
    lock_places(day, view.rounds[0].id, people[:2], locked=True)
    with pytest.raises(Refused) as refused:
        compose(day, event_id, tables)
    assert "Anna Amar" in str(refused.value.happened)


def test_placing_the_late_moves_nobody_else_who_may_stay(day, event_id, tables, people):
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    late = people[-1]
    for round_ in view.rounds:
        move_attendees(day, round_.id, {late: None})
    before = {key: place.group_id for key, place in read(day, event_id, tables).places.items() if key[1] != late}
    compose(day, event_id, tables, change="few")
    after = {key: place.group_id for key, place in read(day, event_id, tables).places.items()}
    assert {key: after[key] for key in before} == before
    assert all(after[round_.id, late] for round_ in view.rounds)


def test_refreshing_places_gives_what_reading_everything_gives(day, event_id, tables, people):
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    changes = move_attendees(day, view.rounds[0].id, {people[0]: None, people[1]: view.groups[2].id})
    assert refresh_places(day, view, changes.ids("place")).places == read(day, event_id, tables).places


def test_the_board_has_a_card_for_everybody_and_says_what_is_broken(day, event_id, tables, people):
    view = read(day, event_id, tables)
    move_attendees(day, view.rounds[0].id, dict.fromkeys(people[:2], view.groups[0].id))
    view = read(day, event_id, tables)
    board = get_board(view, view.rounds[0].id)
    assert sum(len(column.cards) for column in board.columns) == 12
    assert [finding.rule for finding in board.broken] == ["manager"]
    assert board.columns[1].cards[0].note
    assert (board.figures.people, board.figures.placed) == (12, 2)


def test_pairs_that_meet_twice_are_counted(day, event_id, tables, people):
    view = read(day, event_id, tables)
    for round_ in view.rounds[:2]:
        move_attendees(day, round_.id, dict.fromkeys(people[3:6], view.groups[0].id))
    view = read(day, event_id, tables)
    assert get_board(view, view.rounds[0].id).figures.repeats == 3


def test_options_tell_the_seats_who_was_met_and_what_breaks(day, event_id, tables, people):
    view = read(day, event_id, tables)
    move_attendees(day, view.rounds[0].id, {people[1]: view.groups[0].id, people[2]: view.groups[0].id})
    move_attendees(day, view.rounds[1].id, dict.fromkeys((people[0], people[2]), view.groups[1].id))
    view = read(day, event_id, tables)
    first, *others = list_options(view, view.rounds[0].id, [people[0]])
    assert (first.free, first.met) == (1, 1)
    assert [str(text) for text in first.broken] == ["With Bela Bosc, line manager or report"]
    assert not any(option.broken for option in others)


def test_why_tells_ties_and_whom_somebody_has_met(day, event_id, tables, people, row):
    set_pair(day, event_id, [row(people[2]).person_id, row(people[3]).person_id], "together")
    view = read(day, event_id, tables)
    for round_ in view.rounds[:2]:
        move_attendees(day, round_.id, dict.fromkeys(people[2:4], view.groups[0].id))
    why = explain_place(read(day, event_id, tables), view.rounds[0].id, people[2])
    assert [(link.rule, link.same) for link in why.links] == [("together", True)]
    assert "P1 Name01" in str(why.met)


def test_too_few_tables_are_told_and_as_many_as_it_takes_are_added(day, event_id, tables, person):
    for n in range(4):
        person("Late", f"Comer{n}")
    view = read(day, event_id, tables)
    proposal = advise(view, get_board(view, view.rounds[0].id))
    assert proposal is not None
    assert (proposal.mending, proposal.tables) == ("tables", 2)
    add_tables(day, view, proposal.tables)
    compose(day, event_id, tables)
    view = read(day, event_id, tables)
    assert [group.title for group in view.groups][-1] == "Table 6"
    assert get_board(view, view.rounds[0].id).figures.placed == 16


def test_a_free_room_is_proposed_and_opened_when_workshops_are_short_of_seats(day, event_id, workshops, person):
    for n in range(3):
        person("Late", f"Comer{n}")
    compose(day, event_id, workshops)
    view = read(day, event_id, workshops)
    proposal = advise(view, get_board(view, view.rounds[0].id))
    assert proposal is not None
    assert proposal.room is not None
    assert proposal.room.room.title == "Isere"
    open_room(day, proposal.room)
    compose(day, event_id, workshops, change="few")
    view = read(day, event_id, workshops)
    board = get_board(view, view.rounds[0].id)
    assert board.figures.placed == 15
    assert advise(view, board) is None


def test_a_group_over_its_seats_is_mended_by_moving_as_many_as_it_takes(day, event_id, workshops, people):
    view = read(day, event_id, workshops)
    small = next(group for group in view.groups if group.seats == 4)
    move_attendees(day, view.rounds[0].id, dict.fromkeys(people[2:8], small.id))
    view = read(day, event_id, workshops)
    proposal = advise(view, get_board(view, view.rounds[0].id))
    assert proposal is not None
    assert proposal.mending == "move"
    assert len(proposal.moves) == 2
    move_attendees(day, view.rounds[0].id, dict(proposal.moves))
    assert len(groups(read(day, event_id, workshops))[small.id]) == 4


def test_a_host_sits_in_the_room_they_host(day, event_id, people):
    for title, host in (("Listening", "P3 Name03"), ("Delegating", "P4 Name04")):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "capacity": "8", "hosts": host}
        add_session(day, event_id, texts)
    breakout = list_breakouts(get_programme(day, event_id), day.now())[-1].id
    compose(day, event_id, breakout)
    view = read(day, event_id, breakout)
    for title, host in (("Listening", people[5]), ("Delegating", people[6])):
        group = next(group for group in view.groups if group.title == title)
        assert host in groups(view)[group.id]


def test_sessions_without_groups_are_offered_but_not_pauses(day, event_id, tables):
    add_session(day, event_id, {"title": "Lunch", "kind": "lunch", "starts": "12:00", "ends": "13:00"})
    add_session(day, event_id, {"title": "Open forum", "starts": "16:00", "ends": "17:00"})
    assert [session.title for session in list_unshaped(get_programme(day, event_id))] == ["Open forum"]


def test_forgetting_a_pair_lets_them_sit_as_they_come(day, event_id, tables, people, row):
    pair = [row(id_).person_id for id_ in people[2:4]]
    set_pair(day, event_id, pair, "apart")
    set_pair(day, event_id, pair, "together")
    assert (read(day, event_id, tables).apart, len(read(day, event_id, tables).together)) == ({}, 2)
    set_pair(day, event_id, pair, None)
    assert not read(day, event_id, tables).together


def test_groups_that_are_gone_are_refused_in_words(day, event_id, tables):
    session = get_programme(day, event_id).sessions[0].id
    shape_rounds(day, session, rounds=0, minutes=0, tables=0, seats=1)
    with pytest.raises(Refused):
        compose(day, event_id, tables)
    with pytest.raises(Refused):
        set_rules(day, tables, Rules())
