"""Judges a plan from the JSON of its problem alone; shares no code with the solver."""

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

Data = dict[str, Any]
Seats = list[list[int]]
WEIGHTS = {"repeat": 10, "past": 4, "balance": 3, "wish": {"1": 0, "2": 1, "3": 3, "none": 20}}


def broken(data: Data, plan: Seats) -> list[str]:
    """Every hard rule that the plan breaks, in words; rounds already run are not judged."""
    if len(plan) != data["rounds"] or any(len(row) != data["n"] for row in plan):
        return ["the shape of the plan"]
    judged = [t for t in range(data["rounds"]) if t not in data.get("done", [])]
    return [fault for t in judged for fault in broken_in_round(data, t, plan[t])]


def broken_in_round(data: Data, t: int, row: list[int]) -> Iterator[str]:
    rooms = data["rooms"][t]
    for p, k in enumerate(row):
        if (k >= 0) != bool(data["attend"][t][p]) or k >= len(rooms):
            yield f"presence of {p} in round {t}"
    for k, room in enumerate(rooms):
        size = row.count(k)
        if not room["min"] <= size <= room["max"]:
            yield f"size {size} of room {k} in round {t}"
        hosts = sum(row[p] == k for p in data["hosts"])
        if size and hosts < data["hosts_need"]:
            yield f"hosts of room {k} in round {t}"
    for p in data["step_free"]:
        if row[p] >= 0 and not rooms[row[p]].get("accessible", 1):
            yield f"steps for {p} in round {t}"
    yield from broken_wishes(data, t, row)


def broken_wishes(data: Data, t: int, row: list[int]) -> Iterator[str]:
    """Pins, closed rooms and pairs."""
    for p, r, k in data["pins"]:
        if r == t and row[p] not in (k, -1):
            yield f"pin of {p} in round {t}"
    for p, r, k in data.get("closed", []):
        if r == t and row[p] == k:
            yield f"room {k} closed to {p} in round {t}"
    for i, j in data["apart"]:
        if row[i] == row[j] >= 0:
            yield f"{i} and {j} apart in round {t}"
    for i, j in data["together"]:
        if row[i] != row[j] and row[i] >= 0 and row[j] >= 0:
            yield f"{i} and {j} together in round {t}"


def figures(data: Data, plan: Seats) -> dict[str, float]:
    """What a plan costs, figure by figure: counts as they are, prices of wishes, and the weighted sum `cost`."""
    weights = {**WEIGHTS, **data.get("weights", {})}
    kept = {frozenset(pair) for pair in data["together"]}
    met: Counter[frozenset[int]] = Counter()
    for row in plan:
        for people in tables(row).values():
            met.update(pair for pair in map(frozenset, itertools.combinations(people, 2)) if pair not in kept)
    past: Counter[frozenset[int]] = Counter()
    for i, j, times in data["past"]:
        past[frozenset((i, j))] += times
    found: dict[str, float] = {
        "repeats": sum(m * (m - 1) // 2 for m in met.values()),
        "past": sum(m * past[pair] for pair, m in met.items()),
        "wish": wish(data, plan, weights["wish"]),
        "moves": moves(data, plan),
        "crowded": crowded(data, plan),
    }
    found["balance"], found["alike"], mixing = 0, 0, 0.0
    for name, values in data["attrs"].items():
        alike = data.get("mixing", {}).get(name) == "alike"
        price = weights.get("attributes", {}).get(name, weights.get("alike", 1) if alike else weights["balance"])
        off = unlike(values, met) if alike else sum(off_fair(values, row) for row in plan)
        found["alike" if alike else "balance"] += off
        mixing += price * off
    found["cost"] = (
        weights["repeat"] * found["repeats"]
        + weights["past"] * found["past"]
        + weights.get("move", 0) * found["moves"]
        + weights.get("comfort", 0) * found["crowded"]
        + found["wish"]
        + mixing
    )
    return found


def tables(row: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for p, k in enumerate(row):
        if k >= 0:
            found.setdefault(k, []).append(p)
    return found


def unlike(values: list[int], met: Counter[frozenset[int]]) -> int:
    total = 0
    for pair, m in met.items():
        i, j = pair
        total += m * (values[i] != values[j] and values[i] >= 0 and values[j] >= 0)
    return total


def off_fair(values: list[int], row: list[int]) -> int:
    """Seats off the floor and the ceiling of the share of each value, over the rooms of a round."""
    there = [p for p, k in enumerate(row) if k >= 0]
    everyone = Counter(values[p] for p in there if values[p] >= 0)
    total = 0
    for people in tables(row).values():
        here = Counter(values[p] for p in people)
        for value, count in everyone.items():
            share = Fraction(len(people) * count, len(there))
            total += max(math.floor(share) - here[value], here[value] - math.ceil(share), 0)
    return total


def wish(data: Data, plan: Seats, prices: dict[str, float]) -> float:
    ranks: dict[tuple[int, int], dict[int, int]] = {}
    for p, t, k, rank in data.get("wishes", []):
        ranks.setdefault((p, t), {})[k] = rank
    total: float = 0
    for (p, t), wanted in ranks.items():
        if plan[t][p] >= 0:
            rank = wanted.get(plan[t][p])
            total += prices.get(str(rank), prices["none"])
    return total


def crowded(data: Data, plan: Seats) -> int:
    """People beyond the comfort of their rooms."""
    total = 0
    for rooms, row in zip(data["rooms"], plan, strict=True):
        for k, room in enumerate(rooms):
            if room.get("comfort") is not None:
                total += max(0, row.count(k) - room["comfort"])
    return total


def moves(data: Data, plan: Seats) -> int:
    current = data.get("current")
    if current is None:
        return 0
    pairs = (pair for before, after in zip(current, plan, strict=True) for pair in zip(before, after, strict=True))
    return sum(old != new and old >= 0 and new >= 0 for old, new in pairs)
