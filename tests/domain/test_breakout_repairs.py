"""Repairs: people gone or come, a room lost or smaller. Hardly anybody moves who need not; who is pinned never does."""

import copy
import itertools
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.breakout_bounds import least_figures
from desktop.domain.breakout_json import read_problem
from desktop.domain.breakout_solver import solve
from desktop.domain.breakout_tables import tables
from desktop.domain.breakouts import Result
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle
from tests.domain.test_breakout_properties import QUIET, every_row, small_breakouts
from tests.domain.test_breakout_solver import judged

Data = dict[str, Any]


def convention_of_600() -> tuple[Data, list[list[int]], list[int]]:
    """600 people of whom 12 are not there yet, a plan for the others, and 42 people not pinned, the 12 first."""
    data = instances.convention(1)
    for room in (room for rooms in data["rooms"] for room in rooms):
        room["min"], room["max"] = 8, 11
    busy = {p for p, *_ in data["pins"]}
    free = random.Random(1).sample([p for p in range(600) if p not in busy], 42)
    for row in data["attend"]:
        for p in free[:12]:
            row[p] = 0
    plan = judged(data, steps=1500).plan
    return data, [list(row) for row in plan], free


@pytest.fixture(scope="module")
def planned_600() -> tuple[Data, list[list[int]], list[int]]:
    return convention_of_600()


def gone(after: Data, free: list[int]) -> None:
    """5 % of the people are away from the second round on."""
    for row in after["attend"][1:]:
        for p in free[12:]:
            row[p] = 0


def come(after: Data, free: list[int]) -> None:
    for row in after["attend"][1:]:
        for p in free[:12]:
            row[p] = 1


def both(after: Data, free: list[int]) -> None:
    gone(after, free)
    come(after, free)


def room_lost(after: Data, free: list[int]) -> None:
    """A room of which nobody but its host is pinned there is not to be had any more."""
    for rooms in after["rooms"][1:]:
        rooms[40] = instances.room(0, 0)
    after["pins"] = [pin for pin in after["pins"] if pin[1] == 0 or pin[2] != 40]


def rooms_smaller(after: Data, free: list[int]) -> None:
    for rooms in after["rooms"][1:]:
        for room in rooms[:10]:
            room["min"], room["max"] = 0, 9


CHANGES = [gone, come, both, room_lost, rooms_smaller]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_repair_moves_at_most_three_people_who_need_not(change: Any, planned_600: Any) -> None:
    data, plan, free = copy.deepcopy(planned_600)
    change(data, free)
    after = {**data, "current": plan, "done": [0], "weights": {"move": 100}}
    answer = judged(after, steps=1500)
    assert answer.forced <= answer.figures.moves <= answer.forced + 3
    assert answer.forced >= forced_by_sizes(after)
    assert len([move for move in answer.moves if -1 not in (move.before, move.after)]) == answer.figures.moves
    assert {move.round for move in answer.moves} <= {1, 2, 3, 4, 5}
    pinned = {(p, t) for p, t, _ in data["pins"]}
    assert not [move for move in answer.moves if (move.person, move.round) in pinned]


def forced_by_sizes(data: Data) -> int:
    """Seats to fill in rooms that fell below their least size, or to give up beyond the largest, whichever is more."""
    total = 0
    for t, row in list(enumerate(data["current"]))[1:]:
        there = [k for p, k in enumerate(row) if data["attend"][t][p] and k >= 0]
        new = sum(there_now and k < 0 for there_now, k in zip(data["attend"][t], row, strict=True))
        lacking = sum(max(0, room["min"] - there.count(k)) for k, room in enumerate(data["rooms"][t]))
        over = sum(max(0, there.count(k) - room["max"]) for k, room in enumerate(data["rooms"][t]))
        total += max(lacking - new, over)
    return total


def test_a_repair_with_the_fewest_moves_ends_by_itself(planned_600: Any) -> None:
    data, plan, free = copy.deepcopy(planned_600)
    both(data, free)
    data |= {"current": plan, "done": [0], "weights": {"move": 100}}
    answer = judged(data, steps=100_000)
    assert answer.figures.moves == answer.forced
    assert answer.steps < 20_000


