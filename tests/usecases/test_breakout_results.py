"""What a breakout came to, judged by counts of its own; each reason is one that is true."""

from collections import Counter
from itertools import combinations, permutations
from random import Random

import pytest

from desktop.data.catalogues import load_texts
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.breakout_places import lock_places, move_attendees, set_pair
from desktop.usecases.breakout_results import Least, get_results
from desktop.usecases.breakout_view import BreakoutView, get_breakout
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from tests.usecases import breakout_counts as counts

UNITS = ("Sales", "Plant", "Desk", "")


@pytest.fixture
def view(day, event_id):
    """A breakout as it is now: the first one, or the one of a session."""

    def read(session_id: str = "") -> BreakoutView:
        programme = get_programme(day, event_id)
        own = programme.breakout_of(session_id)
        id_ = own.id if own else list_breakouts(programme, day.now())[0].id
        return get_breakout(day, event_id, id_)

    return read


@pytest.fixture
def tables(day, event_id):
    """Give the event a session with rounds at tables."""

    def made(title: str = "Speed meeting", *, at: int = 10, rounds: int, tables: int, seats: int) -> str:
        texts = {"title": title, "starts": f"{at}:00", "ends": f"{at + 1}:00"}
        session = add_session(day, event_id, texts).id
        shape_rounds(day, session, rounds=rounds, minutes=10, tables=tables, seats=seats)
        return session

    return made


def seat_at_random(day, view: BreakoutView, chance: Random, empty: float) -> None:
    for round_ in view.rounds:
        free = [group.id for group in view.groups for _ in range(group.seats or 0)]
        chance.shuffle(free)
        moves = {row.id: free.pop() for row in view.people if chance.random() > empty}
        move_attendees(day, round_.id, moves)


