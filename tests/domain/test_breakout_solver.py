"""Plans found are judged by a checker of their own; the search is deterministic, reports and stops."""

import copy
import itertools
import random
from typing import Any

import pytest

from desktop.domain.breakout_json import read_problem, write_result
from desktop.domain.breakout_solver import solve
from desktop.domain.breakouts import Infeasible, Progress, Result
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle

Data = dict[str, Any]


def judged(data: Data, **limits: Any) -> Result:
    """Solve, and let the checker confirm every hard rule and every figure."""
    answer = solve(read_problem(data), **limits)
    assert isinstance(answer, Result), [str(finding.text()) for finding in answer.findings]
    plan = [list(row) for row in answer.plan]
    assert oracle.broken(data, plan) == []
    expected = oracle.figures(data, plan)
    assert {name: getattr(answer.figures, name) for name in expected} == expected
    assert answer.hard == 0
    assert answer.figures.repeats >= answer.bounds.repeats
    return answer


@pytest.mark.parametrize(
    "shape",
    [(7, 7, 8), (8, 8, 9), (9, 9, 10), (13, 13, 14), (25, 8, 6), (60, 10, 6), (8, 4, 9), (10, 10, 3), (16, 4, 20)],
    ids=str,
)
def test_algebra_gives_plans_without_repeats(shape: tuple[int, int, int]) -> None:
    answer = judged(instances.golfer(*shape), steps=0)
    assert answer.figures.repeats == 0
    assert answer.bounds.proven


@pytest.mark.parametrize(("shape", "steps"), [((10, 4, 9), 4000), ((5, 3, 7), 4000), ((8, 5, 6), 8000)], ids=str)
def test_search_gives_plans_without_repeats(shape: tuple[int, int, int], steps: int) -> None:
    assert judged(instances.golfer(*shape), steps=steps).figures.repeats == 0


def test_few_big_rooms_end_at_the_proven_least() -> None:
    answer = judged(instances.golfer(5, 8, 6), steps=3000)
    assert answer.figures.repeats == answer.bounds.repeats == 225
    assert answer.bounds.proven


@pytest.mark.parametrize("seed", range(12))
def test_meetups_keep_every_rule(seed: int) -> None:
    judged(instances.meetup(seed), steps=1200, seed=seed)


@pytest.mark.parametrize("slack", [0, 1])
def test_a_convention_of_600_has_no_repeat_soon(slack: int) -> None:
    answer = judged(instances.convention(7, slack=slack), steps=1500)
    assert answer.figures.repeats == 0
    assert answer.report.acquaintances == answer.report.possible
    assert answer.bounds.proven


def test_a_planted_plan_is_found() -> None:
    assert judged(instances.planted(3, 8, 4, 4), steps=20000).figures.cost == 0


def test_rooms_fill_up_to_their_comfort_before_any_is_crowded() -> None:
    data = instances.meetup(4, n=60)
    for room in (room for rooms in data["rooms"] for room in rooms):
        room["max"], room["comfort"] = room["max"] + 4, room["max"]
    crowded = judged(data, steps=1500).figures
    roomy = judged({**data, "weights": {"comfort": 30}}, steps=1500).figures
    assert crowded.crowded > 0
    assert roomy.crowded == 0


@pytest.mark.parametrize("seed", range(2))
def test_wishes_and_comfort_are_met_as_well_as_they_can_be(seed: int) -> None:
    data = instances.workshop(seed, seats=[140, 120, 110, 100, 90, 80, 70, 60])
    for room in data["rooms"][0]:
        room["comfort"] = room["max"] - 30
    answer = judged({**data, "weights": {"comfort": 2}}, steps=40)
    assert answer.figures.cost == least_wish_price(data, 2)


@pytest.mark.parametrize("seed", range(3))
def test_wishes_alone_are_met_as_well_as_they_can_be(seed: int) -> None:
    data = instances.workshop(seed)
    answer = judged(data, steps=200)
    assert sum(answer.report.wishes.values()) == 525
    assert answer.figures.cost == least_wish_price(data)