@QUIET
@given(small_breakouts(), st.data())
def test_forced_moves_are_never_more_than_a_plan_can_do_with(data: Data, draw: st.DataObject) -> None:
    rounds = range(data["rounds"])
    data["current"] = [
        [draw.draw(st.integers(-1, len(data["rooms"][t]) - 1)) for _ in range(data["n"])] for t in rounds
    ]
    data["weights"] = {"move": 100}
    rows = [every_row(data, t) for t in rounds]
    if not all(rows):
        return
    fewest = sum(
        min(sum(a != b and a >= 0 and b >= 0 for a, b in zip(data["current"][t], row, strict=True)) for row in found)
        for t, found in enumerate(rows)
    )
    bound = least_figures(tables(read_problem(data)))
    assert bound.moves <= fewest
    answer = solve(read_problem(data), steps=2000)
    assert isinstance(answer, Result)
    assert answer.forced == bound.moves
    if sum(map(len, rows)) <= 60:
        judged_by_hand = min(oracle.figures(data, list(plan))["cost"] for plan in itertools.product(*rows))
        assert answer.figures.cost == judged_by_hand


@pytest.mark.parametrize(
    ("change", "moves"),
    [
        ({"rooms": [[instances.room(0, 5), instances.room(0, 2), instances.room(0, 5)]]}, 2),
        ({"closed": [[0, 0, 0], [5, 0, 1]]}, 2),
        ({"apart": [[0, 1], [4, 5]]}, 2),
        ({"together": [[0, 4], [5, 8]]}, 2),
        ({"pins": [[0, 0, 0], [1, 0, 2]]}, 1),
        ({"rooms": [[instances.room(0, 5), instances.room(0, 5), instances.room(5, 6)]]}, 1),
        ({"hosts": [0, 1, 4], "hosts_need": 1}, 1),
    ],
    ids=["smaller", "closed", "apart", "together", "pinned", "larger", "hosts"],
)
def test_forced_moves_count_every_kind_of_rule(change: Data, moves: int) -> None:
    data = instances.golfer(3, 4, 1)
    for room in data["rooms"][0]:
        room["min"], room["max"] = 0, 5
    after = {**data, "current": [[p // 4 for p in range(12)]], "weights": {"move": 100}, **change}
    answer = judged(after, steps=200)
    assert (answer.forced, answer.figures.moves) == (moves, moves)


def repaired(share: float, price: float) -> tuple[Data, Data]:
    """A convention with free seats, and the same with some absentees and the plan made before they were known."""
    data = instances.convention(3, slack=1, tables=30, rounds=4)
    for room in (room for rooms in data["rooms"] for room in rooms):
        room["min"], room["max"] = 8, 11
    plan = judged(data, steps=600).plan
    after = copy.deepcopy(data)
    busy = {p for p, *_ in data["pins"]}
    free = [p for p in range(data["n"]) if p not in busy]
    gone = set(random.Random(1).sample(free, int(data["n"] * share)))
    after["attend"] = [[int(p not in gone) for p in range(data["n"])] for _ in range(data["rounds"])]
    after["current"] = [list(row) for row in plan]
    after["weights"] = {"move": price}
    return data, after


def test_a_cheaper_move_gives_more_moves_and_a_better_plan() -> None:
    _, after = repaired(0.05, 1)
    near, far = judged({**after, "weights": {"move": 100}}, steps=600), judged(after, steps=600)
    assert near.figures.moves < far.figures.moves
    assert far.figures.balance < near.figures.balance


def test_a_low_price_of_a_move_does_not_scatter_people() -> None:
    _, after = repaired(0.05, 1)
    dear = judged({**after, "weights": {"move": 5}}, steps=1200).figures
    cheap = judged(after, steps=1200).figures
    assert cheap.cost <= dear.cost - 4 * dear.moves


def test_a_latecomer_takes_a_seat_without_moving_anybody() -> None:
    data = instances.convention(3, slack=1, tables=30, rounds=4)
    late = next(p for p in range(data["n"]) if all(p != q for q, *_ in data["pins"] + data["together"]))
    for row in data["attend"]:
        row[late] = 0
    plan = judged(data, steps=600).plan
    after = copy.deepcopy(data)
    for row in after["attend"][1:]:
        row[late] = 1
    after |= {"current": [list(row) for row in plan], "done": [0], "weights": {"move": 100}}
    answer = judged(after, steps=300)
    assert answer.figures.moves == 0
    assert [(move.person, move.round, move.before) for move in answer.moves] == [(late, t, -1) for t in (1, 2, 3)]


def test_rounds_already_run_stay_as_they_were() -> None:
    data, after = repaired(0.05, 5)
    after["done"] = [0, 1]
    after["attend"][:2] = data["attend"][:2]
    after["current"][0][0], after["current"][0][1] = after["current"][0][1], after["current"][0][0]
    answer = judged(after, steps=300)
    assert [list(row) for row in answer.plan[:2]] == after["current"][:2]
