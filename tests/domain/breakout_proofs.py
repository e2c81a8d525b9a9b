"""Judges whether rules of a round clash, and none of them for nothing; shares no code with the solver.

A round is a yes-or-no linear program, (person, room) and open rooms, solved by HiGHS.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from desktop.domain.breakouts import Finding, Rule

Data = dict[str, Any]
Row = tuple[dict[int, float], float, float]


def check_rules(data: Data, finding: Finding) -> None:
    """The rules of a finding clash in each of its rounds; without any one of them, the others hold."""
    for t in (finding.round, *finding.also):
        assert not can_hold(data, t, finding.rules)
        assert finding.irreducible
        for rule in finding.rules:
            assert can_hold(data, t, [other for other in finding.rules if other != rule]), rule


def can_hold(data: Data, t: int, rules: Sequence[Rule]) -> bool:
    """Whether everybody who is there can sit, with these rules and the sizes at most alone."""
    people = [p for p, there in enumerate(data["attend"][t]) if there]
    rooms = data["rooms"][t]
    count = len(rooms)
    column = {(p, k): i * count + k for i, p in enumerate(people) for k in range(count)}
    opened = len(column)
    rows: list[np.ndarray] = []
    low: list[float] = []
    high: list[float] = []

    def ask(terms: dict[int, float], least: float, most: float) -> None:
        row = np.zeros(opened + count)
        for place, factor in terms.items():
            row[place] += factor
        rows.append(row)
        low.append(least)
        high.append(most)

    if not people:
        return not any(rule.kind == "least" and rooms[rule.item[0]]["min"] for rule in rules)
    for p in people:
        ask({column[p, k]: 1 for k in range(count)}, 1, 1)
    for k, room in enumerate(rooms):
        ask({column[p, k]: 1 for p in people}, 0, room["max"])
        for p in people:
            ask({column[p, k]: 1, opened + k: -1}, -1, 0)
    for rule in rules:
        for terms, least, most in asked(data, t, rule, people, column):
            ask(terms, least, most)
    found = milp(
        np.zeros(opened + count),
        integrality=np.ones(opened + count),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(rows), low, high),
    )
    return bool(found.success)


def asked(data: Data, t: int, rule: Rule, people: list[int], column: Any) -> Iterator[Row]:
    """What a rule asks of the people who are there."""
    rooms = data["rooms"][t]
    if rule.kind == "least":
        yield {column[p, rule.item[0]]: 1 for p in people}, rooms[rule.item[0]]["min"], len(people)
    elif rule.kind == "hosts":
        hosts = set(data["hosts"]) & set(people)
        for k in range(len(rooms)):
            terms = {column[p, k]: 1.0 for p in hosts}
            yield {**terms, len(column) + k: -data["hosts_need"]}, 0, len(people)
    elif rule.kind in ("together", "apart") and set(rule.item) <= set(people):
        i, j = rule.item
        for k in range(len(rooms)):
            together = rule.kind == "together"
            yield {column[i, k]: 1, column[j, k]: -1 if together else 1}, 0, 0 if together else 1
    elif rule.kind not in ("together", "apart") and rule.item[0] in people:
        for k in barred(rooms, rule):
            yield {column[rule.item[0], k]: 1}, 0, 0


def barred(rooms: Any, rule: Rule) -> list[int]:
    """The rooms that a rule about one person leaves out."""
    if rule.kind == "step_free":
        return [k for k, room in enumerate(rooms) if not room["accessible"]]
    return [k for k in range(len(rooms)) if (k == rule.item[1]) == (rule.kind == "closed")]
