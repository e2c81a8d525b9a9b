"""Random breakouts of one round against the exact least cost, by an integer program solved by HiGHS."""

import itertools
import random
from typing import Any

import pytest

from desktop.domain.breakout_json import read_problem
from desktop.domain.breakout_solver import solve
from desktop.domain.breakouts import Infeasible
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle
from tests.domain.breakout_proofs import Program, every_rule

Data = dict[str, Any]


def random_round(seed: int) -> Data:
    """9 to 14 people in three rooms, with every kind of rule and wish that one round can have."""
    rng = random.Random(seed)
    n = rng.randint(9, 14)
    data = instances.golfer(3, -(-n // 3) + 1, 1)
    data["n"] = n
    data["attend"] = [[int(rng.random() < 0.95) for _ in range(n)]]
    for room in data["rooms"][0]:
        room["min"], room["comfort"] = rng.randint(0, 2), rng.choice([None, room["max"] - 2])
    data["rooms"][0][2]["accessible"] = 0
    people = list(range(n))
    data["apart"] = [rng.sample(people, 2) for _ in range(rng.randint(0, 4))]
    data["together"] = [rng.sample(people, 2) for _ in range(rng.randint(0, 2))]
    data["pins"] = [[rng.randrange(n), 0, rng.randrange(2)] for _ in range(rng.randint(0, 1))]
    data["closed"] = [[rng.randrange(n), 0, rng.randrange(3)] for _ in range(rng.randint(0, 2))]
    data["step_free"] = [rng.randrange(n)]
    data["hosts"], data["hosts_need"] = sorted(rng.sample(people, 5)), rng.choice([0, 1])
    data["past"] = [[*pair, rng.randint(1, 3)] for pair in itertools.combinations(people, 2) if rng.random() < 0.3]
    data["wishes"] = [[p, 0, k, rank] for p in people[::2] for rank, k in enumerate(rng.sample(range(3), 2), 1)]
    data["current"] = [[rng.randrange(3) for _ in people]]
    data["attrs"] = {"unit": [rng.randrange(3) for _ in people]}
    data["mixing"] = {"unit": "alike"}
    data["weights"] = {"past": 4, "alike": rng.choice([0, 2]), "move": rng.choice([0, 2, 30]), "comfort": 5}
    return data


def least_cost(data: Data) -> float | None:
    """With columns for the people beyond comfort of each room, and for each pair that costs: 1 where it sits."""
    program = Program(data, 0, every_rule(data, 0))
    prices = pair_prices(data, program.people)
    crowded = program.open + 3
    together = crowded + 3
    price = [seat_price(data, p, k) for p, k in program.column]
    price += [0.0] * 3 + [data["weights"]["comfort"]] * 3 + [cost for cost in prices.values() for _ in range(3)]
    for k, room in enumerate(program.rooms):
        if room["comfort"] is not None:
            beyond = {program.column[p, k]: 1.0 for p in program.people}
            program.rows.append(({**beyond, crowded + k: -1.0}, 0, room["comfort"]))
    for number, (i, j) in enumerate(prices):
        for k in range(3):
            both = {program.column[i, k]: 1.0, program.column[j, k]: 1.0, together + 3 * number + k: -1.0}
            program.rows.append((both, -1, 1))
    return program.least(price, [1.0] * crowded + [100.0] * 3 + [1.0] * (3 * len(prices)))


def pair_prices(data: Data, people: list[int]) -> dict[tuple[int, int], float]:
    """What a pair at one table costs, but for pairs kept together."""
    kept = {frozenset(pair) for pair in data["together"]}
    found: dict[tuple[int, int], float] = {}
    past = {frozenset((i, j)): times for i, j, times in data["past"]}
    unit = data["attrs"]["unit"]
    for i, j in itertools.combinations(people, 2):
        price = 4 * past.get(frozenset((i, j)), 0) + data["weights"]["alike"] * (unit[i] != unit[j])
        if price and frozenset((i, j)) not in kept:
            found[i, j] = price
    return found


def seat_price(data: Data, person: int, room: int) -> float:
    wanted = {k: rank for p, _, k, rank in data["wishes"] if p == person}
    wish = {1: 0, 2: 1}.get(wanted.get(room, 0), 20) if wanted else 0
    return float(wish + data["weights"]["move"] * (data["current"][0][person] != room))


@pytest.mark.parametrize("seed", range(24))
def test_one_round_ends_at_the_least_cost_that_an_integer_program_proves(seed: int) -> None:
    """The search is no proof: one of two seeds has to get there, neither may get below."""
    data = random_round(seed)
    least = least_cost(data)
    costs = []
    for turn in range(2):
        answer = solve(read_problem(data), steps=2000, seed=turn)
        if isinstance(answer, Infeasible):
            assert answer.proven
            assert least is None
            return
        plan = [list(row) for row in answer.plan]
        assert oracle.broken(data, plan) == []
        assert answer.figures.cost == oracle.figures(data, plan)["cost"]
        costs.append(answer.figures.cost)
    assert least is not None
    assert min(costs) == round(least)
