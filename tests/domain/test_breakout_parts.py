"""The parts of the search: incremental costs, transport, designs, bounds."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from desktop.domain.breakout_bounds import least_figures
from desktop.domain.breakout_cost import figures, meeting_prices_after
from desktop.domain.breakout_designs import design
from desktop.domain.breakout_json import read_problem
from desktop.domain.breakout_search import Search
from desktop.domain.breakout_solver import first_plan
from desktop.domain.breakout_swaps import SwapSearch
from desktop.domain.breakout_tables import Ints, Tables, tables
from desktop.domain.breakout_transport import transport
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle


def comfortable(data: dict[str, Any], price: float = 6) -> dict[str, Any]:
    """The same with a comfort in two rooms of three, below what some of them will hold."""
    for rooms in data["rooms"]:
        for k, room in enumerate(rooms):
            room["comfort"] = [room["max"] - 2, None, room["max"] - 1][k % 3]
    return {**data, "weights": {"comfort": price}}


MIXED = {
    "meetup": instances.meetup(1),
    "another meetup": instances.meetup(6),
    "convention": instances.convention(3, 12, 8, 4),
    "slack": instances.convention(5, 10, 8, 3, slack=2),
    "comfort": comfortable(instances.meetup(2)),
    "comfort and slack": comfortable(instances.convention(5, 10, 8, 3, slack=2)),
}


def started(data: dict[str, Any]) -> tuple[Tables, Ints]:
    compiled = tables(read_problem(data))
    plan = first_plan(compiled, 1)
    assert isinstance(plan, np.ndarray)
    return compiled, plan


@pytest.mark.parametrize("data", MIXED.values(), ids=MIXED)
def test_cost_and_prices_stay_true_from_assignment_to_assignment(data: dict[str, Any]) -> None:
    compiled, plan = started(data)
    search = Search(compiled, plan, 3)
    for t in search.movable * 6:
        search.visit(t, 20, 2.0)
        assert search.cost == figures(compiled, search.plan).cost
    assert np.array_equal(search.prices, meeting_prices_after(compiled, search.plan))
    assert oracle.broken(data, search.plan.tolist()) == []


@pytest.mark.parametrize("data", MIXED.values(), ids=MIXED)
def test_cost_stays_true_from_swap_to_swap(data: dict[str, Any]) -> None:
    compiled, plan = started(data)
    search = SwapSearch(compiled, plan, 3)
    for k in range(200):
        search.step((4, 8))
        if k % 50 == 0:
            search.kick(20)
        assert search.total == figures(compiled, search.rows()).cost
    assert oracle.broken(data, search.rows().tolist()) == []


def test_a_free_seat_in_the_own_room_is_no_step() -> None:
    data = instances.golfer(3, 2, 1)
    data["attend"][0][4] = 0
    for room in data["rooms"][0]:
        room["min"] = 0
    data |= {"hosts": [0, 1, 2], "hosts_need": 1, "wishes": [[0, 0, 2, 1], [1, 0, 2, 1]]}
    data["attrs"] = {"unit": [0, 0, 1, 0, 0, 1]}
    compiled, plan = started(data)
    search = SwapSearch(compiled, plan, 0)
    for k in range(400):
        search.step((4, 8))
        if k % 40 == 0:
            search.kick(2)
        assert search.total == figures(compiled, search.rows()).cost
        assert oracle.broken(data, search.rows().tolist()) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_transport_is_as_cheap_as_an_assignment_to_seats(data: st.DataObject) -> None:
    rooms = data.draw(st.integers(1, 5))
    most = np.array(data.draw(st.lists(st.integers(0, 5), min_size=rooms, max_size=rooms)), dtype=np.intp)
    least = np.array([data.draw(st.integers(0, size)) for size in most.tolist()], dtype=np.intp)
    people = data.draw(st.integers(int(least.sum()), int(most.sum())))
    cells = st.lists(st.integers(0, 6), min_size=people, max_size=people)
    price = np.array([data.draw(cells) for _ in range(rooms)], dtype=np.float64).reshape(rooms, people)
    room = transport(price, least, most)
    size = np.bincount(room, minlength=rooms)
    assert (size >= least).all()
    assert (size <= most).all()
    seats = [(k, place < least[k]) for k in range(rooms) for place in range(most[k])]
    matrix = np.array([[price[k, p] - 100 * kept for k, kept in seats] for p in range(people)]).reshape(
        people, len(seats)
    )
    best = matrix[linear_sum_assignment(matrix)].sum() + 100 * least.sum()
    assert price[room, np.arange(people)].sum() == pytest.approx(best)


@pytest.mark.parametrize("shape", [(7, 5, 7), (9, 3, 11), (16, 4, 21), (8, 4, 9), (12, 3, 5), (25, 8, 6)], ids=str)
def test_designs_are_plans_without_repeats(shape: tuple[int, int, int]) -> None:
    plan = design(*shape)
    assert plan is not None
    data = instances.golfer(*shape)
    assert oracle.broken(data, plan.tolist()) == []
    assert oracle.figures(data, plan.tolist())["repeats"] == 0


def test_a_design_that_is_not_known_is_not_claimed() -> None:
    assert design(6, 6, 4) is None
    assert design(8, 4, 10) is None


@pytest.mark.parametrize(
    ("shape", "repeats"), [((5, 8, 6), 225), ((3, 10, 4), 216), ((8, 4, 9), 0), ((2, 2, 4), 2)], ids=str
)
def test_bounds_of_golfers(shape: tuple[int, int, int], repeats: int) -> None:
    assert least_figures(tables(read_problem(instances.golfer(*shape)))).repeats == repeats


def test_pins_that_seat_a_pair_twice_are_counted() -> None:
    data = instances.golfer(6, 4, 3)
    data["pins"] = [[p, t, 0] for p in (0, 1, 2) for t in (0, 1, 2)]
    assert least_figures(tables(read_problem(data))).repeats == 9


def test_removing_a_rule_never_raises_a_bound() -> None:
    data = instances.meetup(4)
    whole = least_figures(tables(read_problem(data)))
    for field in ("apart", "together", "pins", "step_free"):
        fewer = least_figures(tables(read_problem({**data, field: []})))
        assert fewer.repeats <= whole.repeats or field == "together"
