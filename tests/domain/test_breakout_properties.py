"""Random small breakouts, judged by going through every plan."""

import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.breakout_bounds import least_figures
from desktop.domain.breakout_json import read_plan, read_problem, write_problem
from desktop.domain.breakout_solver import evaluate, solve
from desktop.domain.breakout_tables import tables
from desktop.domain.breakouts import Infeasible
from tests.domain import breakout_oracle as oracle
from tests.domain.breakout_proofs import check_rules

Data = dict[str, Any]
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def small_breakouts(draw: st.DrawFn) -> Data:
    n = draw(st.integers(2, 6))
    rounds = draw(st.integers(1, 2 if n <= 5 else 1))
    count = draw(st.integers(1, 3))
    person, round_, room = st.integers(0, n - 1), st.integers(0, rounds - 1), st.integers(0, count - 1)
    pair = st.lists(person, min_size=2, max_size=2, unique=True)

    def some(what: st.SearchStrategy[Any], most: int) -> list[Any]:
        return draw(st.lists(what, max_size=most))

    sizes = st.tuples(st.integers(0, 2), st.integers(1, 4), st.booleans(), st.none() | st.integers(0, 3))
    rooms = [[draw(sizes) for _ in range(count)] for _ in range(rounds)]
    seat = st.tuples(person, round_, room).map(list)
    return {
        "n": n,
        "rounds": rounds,
        "rooms": [
            [{"min": min(a, b), "max": b, "accessible": int(c), "comfort": d} for a, b, c, d in row] for row in rooms
        ],
        "attend": [[draw(st.sampled_from([1, 1, 1, 0])) for _ in range(n)] for _ in range(rounds)],
        "attrs": {name: [draw(st.integers(-1, 2)) for _ in range(n)] for name in draw(st.sets(st.sampled_from("ab")))},
        "apart": some(pair, 3),
        "together": some(pair, 2),
        "pins": some(seat, 2),
        "closed": some(seat, 2),
        "past": some(st.tuples(pair, st.integers(1, 3)).map(lambda p: [*p[0], p[1]]), 4),
        "step_free": some(person, 1),
        "hosts": sorted(draw(st.sets(person, max_size=3))),
        "hosts_need": draw(st.sampled_from([0, 0, 1])),
        "wishes": [[p, r, k, rank] for (p, r, k), rank in draw(wishes(person, round_, room))],
        "mixing": {},
        "weights": {"comfort": draw(st.sampled_from([0, 0, 2, 15]))},
    }


def wishes(person: Any, round_: Any, room: Any) -> st.SearchStrategy[Any]:
    seats = st.tuples(person, round_, room)
    return st.dictionaries(seats, st.integers(1, 4), max_size=3).map(lambda found: list(found.items()))


def every_row(data: Data, t: int) -> list[list[int]]:
    """All seatings of a round that break no rule."""
    options = [range(len(data["rooms"][t])) if there else [-1] for there in data["attend"][t]]
    rows = (list(row) for row in itertools.product(*options))
    return [row for row in rows if not list(oracle.broken_in_round(data, t, row))]


def least_cost(data: Data, rows: list[list[list[int]]]) -> float:
    return min(oracle.figures(data, list(plan))["cost"] for plan in itertools.product(*rows))


@QUIET
@given(small_breakouts())
def test_infeasible_is_said_exactly_when_no_plan_exists(data: Data) -> None:
    rows = [every_row(data, t) for t in range(data["rounds"])]
    answer = solve(read_problem(data), steps=20)
    if all(rows):
        assert not isinstance(answer, Infeasible)
        assert oracle.broken(data, [list(row) for row in answer.plan]) == []
    else:
        assert isinstance(answer, Infeasible)
        assert answer.proven
        assert all(str(finding.text()) for finding in answer.findings)
        assert {finding.round for finding in answer.findings} <= {t for t, found in enumerate(rows) if not found}
        for finding in answer.findings:
            check_rules(data, finding)


@QUIET
@given(small_breakouts())
def test_small_breakouts_end_at_the_least_cost_and_bounds_stay_below(data: Data) -> None:
    reaches_the_least_cost(data)


@QUIET
@given(small_breakouts(), st.data())
def test_every_wish_at_any_price_ends_at_the_least_cost(data: Data, draw: st.DataObject) -> None:
    price = st.sampled_from([0, 1, 3, 10, 40])
    names = ("repeat", "past", "balance", "alike", "move", "comfort")
    data["weights"] = {name: draw.draw(price) for name in names}
    data["weights"]["attributes"] = {name: draw.draw(price) for name in data["attrs"]}
    data["weights"]["wish"] = {"1": 0, "2": draw.draw(price), "none": draw.draw(price)}
    data["mixing"] = {name: draw.draw(st.sampled_from(["mix", "alike"])) for name in data["attrs"]}
    data["current"] = [
        [draw.draw(st.integers(-1, len(data["rooms"][t]) - 1)) for _ in range(data["n"])] for t in range(data["rounds"])
    ]
    reaches_the_least_cost(data)


def reaches_the_least_cost(data: Data) -> None:
    """The solver ends where going through every plan ends, and its bounds are below."""
    rows = [every_row(data, t) for t in range(data["rounds"])]
    combinations = 1
    for found in rows:
        combinations *= len(found)
    if not 0 < combinations <= 1500:
        return
    answer = solve(read_problem(data), steps=2000)
    assert not isinstance(answer, Infeasible)
    plan = [list(row) for row in answer.plan]
    judged = oracle.figures(data, plan)
    least = least_cost(data, rows)
    assert judged["cost"] == answer.figures.cost == least
    bound = least_figures(tables(read_problem(data)))
    assert bound.cost <= least
    assert bound.repeats <= answer.figures.repeats
    assert answer.bounds.proven == (answer.figures.repeats == bound.repeats)


@QUIET
@given(small_breakouts(), st.data())
def test_a_plan_is_judged_as_the_checker_judges_it(data: Data, draw: st.DataObject) -> None:
    mixing = st.sampled_from(["mix", "alike"])
    data["mixing"] = {name: draw.draw(mixing) for name in data["attrs"]}
    plan = [
        [draw.draw(st.integers(-1, len(data["rooms"][t]) - 1)) for _ in range(data["n"])] for t in range(data["rounds"])
    ]
    data["current"] = plan[::-1] if draw.draw(st.booleans()) else None
    data["weights"] |= {"move": 2, "alike": 5}
    problem = read_problem(data)
    judged = evaluate(problem, read_plan(plan, problem.n, problem.rooms))
    assert bool(judged.broken) == bool(oracle.broken(data, plan))
    expected = oracle.figures(data, plan)
    assert {name: getattr(judged.figures, name) for name in expected} == expected


@QUIET
@given(small_breakouts())
def test_a_problem_written_and_read_again_is_the_same(data: Data) -> None:
    problem = read_problem(data)
    assert read_problem(write_problem(problem)) == problem