@pytest.mark.parametrize("seed", range(8))
def test_random_events_are_counted_as_by_hand(day, event_id, person, row, tables, view, seed):
    chance = Random(seed)
    people = [
        person(f"P{n}", f"Name{n:02}", unit=chance.choice(UNITS), site=chance.choice(("Lyon", "Lille")))
        for n in range(chance.randint(5, 14))
    ]
    earlier = tables("Earlier", at=8, rounds=1, tables=4, seats=4)
    session = tables(rounds=chance.randint(1, 4), tables=5, seats=4)
    seat_at_random(day, view(earlier), chance, 0.3)
    set_pair(day, event_id, [row(id_).person_id for id_ in people[:2]], "together")
    seat_at_random(day, view(session), chance, chance.choice((0, 0.2)))
    now = view(session)
    results, met = get_results(now), counts.meetings(now)
    told = results.summary
    assert told.met == len(met)
    assert told.known == len(met.keys() & counts.known(now))
    assert told.repeats.figure == sum(n * (n - 1) // 2 for n in met.values())
    assert told.placed == len({a for row_ in counts.tables(now) for table in row_ for a in table})
    assert told.average == pytest.approx(2 * len(met) / told.placed)
    assert told.most >= told.met
    _same_crossings(now, results)
    _same_faces(now, results)


def _same_crossings(now, results):
    for matrix in results.matrices:
        met, expected = counts.crossings(now, matrix.attribute)
        for a, first in enumerate(matrix.values):
            for b, second in enumerate(matrix.values):
                pair = frozenset((first, second))
                assert matrix.met[a][b] == met[pair]
                assert matrix.expected[a][b] == pytest.approx(float(expected[pair]))
        across = sum(n for pair, n in met.items() if len(pair) == 2)
        assert (matrix.across is None) == (not met)
        assert matrix.across is None or matrix.across == pytest.approx(across / sum(met.values()))


def _same_faces(now, results):
    new = counts.new_faces(now)
    ordered = sorted(new.values())
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    assert results.typical == round(median)
    assert {face.id: face.new for face in results.fewest} == {a: n for a, n in new.items() if n < results.typical}
    assert all(face.new <= face.possible for face in results.fewest)
    assert [face.new for face in results.fewest] == sorted(face.new for face in results.fewest)


def test_chance_is_the_mean_over_all_ways_to_sit_at_the_same_tables(day, person, tables, view):
    for n, unit in enumerate(("Sales", "Sales", "Plant", "Plant", "Plant")):
        person("P", f"Name{n}", unit=unit)
    tables(rounds=1, tables=2, seats=3)
    now = view()
    groups = [now.groups[0].id] * 2 + [now.groups[1].id] * 3
    move_attendees(day, now.rounds[0].id, {row.id: group for row, group in zip(now.people, groups, strict=True)})
    found, ways = Counter[frozenset[str]](), list(permutations(row.unit for row in now.people))
    for way in ways:
        for table in (way[:2], way[2:]):
            found.update(frozenset(pair) for pair in combinations(table, 2))
    matrix = get_results(view()).matrix("unit")
    for a, first in enumerate(matrix.values):
        for b, second in enumerate(matrix.values):
            assert matrix.expected[a][b] == pytest.approx(found[frozenset((first, second))] / len(ways))


def test_a_least_is_one_that_no_seating_beats(day, person, tables, view):
    people = [person("P", f"Name{n}") for n in range(4)]
    tables(rounds=4, tables=2, seats=2)
    now = view()
    a, b = (group.id for group in now.groups)
    for round_, seats in zip(now.rounds, ((a, a, b, b), (a, b, a, b), (a, b, b, a), (a, a, b, b)), strict=True):
        move_attendees(day, round_.id, dict(zip(people, seats, strict=True)))
    told = get_results(view()).summary
    # four people have three ways to sit two and two: the fourth round repeats two pairs
    assert told.repeats == Least(2, 2)
    assert told.repeats.is_proven
    assert (told.met, told.most, told.average) == (6, 6, 3)


def test_no_least_is_told_while_a_rule_is_broken(day, person, event_id, row, tables, view):
    people = [person("P", f"Name{n}") for n in range(4)]
    set_pair(day, event_id, [row(id_).person_id for id_ in people[:2]], "apart")
    tables(rounds=2, tables=2, seats=2)
    now = view()
    for round_ in now.rounds:
        seats = [now.groups[0].id] * 2 + [now.groups[1].id] * 2
        move_attendees(day, round_.id, dict(zip(people, seats, strict=True)))
    told = get_results(view()).summary
    assert (told.repeats.figure, told.repeats.least, told.repeats.is_proven) == (2, None, False)


def test_nothing_composed_gives_empty_results(person, tables, view):
    for n in range(3):
        person("P", f"Name{n}", unit="Sales")
    tables(rounds=2, tables=2, seats=2)
    results = get_results(view())
    assert (results.summary.placed, results.summary.met, results.fewest, results.matrices) == (0, 0, [], ())


def test_who_meets_few_is_told_why(day, event_id, person, row, tables, view):
    people = [person("P", f"Name{n}") for n in range(9)]
    set_pair(day, event_id, [row(id_).person_id for id_ in people[:2]], "together")
    tables(rounds=2, tables=3, seats=3)
    now = view()
    a, b, c = (group.id for group in now.groups)
    first = dict(zip(people, (a, a, a, b, b, b, c, c, c), strict=True))
    second = dict(zip(people, (a, a, a, b, b, c, b, c, None), strict=True))
    move_attendees(day, now.rounds[0].id, first)
    move_attendees(day, now.rounds[1].id, second)
    lock_places(day, now.rounds[0].id, people[2:3], locked=True)
    texts = load_texts("en")
    why = {face.name: [texts(reason) for reason in face.why] for face in get_results(view()).fewest}
    assert why["P Name0"] == ["Together with P Name1", "1 repeated meeting"]
    assert why["P Name2"] == ["Locked in 1 round", "2 repeated meetings"]
    assert why["P Name8"] == ["No place in 1 round"]
