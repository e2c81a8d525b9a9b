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


class Program:
    """Who sits where in a round: columns (person, room), then one for each open room; rows as asked."""

    def __init__(self, data: Data, t: int, rules: Sequence[Rule]) -> None:
        self.people = [p for p, there in enumerate(data["attend"][t]) if there]
        self.rooms = data["rooms"][t]
        count = len(self.rooms)
        self.column = {(p, k): i * count + k for i, p in enumerate(self.people) for k in range(count)}
        self.open = len(self.column)
        self.rows: list[Row] = []
        for p in self.people:
            self.rows.append(({self.column[p, k]: 1 for k in range(count)}, 1, 1))
        for k, room in enumerate(self.rooms):
            self.rows.append(({self.column[p, k]: 1 for p in self.people}, 0, room["max"]))
            self.rows += [({self.column[p, k]: 1, self.open + k: -1}, -1, 0) for p in self.people]
        for rule in rules:
            self.rows += asked(data, t, rule, self.people, self.column)

    def least(self, price: Sequence[float], upper: Sequence[float]) -> float | None:
        """The least sum of prices of the columns, whole numbers from 0 to `upper`; None when nothing is allowed."""
        table = np.zeros((len(self.rows), len(price)))
        for row, (terms, _, _) in enumerate(self.rows):
            for place, factor in terms.items():
                table[row, place] += factor
        bounds = LinearConstraint(table, [low for _, low, _ in self.rows], [high for _, _, high in self.rows])
        found = milp(price, integrality=np.ones(len(price)), bounds=Bounds(0, upper), constraints=bounds)
        return float(found.fun) if found.success else None


def can_hold(data: Data, t: int, rules: Sequence[Rule]) -> bool:
    """Whether everybody who is there can sit, with these rules and the sizes at most alone."""
    program = Program(data, t, rules)
    if not program.people:
        return not any(rule.kind == "least" and program.rooms[rule.item[0]]["min"] for rule in rules)
    columns = program.open + len(program.rooms)
    return program.least([0.0] * columns, [1.0] * columns) is not None


def every_rule(data: Data, t: int) -> list[Rule]:
    """All the rules of a round."""
    rules = [Rule("together", (i, j)) for i, j in data["together"]]
    rules += [Rule("apart", (i, j)) for i, j in data["apart"]]
    rules += [Rule("pin", (p, k)) for p, r, k in data["pins"] if r == t]
    rules += [Rule("closed", (p, k)) for p, r, k in data["closed"] if r == t]
    rules += [Rule("step_free", (p,)) for p in data["step_free"]]
    rules += [Rule("least", (k,)) for k, _ in enumerate(data["rooms"][t])]
    return rules + ([Rule("hosts")] if data["hosts_need"] else [])


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
