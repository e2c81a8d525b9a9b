"""Generators of breakouts, as the JSON of a problem: golfers, conventions, meetups, planted, workshops."""

import functools
import operator
import random
from collections.abc import Sequence
from typing import Any

Data = dict[str, Any]


def room(least: int, most: int, accessible: bool = True) -> Data:
    return {"min": least, "max": most, "accessible": int(accessible)}


def golfer(groups: int, size: int, rounds: int) -> Data:
    n = groups * size
    return {
        "n": n,
        "rounds": rounds,
        "rooms": [[room(size, size) for _ in range(groups)] for _ in range(rounds)],
        "attend": [[1] * n for _ in range(rounds)],
        "attrs": {},
        "apart": [],
        "together": [],
        "pins": [],
        "past": [],
        "step_free": [],
        "hosts": [],
        "hosts_need": 0,
    }


def skewed(rng: random.Random, n: int, values: int) -> list[int]:
    """A value each, value 0 the most frequent, like the units of a company."""
    return rng.choices(range(values), [1 / (v + 1.5) for v in range(values)], k=n)


def pairs(rng: random.Random, people: Sequence[int], count: int, taken: set[frozenset[int]]) -> list[list[int]]:
    """Different pairs of people, none of them in `taken`, to which they are added."""
    found: list[list[int]] = []
    while len(found) < count:
        pair = rng.sample(people, 2)
        if frozenset(pair) not in taken:
            taken.add(frozenset(pair))
            found.append(pair)
    return found


def met_before(rng: random.Random, n: int, events: int, rounds: int, size: int, share: float) -> list[list[int]]:
    """Pairs that sat together at random tables of earlier events, with the number of times."""
    times: dict[tuple[int, int], int] = {}
    for _ in range(events):
        there = [p for p in range(n) if rng.random() < share]
        for _ in range(rounds):
            rng.shuffle(there)
            for start in range(0, len(there), size):
                table = sorted(there[start : start + size])
                for k, i in enumerate(table):
                    for j in table[k + 1 :]:
                        times[i, j] = times.get((i, j), 0) + 1
    return [[i, j, k] for (i, j), k in sorted(times.items())]


