"""What a change of seats costs, from tables that are kept from change to change."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.breakout_cost import meetings, off_fair, people_beyond_comfort, plain, values_in_rooms
from desktop.domain.breakout_tables import Flags, Floats, Ints, plan_array, tables
from desktop.domain.breakouts import ABSENT, Plan, Problem

Columns = NDArray[np.float64]
Change = tuple[int, int]
"""A person and the room they change to."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a change adds (or, below 0, takes away): figures unweighted, `cost` in points."""

    repeats: int = 0
    past: float = 0
    balance: int = 0
    alike: int = 0
    wish: float = 0
    moves: int = 0
    crowded: int = 0
    cost: float = 0


def _prices(columns: Columns) -> list[Price]:
    """A price for each column of (8, prices) figures, in the order of the fields of Price."""
    return [
        Price(int(repeats), plain(past), int(off), int(alike), plain(wish), int(moves), int(crowded), plain(cost))
        for repeats, past, off, alike, wish, moves, crowded, cost in columns.T.tolist()
    ]


class Prices:
    """The prices of changes of one plan.

    met: (n+1, n+1) meetings of each pair; earlier: (n, n) encounters before this event; counted: (n, n) pairs
    that are not kept together; alike: values of the attributes kept alike.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.tables, self.plan = problem, tables(problem), plan_array(plan)
        self.met = meetings(self.tables, self.plan)
        n, weights = problem.n, problem.weights
        self.earlier: Floats = np.zeros((n, n), dtype=np.float32)
        i, j = self.tables.earlier
        np.add.at(self.earlier, (i, j), self.tables.times)
        np.add.at(self.earlier, (j, i), self.tables.times)
        self.counted = np.ones((n, n), dtype=bool)
        self.counted[self.tables.kept[0], self.tables.kept[1]] = False
        self.alike = [
            (np.array(values), weights.attributes.get(name, weights.alike))
            for name, values in problem.attrs.items()
            if problem.mixing.get(name) == "alike"
        ]
        self.wishes: dict[tuple[int, int], dict[int, int]] = {}
        for person, t, room, rank in problem.wishes:
            self.wishes.setdefault((person, t), {})[room] = rank

    def after(self, t: int, changes: Sequence[Change]) -> "Prices":
        """The prices once people have changed rooms; what the plan does not change is shared."""
        found = copy.copy(self)
        found.plan, found.met = self.plan.copy(), self.met.copy()
        row = found.plan[t]
        for person, room in changes:
            for seat, more in ((int(row[person]), False), (room, True)):
                mates = (row == seat) & self.counted[person] if seat != ABSENT else np.zeros(len(row), dtype=bool)
                mates[person] = False
                found.met[person, :-1][mates] += np.uint8(1 if more else 255)  # 255 counts one back
                row[person] = room
            found.met[:, person] = found.met[person]
        return found

    def of_moves(self, person: int, t: int) -> list[Price]:
        """The price of moving a person to each room of a round, into one more seat."""
        row, weights = self.plan[t], self.problem.weights
        repeats, past, alike, unlike = self._company(person, t)
        crowded, balance, priced = self._sizes(person, t)
        wish, moves = self._wish(person, t), self._moved(person, t)
        cost = weights.repeat * repeats + weights.past * past + priced + unlike + wish
        cost += weights.move * moves + weights.comfort * crowded
        columns = np.array([repeats, past, balance, alike, wish, moves, crowded, cost])
        if row[person] != ABSENT:
            now = columns[:, row[person]].copy()
        else:
            off, dear = self._off(t, row)
            beyond = people_beyond_comfort(self.tables, t, row)
            now = np.array([0, 0, off, 0, 0, 0, beyond, dear + weights.comfort * beyond])
        return _prices(columns - now[:, None])

    def of_changes(self, t: int, changes: Sequence[Change]) -> Price:
        """The change of every figure when people, one or two who swap, change rooms."""
        row = self.plan[t].copy()
        balance, priced = self._off(t, row)
        crowded = -people_beyond_comfort(self.tables, t, row)
        repeats, past, alike, wish, moves, unlike = 0, 0.0, 0, 0.0, 0, 0.0
        movers = [person for person, _ in changes]
        for person, room in changes:
            if row[person] == room:
                continue
            for seat, sign in ((int(row[person]), -1), (room, 1)):
                if seat == ABSENT:
                    continue
                mates = np.nonzero((row == seat) & self.counted[person])[0]
                mates = mates[~np.isin(mates, movers)]
                times = self.met[person, mates].astype(np.int64)
                repeats += sign * int((times - (sign < 0)).sum())
                past += sign * float(self.earlier[person, mates].sum())
                for values, price in self.alike:
                    pairs = int(unlike_pair(values, person, mates).sum())
                    alike, unlike = alike + sign * pairs, unlike + sign * pairs * price
                wish += sign * float(self._wish(person, t)[seat])
                moves += sign * int(self._moved(person, t)[seat])
            row[person] = room
        off, dear = self._off(t, row)
        crowded += people_beyond_comfort(self.tables, t, row)
        weights = self.problem.weights
        cost = weights.repeat * repeats + weights.past * past + dear - priced + unlike
        cost += wish + weights.move * moves + weights.comfort * crowded
        return Price(repeats, plain(past), off - balance, alike, plain(wish), moves, crowded, plain(cost))

    def of_swaps(self, person: int, t: int, others: Ints) -> list[Price]:
        """The price of a person changing seats with each of these, who all sit in another room than theirs."""
        row, weights = self.plan[t], self.problem.weights
        here, there = int(row[person]), int(row[others[0]])
        mates = np.nonzero(row == here)[0]
        mates, hosts, lone = mates[mates != person], np.nonzero(row == there)[0], np.array([person])
        change = self._pairs(lone, hosts).sum(2) - self._pairs(lone, others)[:, 0]
        change += self._pairs(others, mates).sum(2) - self._pairs(others, hosts, sitting=True).sum(2)
        repeats, past, alike, unlike = change - self._pairs(lone, mates, sitting=True).sum(2)
        wish = self._wish(person, t)[there] - self._wish(person, t)[here]
        moves = self._moved(person, t)[there] - self._moved(person, t)[here]
        wish = wish + np.array([self._wish(other, t)[here] - self._wish(other, t)[there] for other in others])
        moves = moves + np.array([self._moved(other, t)[here] - self._moved(other, t)[there] for other in others])
        held, size = values_in_rooms(self.tables, t, row)
        swapped = self.tables.value[person] - self.tables.value[others]
        total, sizes = (int(size.sum()), held.sum(0)), np.ones(len(others), dtype=np.intp)
        off = off_fair(held[there] + swapped, size[there] * sizes, total)
        off += off_fair(held[here] - swapped, size[here] * sizes, total)
        off -= off_fair(held, size, total)[[here, there]].sum(0)
        cost = weights.repeat * repeats + weights.past * past + off @ self.tables.price.astype(np.float64) + unlike
        cost += wish + weights.move * moves
        return _prices(np.array([repeats, past, off.sum(1), alike, wish, moves, 0 * moves, cost]))

    def _company(self, person: int, t: int) -> Columns:
        """(4, rooms) repeats, encounters, unlike pairs and their price that each room has for a person."""
        row, rooms = self.plan[t], len(self.problem.rooms[t])
        who = np.nonzero(row != ABSENT)[0]
        where = row[who]
        pairs = self._pairs(np.array([person]), who, sitting=where == row[person])[:, 0]
        return np.array([np.bincount(where, column, rooms) for column in pairs], dtype=np.float64)

    def _pairs(self, first: Ints, second: Ints, *, sitting: bool | Flags = False) -> Columns:
        """(4, first, second) repeats, encounters, unlike pairs and their price when two meet once more, or sit so."""
        some = np.ix_(first, second)
        counted = self.counted[some] & (first[:, None] != second)
        unlike = [(unlike_pair(values, first[:, None], second), price) for values, price in self.alike]
        columns = (
            self.met[some].astype(np.float64) - sitting,
            self.earlier[some],
            sum((kind for kind, _ in unlike), np.zeros(counted.shape)),
            sum((kind * price for kind, price in unlike), np.zeros(counted.shape)),
        )
        found: Columns = np.array(columns, dtype=np.float64) * counted
        return found

    def _sizes(self, person: int, t: int) -> tuple[Columns, Columns, Columns]:
        """(rooms,) people beyond comfort, seats off the fair range and their price, with the person in each room."""
        row = self.plan[t].copy()
        row[person] = ABSENT
        here, size = values_in_rooms(self.tables, t, row)
        value = self.tables.value[person]
        total = (int(size.sum()) + 1, here.sum(0) + value)
        without, within = off_fair(here, size, total), off_fair(here + value, size + 1, total)
        off = without.sum(0) - without + within
        comfort = self.tables.comfort[t]
        crowded = np.maximum(size - comfort, 0).sum() + (size >= comfort)
        return crowded.astype(np.float64), off.sum(1).astype(np.float64), off @ self.tables.price.astype(np.float64)

    def _off(self, t: int, row: Ints) -> tuple[int, float]:
        """Seats off the fair range in a round, and their price."""
        off = off_fair(*values_in_rooms(self.tables, t, row)).sum(0)
        return int(off.sum()), float(off @ self.tables.price)

    def _wish(self, person: int, t: int) -> Columns:
        """(rooms,) price of the rank of each room."""
        wanted, weights = self.wishes.get((person, t)), self.problem.weights
        price = np.full(len(self.problem.rooms[t]), weights.unplaced if wanted else 0.0)
        for room, rank in (wanted or {}).items():
            price[room] = weights.of_rank(rank)
        return price

    def _moved(self, person: int, t: int) -> Columns:
        """(rooms,) 1 for each room but that of the current plan; who comes new has not moved."""
        current = self.problem.current
        moved = np.zeros(len(self.problem.rooms[t]))
        if current is not None and current[t][person] != ABSENT:
            moved += 1
            moved[current[t][person]] = 0
        return moved


def unlike_pair(values: Ints, first: Ints | int, second: Ints) -> Columns:
    """1 where two people have known values that differ."""
    unlike = (values[first] != values[second]) & (values[first] >= 0) & (values[second] >= 0)
    return np.asarray(unlike, dtype=np.float64)
