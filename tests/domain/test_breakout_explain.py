"""Prices of single changes equal the difference of whole plans; reasons name what holds a person."""

import random
from typing import Any

import pytest

from desktop.domain.breakout_explain import PlanPrices
from desktop.domain.breakout_json import read_problem
from desktop.domain.breakout_solver import solve
from desktop.domain.breakouts import Infeasible, Labels, Plan
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle

FIGURES = ("repeats", "past", "balance", "alike", "wish", "moves", "crowded", "cost")


def planned(seed: int) -> tuple[dict[str, Any], Plan]:
    data = instances.meetup(seed, n=30, rounds=3)
    data["mixing"] = {"gender": "alike"}
    data["wishes"] = [[p, 1, (p + k) % len(data["rooms"][1]), k + 1] for p in range(0, 30, 3) for k in range(3)]
    for room in data["rooms"][seed % 3]:
        room["comfort"] = room["max"] - 3
    answer = solve(read_problem(data), steps=100)
    assert not isinstance(answer, Infeasible)
    data["current"] = [list(row) for row in answer.plan]
    data["weights"] = {"move": 2, "comfort": 7}
    return data, answer.plan


@pytest.mark.parametrize("seed", range(3))
def test_the_price_of_a_change_is_the_difference_it_makes(seed: int) -> None:
    data, plan = planned(seed)
    prices = PlanPrices(read_problem(data), plan)
    before = oracle.figures(data, [list(row) for row in plan])
    rng = random.Random(seed)
    for _ in range(40):
        t = rng.randrange(3)
        first, second = rng.sample([p for p, there in enumerate(data["attend"][t]) if there], 2)
        swap = rng.random() < 0.5
        room = plan[t][second] if swap else rng.randrange(len(data["rooms"][t]))
        after = [list(row) for row in plan]
        after[t][first] = room
        if swap:
            after[t][second] = plan[t][first]
        expected = oracle.figures(data, after)
        price = prices.price_of_swap(first, second, t) if swap else prices.price_of_move(first, t, room)
        assert {name: getattr(price, name) for name in FIGURES} == {
            name: expected[name] - before[name] for name in FIGURES
        }
        broken = prices.rules_against_swap(first, second, t) if swap else prices.rules_against_move(first, t, room)
        assert bool(broken) == bool(oracle.broken(data, after))


def test_the_best_exchange_is_the_cheapest_that_breaks_nothing() -> None:
    data, plan = planned(1)
    prices = PlanPrices(read_problem(data), plan)
    costs = {}
    for other in (p for p, k in enumerate(plan[0]) if k == 1):
        after = [list(row) for row in plan]
        after[0][0], after[0][other] = plan[0][other], plan[0][0]
        if not oracle.broken(data, after) and after != [list(row) for row in plan]:
            costs[other] = prices.price_of_swap(0, other, 0).cost
    best = prices.best_exchange(0, 0, 1)
    assert (best is None) == (not costs)
    assert best is None or best.price.cost == min(costs.values())


def test_reasons_name_pins_companions_and_the_rooms_that_are_open() -> None:
    data = instances.golfer(3, 4, 2)
    data["pins"], data["together"], data["step_free"] = [[0, 0, 1]], [[1, 2]], [3]
    for room in data["rooms"][0][1:]:
        room["accessible"] = 0
    data["wishes"] = [[5, 0, k, 1] for k in range(3)]
    answer = solve(read_problem(data), steps=50)
    assert not isinstance(answer, Infeasible)
    prices = PlanPrices(read_problem(data), answer.plan)
    labels = Labels([f"P{p}" for p in range(12)])
    reasons = [" ".join(map(str, prices.explain(p, 0, labels).reasons)) for p in (0, 1, 3, 5, 9)]
    assert reasons == [
        "Pinned to this room.",
        "Kept together with P2.",
        "Only rooms 0 are open to them.",
        "This room is their wish number 1.",
        "",
    ]
    seats = prices.explain(9, 0).rooms
    assert [seat.room for seat in seats] == [0, 1, 2]
    assert sum(bool(seat.broken) for seat in seats) == 2