def least_wish_price(data: Data, crowding: float = 0) -> float:
    """By scipy: a row for each person, a column for each seat, dearer beyond the comfort of the room."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    seats = [k for k, room in enumerate(data["rooms"][0]) for _ in range(room["max"])]
    price = np.zeros((data["n"], len(data["rooms"][0])))
    price[[p for p, *_ in data["wishes"]]] = 20
    for p, _, k, rank in data["wishes"]:
        price[p, k] = {1: 0, 2: 1, 3: 3}[rank]
    beyond = [place >= room.get("comfort", place + 1) for room in data["rooms"][0] for place in range(room["max"])]
    matrix = price[:, seats] + crowding * np.array(beyond)
    return float(matrix[linear_sum_assignment(matrix)].sum())


def test_too_few_seats_are_said_and_not_overfilled() -> None:
    answer = solve(read_problem(instances.workshop(1, seats=[100, 100, 80, 80, 60, 60, 50, 50])), steps=10)
    assert isinstance(answer, Infeasible)
    assert [finding.rule for finding in answer.findings] == ["seats"]
    assert "580 places for 590 people" in str(answer.findings[0].text())


def test_the_same_seed_and_steps_give_the_same_plan() -> None:
    for data in (instances.meetup(3), instances.convention(1, 12, 10, 4)):
        plans = {str(write_result(judged(data, steps=900, seed=5))["rooms"]) for _ in range(2)}
        assert len(plans) == 1


def test_progress_is_told_and_stops_the_search() -> None:
    told: list[Progress] = []

    def progress(now: Progress) -> bool:
        told.append(now)
        return len(told) < 3

    answer = judged(instances.convention(2, 12, 10, 4), steps=10_000_000, seconds=300, progress=progress)
    assert len(told) == 3
    assert told[0].cost >= told[-1].cost >= answer.figures.cost
    assert told[-1].steps <= answer.steps < 10_000_000
    assert oracle.broken(instances.convention(2, 12, 10, 4), [list(row) for row in told[0].plan()]) == []


def test_more_steps_never_end_worse_than_the_start() -> None:
    data = instances.convention(4, 20, 8, 4)
    costs = [judged(data, steps=steps).figures.cost for steps in (0, 200, 4000)]
    assert costs == sorted(costs, reverse=True)
    assert costs[2] < costs[0] / 4


def test_the_search_takes_the_time_of_the_clock_it_is_given() -> None:
    ticks = [itertools.count(), itertools.count()]
    first, again = (judged(instances.meetup(2), seconds=400, timer=clock.__next__) for clock in ticks)
    assert first.plan == again.plan
    assert 400 <= first.seconds <= 410


@pytest.mark.parametrize("seed", range(3))
def test_renaming_people_leaves_the_cost_of_a_plan(seed: int) -> None:
    data = instances.meetup(seed)
    plan = [list(row) for row in judged(data, steps=100).plan]
    names = list(range(data["n"]))
    random.Random(seed).shuffle(names)
    other, moved = renamed(data, plan, names)
    assert oracle.figures(other, moved) == oracle.figures(data, plan)


def renamed(data: Data, plan: list[list[int]], names: list[int]) -> tuple[Data, list[list[int]]]:
    """The same breakout with person p called names[p]."""
    old = sorted(range(len(names)), key=names.__getitem__)
    other = copy.deepcopy(data)
    other["attend"] = [[row[p] for p in old] for row in data["attend"]]
    other["attrs"] = {name: [values[p] for p in old] for name, values in data["attrs"].items()}
    for field in ("apart", "together"):
        other[field] = [[names[i], names[j]] for i, j in data[field]]
    other["past"] = [[names[i], names[j], k] for i, j, k in data["past"]]
    other["pins"] = [[names[p], t, k] for p, t, k in data["pins"]]
    other["step_free"] = [names[p] for p in data["step_free"]]
    return other, [[row[p] for p in old] for row in plan]


def test_a_pin_of_the_plan_itself_stays_feasible() -> None:
    data = instances.meetup(5)
    plan = judged(data, steps=100).plan
    data["pins"] += [[p, t, row[p]] for t, row in enumerate(plan) for p in range(0, data["n"], 3) if row[p] >= 0]
    again = judged(data, steps=100)
    assert all(again.plan[t][p] == k for p, t, k in data["pins"] if data["attend"][t][p])
