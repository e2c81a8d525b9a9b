"""Prices of single changes equal the difference of whole plans; reasons name what holds a person."""

import random
from typing import Any

import pytest

from desktop.domain.breakout_explain import PlanPrices
from desktop.domain.breakout_json import read_plan, read_problem
from desktop.domain.breakout_solver import evaluate, solve
from desktop.domain.breakouts import Infeasible, Labels, Plan
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle

FIGURES = ("repeats", "past", "balance", "alike", "wish", "moves", "crowded", "cost")


def planned(seed: int) -> tuple[dict[str, Any], Plan]:
    data = instances.meetup(seed, n=30, rounds=3)
    data["mixing"] = {"gender": "alike"}
    data["hosts"], data["hosts_need"] = list(range(0, 30, 2)), 1
    data["closed"] = [[p, t, 0] for t in range(3) for p in (5, 11, 17)]
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


@pytest.mark.parametrize("seed", range(6))
def test_the_prices_of_all_rooms_are_those_of_each_move(seed: int) -> None:
    data, plan = planned(seed)
    prices = PlanPrices(read_problem(data), plan)
    for t in range(3):
        for person in range(0, 30, 2):
            seats = prices.prices_of_moves(person, t)
            assert [seat.room for seat in seats] == list(range(len(data["rooms"][t])))
            assert [seat.price for seat in seats] == [prices.price_of_move(person, t, seat.room) for seat in seats]
            assert [seat.broken for seat in seats] == [
                prices.rules_against_move(person, t, seat.room) if seat.room != plan[t][person] else ()
                for seat in seats
            ]


@pytest.mark.parametrize("seed", range(6))
def test_prices_along_moves_by_hand_add_up_to_the_difference_of_the_plans(seed: int) -> None:
    data, plan = planned(seed)
    problem = read_problem(data)
    prices, now, rng = PlanPrices(problem, plan), [list(row) for row in plan], random.Random(seed)
    for _ in range(60):
        t, person = rng.randrange(3), rng.randrange(30)
        before = evaluate(problem, read_plan(now, 30, problem.rooms))
        if rng.random() < 0.4:
            other = rng.randrange(30)
            price, broken = prices.price_of_swap(person, other, t), prices.rules_against_swap(person, other, t)
            prices = prices.with_swap(person, other, t)
            now[t][person], now[t][other] = now[t][other], now[t][person]
        else:
            room = rng.randrange(len(data["rooms"][t]))
            price, broken = prices.price_of_move(person, t, room), prices.rules_against_move(person, t, room)
            prices = prices.with_move(person, t, room)
            now[t][person] = room
        after = evaluate(problem, read_plan(now, 30, problem.rooms))
        assert {name: getattr(price, name) for name in FIGURES} == {
            name: getattr(after.figures, name) - getattr(before.figures, name) for name in FIGURES
        }
        assert set(broken) == set(after.broken) - set(before.broken)
    afresh = PlanPrices(problem, read_plan(now, 30, problem.rooms))
    for person in range(30):
        assert prices.explain(person, person % 3) == afresh.explain(person, person % 3)


def test_a_move_by_hand_leaves_the_prices_before_it_as_they_were() -> None:
    data, plan = planned(2)
    prices = PlanPrices(read_problem(data), plan)
    before = [prices.prices_of_moves(person, 0) for person in range(30)]
    prices.with_move(3, 0, 1).with_swap(4, 5, 0)
    assert [prices.prices_of_moves(person, 0) for person in range(30)] == before


@pytest.mark.parametrize("seed", range(4))
def test_the_best_exchange_is_the_cheapest_that_breaks_nothing(seed: int) -> None:
    data, plan = planned(seed)
    prices, now = PlanPrices(read_problem(data), plan), [list(row) for row in plan]
    found = 0
    for person in range(30):
        t, room = person % 3, person % len(data["rooms"][0])
        costs = {}
        for other in (p for p, k in enumerate(plan[t]) if k == room != plan[t][person] >= 0):
            after = [list(row) for row in plan]
            after[t][person], after[t][other] = plan[t][other], plan[t][person]
            if not oracle.broken(data, after):
                costs[other] = oracle.figures(data, after)["cost"] - oracle.figures(data, now)["cost"]
        best = prices.best_exchange(person, t, room)
        assert (best is None) == (not costs)
        if best is not None:
            found += 1
            assert best.price == prices.price_of_swap(person, best.person, t)
            assert best.price.cost == min(costs.values())
    assert found > 5


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
        "Only these are open to them: room 0.",
        "This room is their wish number 1.",
        "",
    ]
    seats = prices.explain(9, 0).rooms
    assert [seat.room for seat in seats] == [0, 1, 2]
    assert sum(bool(seat.broken) for seat in seats) == 2
