"""Rules that cannot hold are named before any search, with the smallest set that clashes."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop.domain.breakout_json import read_problem, write_infeasible
from desktop.domain.breakout_solver import evaluate, solve
from desktop.domain.breakouts import Infeasible, Labels
from tests.domain import breakout_instances as instances
from tests.domain.breakout_proofs import check_rules

Data = dict[str, Any]


def event(rooms: int = 3, size: int = 4, rounds: int = 1) -> Data:
    data = instances.golfer(rooms, size, rounds)
    for row in data["rooms"]:
        for room in row:
            room["min"] = 0
    return data


def pinned_twice(data: Data) -> None:
    data["pins"] = [[5, 0, 0], [5, 0, 2]]


def pinned_with_steps(data: Data) -> None:
    data["rooms"][0][1]["accessible"] = 0
    data["step_free"], data["pins"] = [4], [[4, 0, 1]]


def pinned_to_closed(data: Data) -> None:
    data["closed"], data["pins"] = [[4, 0, 1]], [[4, 0, 1]]


def pinned_over(data: Data) -> None:
    data["pins"] = [[p, 0, 1] for p in range(5)]


def pinned_and_apart(data: Data) -> None:
    data["pins"], data["apart"] = [[1, 0, 2], [3, 0, 2]], [[3, 1]]


def together_and_pinned(data: Data) -> None:
    data["pins"], data["together"] = [[1, 0, 2], [3, 0, 0]], [[1, 2], [2, 3]]


def apart_and_together(data: Data) -> None:
    data["apart"], data["together"] = [[1, 3]], [[1, 2], [2, 3]]


def too_few_seats(data: Data) -> None:
    data["rooms"][0][0]["max"] = 3


def too_few_people(data: Data) -> None:
    data["rooms"][0] = [instances.room(4, 4), instances.room(4, 4), instances.room(5, 6)]


def group_shut_out(data: Data) -> None:
    data["together"], data["closed"] = [[1, 2]], [[1, 0, 0], [1, 0, 1], [2, 0, 2]]


def large_group(data: Data) -> None:
    data["together"] = [[p, p + 1] for p in range(4)]


def odd_groups(data: Data) -> None:
    data["rooms"][0] = [instances.room(0, 3) for _ in range(4)]
    data["together"] = [[p, p + 1] for p in range(0, 10, 2)]


def all_apart(data: Data) -> None:
    data["apart"] = [[i, j] for i in range(5) for j in range(i)]


def crowd(data: Data) -> None:
    data["rooms"][0][0]["accessible"] = data["rooms"][0][1]["accessible"] = 0
    data["step_free"] = [0, 3, 6, 8, 9]


def starved_room(data: Data) -> None:
    data["rooms"][0] = [instances.room(3, 6), instances.room(0, 6), instances.room(0, 6)]
    data["closed"] = [[p, 0, 0] for p in range(10)]


def nowhere(data: Data) -> None:
    data["closed"] = [[7, 0, k] for k in range(3)]


def no_hosts(data: Data) -> None:
    data["hosts"], data["hosts_need"] = [1, 2], 1


def hosts_elsewhere(data: Data) -> None:
    data["hosts"], data["hosts_need"] = [1, 2, 3, 4], 1
    data["closed"] = [[p, 0, 0] for p in (1, 2, 3, 4)]


KINDS: list[tuple[Callable[[Data], None], str, set[int]]] = [
    (pinned_twice, "pins", {5}),
    (pinned_with_steps, "pin_steps", {4}),
    (pinned_to_closed, "pin_closed", {4}),
    (pinned_over, "pins_room", {0, 1, 2, 3, 4}),
    (pinned_and_apart, "pins_apart", {1, 3}),
    (together_and_pinned, "pins_together", {1, 2, 3}),
    (apart_and_together, "apart_together", {1, 2, 3}),
    (too_few_seats, "seats", set()),
    (too_few_people, "seats_least", set()),
    (group_shut_out, "together_open", {1, 2}),
    (large_group, "together_size", {0, 1, 2, 3, 4}),
    (odd_groups, "together_rooms", set(range(10))),
    (all_apart, "apart_rooms", {0, 1, 2, 3}),
    (crowd, "crowd", {0, 3, 6, 8, 9}),
    (starved_room, "crowd_least", {10, 11}),
    (nowhere, "no_room", {7}),
    (no_hosts, "hosts", {1, 2}),
    (hosts_elsewhere, "hosts_rooms", set()),
]


@pytest.mark.parametrize(("spoil", "rule", "people"), KINDS, ids=[rule for _, rule, _ in KINDS])
def test_a_clash_is_named(spoil: Callable[[Data], None], rule: str, people: set[int]) -> None:
    data = event()
    assert not isinstance(solve(read_problem(data), steps=5), Infeasible)
    spoil(data)
    answer = solve(read_problem(data), steps=5)
    assert isinstance(answer, Infeasible)
    assert answer.proven
    assert [finding.rule for finding in answer.findings] == [rule]
    assert set(answer.findings[0].people) == people
    check_rules(data, answer.findings[0])


def test_a_finding_names_people_and_rooms_when_given_their_names() -> None:
    data = event()
    pinned_over(data)
    answer = solve(read_problem(data), steps=5)
    assert isinstance(answer, Infeasible)
    labels = Labels([f"P{p}" for p in range(12)], [["Oak", "Elm", "Ash"]], ["I"])
    sentence = str(answer.findings[0].text(labels))
    assert sentence == "Elm has 4 places, 5 people are pinned there: P0, P1, P2, P3, P4."
    assert write_infeasible(answer)["infeasible"][0]["rooms"] == [1]


def test_a_clash_that_no_single_check_sees_is_reduced_to_the_rules_that_make_it() -> None:
    data = event(3, 2)
    data["together"] = [[0, 1]]
    data["apart"] = [[2, 3], [2, 4], [3, 4], [5, 2], [5, 3]]
    data["closed"] = [[4, 0, 0], [5, 0, 1], [0, 0, 2]]
    answer = solve(read_problem(data), steps=5)
    assert isinstance(answer, Infeasible)
    assert answer.proven
    assert [finding.rule for finding in answer.findings] == ["clash"]
    assert answer.findings[0].irreducible
    assert {rule.kind for rule in answer.findings[0].rules} <= {"together", "apart", "closed"}
    labels = Labels([f"P{p}" for p in range(6)], [["Oak", "Elm", "Ash"]], ["1"])
    told = str(answer.findings[0].text(labels))
    assert told.startswith(f"{len(answer.findings[0].rules)} rules cannot all be kept; without any one of them")
    assert "P0 and P1 are to sit together." in told


def test_a_clash_of_every_round_is_told_once() -> None:
    data = event(3, 4, 3)
    data["apart"], data["together"] = [[1, 3]], [[1, 2], [2, 3]]
    answer = solve(read_problem(data), steps=5)
    assert isinstance(answer, Infeasible)
    (finding,) = answer.findings
    assert (finding.round, finding.also) == (0, (1, 2))
    names, rooms = [f"P{p}" for p in range(12)], [["Oak", "Elm", "Ash"]] * 3
    told = "P1 and P3 are to be kept apart, but also to sit together (through P2)."
    assert str(finding.text(Labels(names, rooms, ["1", "2", "3"]))) == f"In every round: {told}"
    data["attend"][1][2] = 0
    answer = solve(read_problem(data), steps=5)
    assert isinstance(answer, Infeasible)
    assert str(answer.findings[0].text(Labels(names, rooms, ["1", "2", "3"]))) == f"Rounds 1, 3: {told}"


def test_of_many_people_the_first_are_named_and_the_others_counted() -> None:
    data = event(2, 28)
    data["pins"] = [[p, 0, 0] for p in range(34)]
    answer = solve(read_problem(data), steps=5)
    assert isinstance(answer, Infeasible)
    labels = Labels([f"P{p}" for p in range(56)], [["Rh\u00f4ne", "Sa\u00f4ne"]], ["1"])
    assert str(answer.findings[0].text(labels)) == (
        "Rh\u00f4ne has 28 places, 34 people are pinned there: P0, P1, P2, P3, P4, P5, P6, P7 and 26 more."
    )
    assert len(answer.findings[0].rules) == 29


def test_each_broken_rule_of_a_plan_is_named() -> None:
    data = event()
    data["rooms"][0][0] = instances.room(0, 3, accessible=False)
    data["rooms"][0][2] = instances.room(5, 6)
    data["apart"], data["together"] = [[0, 1]], [[2, 11]]
    data["pins"], data["closed"], data["step_free"] = [[3, 0, 2]], [[4, 0, 1]], [1]
    data["hosts"], data["hosts_need"] = [5], 1
    data["attend"][0][10] = 0
    plan = ((0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, -1),)
    rules = [finding.rule for finding in evaluate(read_problem(data), plan).broken]
    assert sorted(set(rules)) == ["apart", "closed", "hosts", "pin", "presence", "size", "step_free"]