def convention(
    seed: int,
    tables: int = 60,
    size: int = 10,
    rounds: int = 6,
    *,
    slack: int = 0,
    apart: int | None = None,
    together: int | None = None,
    hosts: bool = True,
    pins: int | None = None,
    past: bool = True,
    step_free: bool = True,
) -> Data:
    """A large event; at 60 x 10 x 6 it has 600 people, 300 apart, 50 together, 140 pins beside 60 hosts."""
    rng = random.Random(seed)
    n = tables * size
    data = golfer(tables, size, rounds)
    data["attrs"] = {
        name: skewed(rng, n, k) for name, k in (("unit", 12), ("site", 8), ("level", 3), ("gender", 2), ("language", 2))
    }
    good = tables // 3
    data["rooms"] = [[room(size - slack, size + slack, k < good) for k in range(tables)] for _ in range(rounds)]
    free = list(range(n))
    rng.shuffle(free)
    if hosts:
        data["hosts"] = [free.pop() for _ in range(tables)]
        data["hosts_need"] = 1
        data["pins"] += [[p, r, k] for k, p in enumerate(data["hosts"]) for r in range(rounds)]
    if step_free:
        data["step_free"] = [free.pop() for _ in range(n // 50)]
    kept = n // 12 if together is None else together
    data["together"] = [[free.pop(), free.pop()] for _ in range(kept)]
    taken = {frozenset(pair) for pair in data["together"]}
    data["apart"] = pairs(rng, free, n // 2 if apart is None else apart, taken)
    data["pins"] += free_pins(rng, data, free, tables * 7 // 3 if pins is None else pins)
    if past:
        data["past"] = met_before(rng, n, 3, 4, size, 0.6)
    return data


def free_pins(rng: random.Random, data: Data, people: Sequence[int], count: int) -> list[list[int]]:
    """Pins of people to rooms, at most half of a room, nobody twice in a round, never two who are apart."""
    foes = {frozenset(pair) for pair in data["apart"]}
    sat: dict[tuple[int, int], list[int]] = {}
    busy: set[tuple[int, int]] = set()
    found: list[list[int]] = []
    while len(found) < count:
        t = rng.randrange(data["rounds"])
        p, k = rng.choice(people), rng.randrange(len(data["rooms"][t]))
        there = sat.setdefault((t, k), [])
        half = data["rooms"][t][k]["max"] // 2
        if (p, t) in busy or len(there) >= half or any(frozenset((p, q)) in foes for q in there):
            continue
        busy.add((p, t))
        there.append(p)
        found.append([p, t, k])
    return found


def large(seed: int) -> Data:
    """2,000 people, 8 rounds of 100 x 20, 999 apart, 150 together, 1,200 pins."""
    return convention(seed, 100, 20, 8, apart=999, together=150, hosts=False, pins=1200, step_free=False)


def meetup(seed: int, n: int | None = None, rounds: int | None = None) -> Data:
    """30 to 90 people, uneven rooms, absences and latecomers, a few rules of every kind."""
    rng = random.Random(seed)
    n = n or rng.randint(30, 90)
    rounds = rounds or rng.randint(3, 5)
    sizes: list[int] = []
    while sum(sizes) < n + n // 8:
        sizes.append(rng.randint(5, 10))
    data = golfer(1, n, rounds)
    data["rooms"] = [[room(max(0, s - 4), s, k % 3 != 1) for k, s in enumerate(sizes)] for _ in range(rounds)]
    data["attend"] = [[int(rng.random() > 0.07) for _ in range(n)] for _ in range(rounds)]
    data["attrs"] = {"unit": skewed(rng, n, 6), "gender": skewed(rng, n, 2)}
    people = list(range(n))
    rng.shuffle(people)
    data["together"] = [[people.pop(), people.pop()] for _ in range(rng.randint(0, 3))]
    data["step_free"] = [people.pop() for _ in range(rng.randint(0, 2))]
    data["apart"] = pairs(rng, people, n // 6, {frozenset(pair) for pair in data["together"]})
    data["pins"] = [[people.pop(), r, rng.randrange(len(sizes))] for r in range(rounds)]
    data["past"] = met_before(rng, n, 2, 3, 8, 0.6)
    return data


def planted(seed: int, groups: int, size: int, rounds: int) -> Data:
    """A breakout that has a plan at no cost: built around a plan without repeats that is then hidden."""
    rng = random.Random(seed)
    n = groups * size
    data = golfer(groups, size, rounds)
    plan = [[plus(p % groups, times(t, p // groups, groups), groups) for p in range(n)] for t in range(rounds)]
    hidden = list(range(n))
    rng.shuffle(hidden)
    plan = [[row[hidden[p]] for p in range(n)] for row in plan]
    met = {frozenset((i, j)) for row in plan for i in range(n) for j in range(i) if row[i] == row[j]}
    strange = [[i, j] for i in range(n) for j in range(i) if frozenset((i, j)) not in met]
    rng.shuffle(strange)
    data["apart"], rest = strange[: n // 2], strange[n // 2 :]
    data["past"] = [[i, j, rng.randint(1, 3)] for i, j in rest[: n * 2]]
    data["pins"] = [[p, r, plan[r][p]] for r in range(rounds) for p in rng.sample(range(n), n // 25)]
    data["attrs"] = {
        name: [columns[hidden[p] // groups] for p in range(n)]
        for name, k in (("unit", 5), ("site", 3), ("level", 2))
        if (columns := [rng.randrange(k) for _ in range(size)])
    }
    return data


def plus(a: int, b: int, order: int) -> int:
    """The sum in the field of `order` elements for 8, 16 and 25; else modulo `order`."""
    if order in (8, 16):
        return a ^ b
    if order == 25:
        return (a // 5 + b // 5) % 5 * 5 + (a + b) % 5
    return (a + b) % order


def times(a: int, b: int, order: int) -> int:
    """The product in the field of `order` elements for 8, 16 and 25; else modulo `order`."""
    if order in (8, 16):
        shifted = [a << bit for bit in range(order.bit_length()) if b >> bit & 1]
        found = functools.reduce(operator.xor, shifted, 0)
        for bit in range(2 * order.bit_length(), order.bit_length() - 2, -1):
            if found >> bit & 1:
                found ^= (11 if order == 8 else 19) << (bit - order.bit_length() + 1)
        return found
    if order == 25:
        (a1, a0), (b1, b0) = divmod(a, 5), divmod(b, 5)
        return (a1 * b0 + a0 * b1) % 5 * 5 + (a0 * b0 + 2 * a1 * b1) % 5
    return a * b % order


def workshop(seed: int, n: int = 590, wishing: int = 525, seats: Sequence[int] = ()) -> Data:
    """One round of eight workshops of unequal size, chosen by ranked wishes."""
    rng = random.Random(seed)
    sizes = list(seats) or [120, 100, 90, 80, 70, 60, 50, 40]
    data = golfer(1, n, 1)
    data["rooms"] = [[room(0, s) for s in sizes]]
    popular = [rng.random() + 0.2 for _ in sizes]
    data["wishes"] = []
    for p in rng.sample(range(n), wishing):
        chosen: list[int] = []
        while len(chosen) < 3:
            k = rng.choices(range(len(sizes)), popular)[0]
            if k not in chosen:
                chosen.append(k)
                data["wishes"].append([p, 0, k, len(chosen)])
    return data
