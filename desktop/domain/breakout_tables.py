"""A breakout problem as arrays: who may sit where, what a meeting and a seat cost, which counts are fair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.breakouts import ABSENT, Plan, Problem

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tables:
    """Arrays of a problem. n people plus one ghost (index n) who stands for a free seat.

    base: (n+1, n+1) price of a meeting, whichever the round; `forbidden` where apart, 0 where kept together.
    earlier: (2, k) the pairs that met before, times: (k,) how often.
    kept: (2, k) the pairs kept together, each both ways round.
    present: (rounds, n) who is seated. judged: rounds not yet run.
    allowed: per round (rooms, n) who may sit where, by accessibility, closed rooms and pins.
    seat: per round (rooms, n+1) price of a seat: wishes, moves, `forbidden` where not allowed.
    block: per round (n,) the block of each person who must sit with others, -1 for the rest;
    blocks: per round the people of each block. pinned: (rounds, n) who cannot move.
    least, most, comfort: per round (rooms,) sizes; a room without comfort has one that nobody exceeds.
    value: (n+1, values) 1 where the person has the value, one column for each value of a mixed attribute;
    counted, priced: the same in 32 bit, and times the price. price: (values,) price of a seat off the fair range.
    fair_low, fair_high: per round (sizes, values).
    host: (n+1,) who is a host.
    """

    problem: Problem
    base: Floats
    earlier: Ints
    times: NDArray[np.float64]
    kept: Ints
    present: Flags
    judged: Ints
    allowed: tuple[Flags, ...]
    seat: tuple[Floats, ...]
    block: tuple[Ints, ...]
    blocks: tuple[tuple[Ints, ...], ...]
    pinned: Flags
    chosen: Flags
    least: tuple[Ints, ...]
    most: tuple[Ints, ...]
    comfort: tuple[Ints, ...]
    value: NDArray[np.int32]
    counted: Floats
    priced: Floats
    price: Floats
    fair_low: tuple[Floats, ...]
    fair_high: tuple[Floats, ...]
    host: NDArray[np.int32]
    forbidden: float

    @property
    def repeat(self) -> float:
        return self.problem.weights.repeat

    @property
    def smallest_price(self) -> float:
        """The least price above 0, for earlier encounters as they spread: the natural unit of noise."""
        weights = self.problem.weights
        spread = max(1.0, float(self.times.std())) if len(self.times) else 0.0
        prices = [weights.repeat, weights.past * spread, *self.price.tolist()]
        if any(room.comfort is not None for rooms in self.problem.rooms for room in rooms):
            prices.append(weights.comfort)
        if self.problem.wishes:
            prices += [*weights.wish.values(), weights.unplaced]
        return min((price for price in prices if price > 0), default=1.0)


def tables(problem: Problem) -> Tables:
    """Compile a problem; about 50 ms for 600 people and 0.5 s for 2,000."""
    rounds = range(problem.rounds)
    present = np.zeros((problem.rounds, problem.n), dtype=bool)
    for t in rounds:
        present[t, problem.present(t)] = True
    judged = np.setdiff1d(np.arange(problem.rounds), np.array(problem.done, dtype=np.intp)).astype(np.intp)
    blocks = [blocks_of(problem, present[t]) for t in rounds]
    allowed = [allowed_seats(problem, t, blocks[t]) for t in rounds]
    forbidden = forbidden_price(problem)
    earlier, times = encounters(problem)
    seat = tuple(seat_prices(problem, t, allowed[t], forbidden) for t in rounds)
    value, price = mixed_values(problem)
    counted = value.astype(np.float32)
    fair = [fair_range(problem, value[:-1][present[t]], t) for t in rounds]
    return Tables(
        problem=problem,
        base=meeting_prices(problem, earlier, times, forbidden),
        earlier=earlier,
        times=times,
        kept=both_ways(problem.together),
        present=present,
        judged=judged,
        allowed=tuple(allowed),
        seat=seat,
        block=tuple(block_index(found, problem.n) for found in blocks),
        blocks=tuple(tuple(found) for found in blocks),
        pinned=cannot_move(problem, present, allowed),
        chosen=np.array([bool(((prices > 0) & (prices < forbidden)).any()) for prices in seat]),
        **room_sizes(problem),
        value=value,
        counted=counted,
        priced=counted * price,
        price=price,
        fair_low=tuple(low for low, _ in fair),
        fair_high=tuple(high for _, high in fair),
        host=np.bincount(sorted(set(problem.hosts)), minlength=problem.n + 1).astype(np.int32),
        forbidden=forbidden,
    )


def room_sizes(problem: Problem) -> dict[str, tuple[Ints, ...]]:
    sizes = [[(k.min, k.max, problem.n if k.comfort is None else k.comfort) for k in rooms] for rooms in problem.rooms]
    columns = [np.array(rows, dtype=np.intp).reshape(-1, 3).T.copy() for rows in sizes]
    return {name: tuple(found[k] for found in columns) for k, name in enumerate(("least", "most", "comfort"))}


def both_ways(pairs: Sequence[tuple[int, int]]) -> Ints:
    """(2, k) each pair once in either order."""
    table = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return np.unique(np.vstack([table, table[:, ::-1]]), axis=0).T.copy()


def cannot_move(problem: Problem, present: Flags, allowed: list[Flags]) -> Flags:
    """(rounds, n) who is absent, has one room only, or sits in a round already run."""
    pinned: Flags = ~present | np.array([rooms.sum(0) <= 1 for rooms in allowed])
    pinned[list(problem.done)] = True
    return pinned


def forbidden_price(problem: Problem) -> float:
    """More than any room can cost: a power of two, so that whole prices stay whole in 32 bits."""
    weights = problem.weights
    dearest = max([times for _, _, times in problem.past], default=0) * weights.past
    pair = dearest + weights.repeat * problem.rounds + weights.alike * len(problem.attrs)
    size = min(problem.n, max((room.max for rooms in problem.rooms for room in rooms), default=1))
    seat = weights.unplaced + weights.move + weights.comfort + weights.balance * 8
    return float(max(2**17, 2 ** int(np.ceil(np.log2(1 + pair * min(size, 64) + 4 * seat)))))


def encounters(problem: Problem) -> tuple[Ints, NDArray[np.float64]]:
    """(2, k) pairs and (k,) times of `past`, converted in parts so that no call takes long."""
    parts = [np.array(problem.past[k : k + 5000], dtype=np.float64) for k in range(0, len(problem.past), 5000)]
    table = np.vstack([np.zeros((0, 3)), *parts])
    return table[:, :2].T.astype(np.intp), table[:, 2].copy()


def meeting_prices(problem: Problem, earlier: Ints, times: NDArray[np.float64], forbidden: float) -> Floats:
    n, weights = problem.n, problem.weights
    base = np.zeros((n + 1, n + 1), dtype=np.float32)
    np.add.at(base, (earlier[0], earlier[1]), times * weights.past)
    np.add.at(base, (earlier[1], earlier[0]), times * weights.past)
    for name, values in problem.attrs.items():
        if problem.mixing.get(name) == "alike":
            known = np.array(values)
            unlike = (known[:, None] != known) & (known[:, None] >= 0) & (known >= 0)
            base[:n, :n] += np.float32(weights.attributes.get(name, weights.alike)) * unlike
    apart = np.array(problem.apart, dtype=np.intp).reshape(-1, 2).T
    together = np.array(problem.together, dtype=np.intp).reshape(-1, 2).T
    base[together[0], together[1]] = base[together[1], together[0]] = 0
    base[apart[0], apart[1]] = base[apart[1], apart[0]] = forbidden
    return base


def allowed_seats(problem: Problem, t: int, blocks: list[Ints]) -> Flags:
    """(rooms, n): accessibility, rooms closed to people, pins, shared by groups; `current` in a round already run."""
    rooms = problem.rooms[t]
    if t in problem.done and problem.current is not None:
        here: Flags = np.array(problem.current[t]) == np.arange(len(rooms))[:, None]
        return here
    allowed = np.ones((len(rooms), problem.n), dtype=bool)
    steps = np.array([not k.accessible for k in rooms], dtype=bool)
    allowed[np.ix_(steps, np.array(problem.step_free, dtype=np.intp))] = False
    for person, round_, room in problem.closed:
        if round_ == t:
            allowed[room, person] = False
    for person, round_, room in problem.pins:
        if round_ == t:
            kept = allowed[room, person]
            allowed[:, person] = False
            allowed[room, person] = kept
    for people in blocks:
        shared: Flags = np.array(allowed[:, people].all(1))
        allowed[:, people] = shared[:, None]
    return allowed


def blocks_of(problem: Problem, present: Flags) -> list[Ints]:
    """The people who must sit at one table in a round: `together`, carried on from pair to pair."""
    leader = list(range(problem.n))

    def lead(person: int) -> int:
        while leader[person] != person:
            leader[person] = leader[leader[person]]
            person = leader[person]
        return person

    for i, j in problem.together:
        if present[i] and present[j]:
            leader[lead(i)] = lead(j)
    found: dict[int, list[int]] = {}
    for person in sorted({person for pair in problem.together for person in pair}):
        found.setdefault(lead(person), []).append(person)
    return [np.array(people, dtype=np.intp) for people in found.values() if len(people) > 1]


def block_index(blocks: list[Ints], n: int) -> Ints:
    index = np.full(n, -1, dtype=np.intp)
    for k, people in enumerate(blocks):
        index[people] = k
    return index


def seat_prices(problem: Problem, t: int, allowed: Flags, forbidden: float) -> Floats:
    weights = problem.weights
    seat = np.zeros((len(allowed), problem.n + 1), dtype=np.float32)
    wishes = [(p, k, rank) for p, r, k, rank in problem.wishes if r == t]
    for person in {p for p, _, _ in wishes}:
        seat[:, person] = weights.unplaced
    for person, room, rank in wishes:
        seat[room, person] = weights.of_rank(rank)
    if problem.current is not None and weights.move:
        now = np.array(problem.current[t])
        moved = (now != np.arange(len(allowed))[:, None]) & (now != ABSENT)
        seat[:, :-1] += np.float32(weights.move) * moved
    seat[:, :-1][~allowed] = forbidden
    return seat


def mixed_values(problem: Problem) -> tuple[NDArray[np.int32], Floats]:
    """One column for each value of each attribute to mix that anybody has, and its price."""
    columns, prices = [np.zeros((problem.n, 0), dtype=np.int32)], []
    for name, values in problem.attrs.items():
        price = problem.weights.attributes.get(name, problem.weights.balance)
        if problem.mixing.get(name, "mix") == "mix":
            known = np.unique([v for v in values if v >= 0])
            columns.append((np.array(values)[:, None] == known).astype(np.int32))
            prices += [price] * len(known)
    value = np.vstack([np.hstack(columns), np.zeros((1, len(prices)), dtype=np.int32)])
    return value, np.array(prices, dtype=np.float32)


def fair_range(problem: Problem, there: NDArray[np.int32], t: int) -> tuple[Floats, Floats]:
    """(sizes, values): floor and ceiling of a room's share of each value, for rooms of 0 to the largest size."""
    largest = min(max((k.max for k in problem.rooms[t]), default=0), len(there)) + 2
    share = np.arange(largest + 1, dtype=np.int64)[:, None] * there.sum(0, dtype=np.int64)
    total = max(1, len(there))
    return (share // total).astype(np.float32), (-(-share // total)).astype(np.float32)


def plan_array(plan: Plan) -> Ints:
    return np.array(plan, dtype=np.intp)


def plan_tuple(rooms: Ints) -> Plan:
    return tuple(tuple(row) for row in rooms.tolist())
