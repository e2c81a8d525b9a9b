"""The JSON of a breakout is read strictly and says which field is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.breakout_json import read_plan, read_problem, write_problem, write_result
from desktop.domain.breakout_solver import solve
from desktop.domain.breakouts import Infeasible, Result
from desktop.domain.words import Refused
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle


@pytest.mark.parametrize("data", [instances.meetup(2), instances.workshop(1), instances.convention(1, 6, 6, 2)])
def test_what_is_written_is_read_as_the_same(data: dict[str, Any]) -> None:
    problem = read_problem(data)
    assert read_problem(json.loads(json.dumps(write_problem(problem)))) == problem


def test_prices_that_are_not_given_are_the_usual_ones() -> None:
    data = instances.golfer(2, 3, 1)
    data["weights"] = {"wish": {"1": 0, "none": 50}}
    weights = read_problem(data).weights
    assert (weights.repeat, weights.past, weights.balance, weights.unplaced) == (10, 4, 3, 50)
    assert weights.of_rank(1) == 0
    assert weights.of_rank(2) == 50


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"n": 0}, "n"),
        ({"n": True}, "n"),
        ({"rounds": "2"}, "rounds"),
        ({"rooms": [[]]}, "rooms"),
        ({"rooms": [[{"min": 3, "max": 2}], []]}, "rooms[0][0].min"),
        ({"rooms": [[{"min": 0, "max": 2, "size": 3}], []]}, "rooms[0][0].size"),
        ({"rooms": [[{"max": 2, "comfort": -1}], []]}, "rooms[0][0].comfort"),
        ({"weights": {"comfort": "high"}}, "weights.comfort"),
        ({"attend": [[1] * 6, [1] * 5]}, "attend[1]"),
        ({"attend": [[1] * 6, [1, 1, 2, 1, 1, 1]]}, "attend[1][2]"),
        ({"attrs": {"unit": [0, 1, 2]}}, "attrs.unit"),
        ({"attrs": {"unit": [0, 1, 2, "x", 0, 0]}}, "attrs.unit[3]"),
        ({"apart": [[0, 1], [2, 2]]}, "apart[1]"),
        ({"together": [[0, 6]]}, "together[0][1]"),
        ({"pins": [[0, 0, 0], [1, 0, 2]]}, "pins[1][2]"),
        ({"pins": [[0, 0]]}, "pins[0]"),
        ({"past": [[0, 1, -1]]}, "past[0][2]"),
        ({"wishes": [[0, 0, 0, 1], [0, 0, 0, 2]]}, "wishes[1]"),
        ({"weights": {"repeats": 1}}, "weights.repeats"),
        ({"weights": {"wish": {"first": 1}}}, "weights.wish.first"),
        ({"weights": {"balance": float("nan")}}, "weights.balance"),
        ({"mixing": {"unit": "mix"}}, "mixing.unit"),
        ({"done": [0]}, "current"),
        ({"step-free": [1]}, "step-free"),
        ({"current": [[0] * 6, [0, 0, 0, 0, 0, 9]]}, "current[1][5]"),
    ],
)
def test_bad_input_is_refused_by_name(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        read_problem({**instances.golfer(2, 3, 2), **change})
    assert refused.value.happened.values["field"] == field


def test_a_missing_field_is_named() -> None:
    data = instances.golfer(2, 3, 2)
    del data["attend"]
    with pytest.raises(Refused, match="attend must be given"):
        read_problem(data)


def test_a_result_has_every_figure() -> None:
    data = instances.golfer(2, 3, 2)
    answer = solve(read_problem(data), steps=50)
    assert not isinstance(answer, Infeasible)
    written = json.loads(json.dumps(write_result(answer)))
    assert read_plan(written["rooms"], 6, answer_rooms := read_problem(data).rooms) == answer.plan
    assert len(answer_rooms) == 2
    assert set(written) >= {"rooms", "hard", "repeats", "past", "balance", "wish", "cost", "bounds", "steps", "seconds"}
    assert written["bounds"] == {"repeats": 2, "proven": True}


def test_the_example_of_the_readme_is_solved() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    data = json.loads(readme.partition("```json\n")[2].partition("```")[0])
    result = solve(read_problem(data), seconds=5, steps=200, seed=1)
    assert isinstance(result, Result)
    assert oracle.broken(data, [list(row) for row in result.plan]) == []


def test_a_breakout_in_which_nobody_may_move_is_answered() -> None:
    room = {"min": 2, "max": 2, "accessible": 1}
    data = {
        "n": 4, "rounds": 1, "rooms": [[room, room]], "attend": [[1, 1, 1, 1]], "attrs": {"unit": [0, 0, 1, 1]},
        "pins": [[0, 0, 0], [1, 0, 0], [2, 0, 1], [3, 0, 1]], "hosts_need": 0,
    }  # fmt: skip
    result = solve(read_problem(data), seconds=5, steps=50, seed=1)
    assert isinstance(result, Result)
    assert [list(row) for row in result.plan] == [[0, 0, 1, 1]]
