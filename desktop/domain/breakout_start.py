"""A first plan that keeps every hard rule, round by round: people with ties first, then the rest exactly."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from desktop.domain.breakout_openings import complete, openings
from desktop.domain.breakout_sizes import beyond_comfort, comfortable_sizes
from desktop.domain.breakout_tables import Flags, Ints, Tables
from desktop.domain.breakout_transport import Prices, transport
from desktop.domain.breakouts import ABSENT

PLACED = 1 << 40


@dataclass(frozen=True, slots=True)
class Task:
    """A round to seat: units of people who sit together, their foes, and the rooms they may take.

    units: people of each unit; may: (units, rooms);
    price: (rooms, units) sum of the prices of seats; foes: for each unit, the units kept apart from it.
    tied: the units placed one after another; the other units, lone people without foes, are placed at once.
    need: hosts that each room must have; least, most: sizes; crowding: price of a person beyond `comfort`.
    """

    t: int
    units: tuple[tuple[int, ...], ...]
    hosts: tuple[int, ...]
    may: Flags
    price: Prices
    foes: tuple[frozenset[int], ...]
    tied: tuple[int, ...]
    least: Ints
    most: Ints
    need: Ints
    comfort: Ints
    crowding: float


def tasks_of(tables: Tables, t: int) -> Iterator[Task]:
    """The round with each choice of rooms that may stay shut."""
    task = task_of(tables, t)
    for opening in openings(tables, t):
        yield replace(
            task,
            may=task.may & (opening.most > 0),
            least=opening.least,
            most=opening.most,
            need=opening.need,
        )


def task_of(tables: Tables, t: int) -> Task:
    """The round with all its rooms, hosts not yet asked for."""
    problem = tables.problem
    lone = np.nonzero(tables.present[t] & (tables.block[t] < 0))[0].tolist()
    units = [tuple(people.tolist()) for people in tables.blocks[t]] + [(person,) for person in lone]
    unit_of = {person: k for k, people in enumerate(units) for person in people}
    foes: list[set[int]] = [set() for _ in units]
    for i, j in problem.apart:
        if i in unit_of and j in unit_of:
            foes[unit_of[i]].add(unit_of[j])
            foes[unit_of[j]].add(unit_of[i])
    heads = np.array([people[0] for people in units], dtype=np.intp)
    rooms = len(tables.most[t])
    return Task(
        t=t,
        units=tuple(units),
        hosts=tuple(int(tables.host[list(people)].sum()) for people in units),
        may=tables.allowed[t][:, heads].T,
        price=np.array([tables.seat[t][:, list(people)].sum(1) for people in units]).T.reshape(rooms, -1),
        foes=tuple(frozenset(found) for found in foes),
        tied=tuple(k for k, people in enumerate(units) if len(people) > 1 or foes[k]),
        least=tables.least[t],
        most=tables.most[t],
        need=np.zeros(rooms, dtype=np.intp),
        comfort=tables.comfort[t],
        crowding=tables.problem.weights.comfort,
    )


class Seating:
    """Places the tied units of a task in depth-first order, the hardest first, and the rest by transport.

    limit: placements to try; every: go through all seatings in order, so that None is a proof.
    """

    def __init__(self, task: Task, most: Ints, seed: int, limit: int, *, every: bool = False) -> None:
        self.task, self.left_to_try = task, limit
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.every = every
        self.complete = True
        self.free = most.astype(np.intp).copy()
        self.most = most
        self.room: dict[int, int] = {}
        self.kinds = kinds_of(task) if every else {}
        self.size = np.array([len(people) for people in task.units], dtype=np.intp)
        self.bars = (~task.may).astype(np.intp) + (self.size[:, None] > self.free)
        self.open = (self.bars == 0).sum(1)
        self.order = np.full(len(task.units), PLACED)
        ties = [-8 * len(task.units[u]) - min(7, len(task.foes[u])) for u in task.tied]
        self.order[list(task.tied)] = ties
        self.stuck: set[int] = set()
        self.found: Ints | None = None

    def run(self) -> Ints | None:
        """The room of each unit, or None; `complete` tells whether None is a proof."""
        self._place()
        return self.found

    def _place(self) -> None:
        """Depth first, with a trail of its own so that hundreds of units may be placed."""
        trail: list[tuple[int, list[int]]] = []
        while True:
            if len(trail) < len(self.task.tied):
                trail.append(self._hardest())
                if not trail[-1][1]:
                    self.stuck.add(trail[-1][0])
            else:
                self.left_to_try -= 9 + len(self.task.units) // 20
                self.found = self._place_rest()
                if self.found is not None:
                    return
            while True:
                if not trail:
                    return
                unit, rooms = trail[-1]
                if unit in self.room:
                    self._bar(unit, self.room.pop(unit), -1)
                self.left_to_try -= 1
                if self.left_to_try < 0:
                    self.complete = False
                    return
                if rooms:
                    self.room[unit] = rooms.pop()
                    self._bar(unit, self.room[unit], 1)
                    break
                trail.pop()

    def _hardest(self) -> tuple[int, list[int]]:
        """The unit with the fewest rooms left, and these rooms, the one to try first at the end."""
        unit = int((self.order + 64 * self.open).argmin())
        rooms = (self.bars[unit] == 0).nonzero()[0].tolist()
        if self.every:
            first = self.last_room(unit)
            return unit, [room for room in reversed(rooms) if room >= first]
        self.random.shuffle(rooms)
        rooms.sort(key=lambda room: (-self.task.price[room, unit], self.free[room]))
        return unit, rooms

    def _bar(self, unit: int, room: int, sign: int) -> None:
        """Seat a unit (sign 1) or take it back (-1): its foes, and units too large now, may not enter."""
        self.order[unit] += sign * PLACED
        before = int(self.free[room])
        self.free[room] -= sign * self.size[unit]
        now = int(self.free[room])
        bars = self.bars[:, room]
        was = bars == 0
        bars[(self.size > min(before, now)) & (self.size <= max(before, now))] += sign
        bars[list(self.task.foes[unit])] += sign
        self.open += (bars == 0).astype(np.intp) - was

    def last_room(self, unit: int) -> int:
        """Alike units are placed in the order of the rooms, so that no arrangement is tried twice."""
        alike = self.kinds.get(unit)
        return max((self.room[other] for other in alike if other in self.room), default=0) if alike else 0

    def _place_rest(self) -> Ints | None:
        task = self.task
        room = np.full(len(task.units), ABSENT, dtype=np.intp)
        for unit, there in self.room.items():
            room[unit] = there
        rest = (room == ABSENT).nonzero()[0]
        taken = self.most - self.free
        hosted = np.zeros(len(self.most), dtype=np.intp)
        for unit, there in self.room.items():
            hosted[there] += task.hosts[unit]
        lacking = np.maximum(task.need - hosted, 0)
        host = np.array(task.hosts, dtype=np.intp)[rest] > 0
        may = task.may[rest].T
        seats = np.vstack([may & host, may]) if lacking.any() else may
        least = np.maximum(task.least - taken - lacking, 0)
        most = self.free - lacking
        if (most < 0).any():
            return None
        if lacking.any():
            least, most = np.append(lacking, least), np.append(lacking, most)
        order = np.random.default_rng(self.random.randrange(2**32)).permutation(len(rest))
        price = np.vstack([task.price[:, rest].astype(np.float64)] * (len(seats) // len(may)))
        if task.crowding:
            least, most = beyond_comfort(least, most, task.comfort - taken - lacking)
            seats = np.vstack([seats, may])
            price = np.vstack([price, task.price[:, rest] + task.crowding])
        price[~seats] = 0
        price[~seats] = 2 * (1 + price.max(initial=0)) * (1 + len(rest))
        chosen = transport(price[:, order], least, most)
        size = np.bincount(chosen, minlength=len(most))
        if not seats[chosen, order].all() or (size < least).any() or (size > most).any():
            return None
        room[rest[order]] = chosen % len(self.most)
        return room


def kinds_of(task: Task) -> dict[int, list[int]]:
    """For each tied unit without foes, the units that could take its place unnoticed."""
    found: dict[tuple[int, int, bytes], list[int]] = {}
    for unit in task.tied:
        if not task.foes[unit]:
            kind = (len(task.units[unit]), task.hosts[unit], task.may[unit].tobytes())
            found.setdefault(kind, []).append(unit)
    return {unit: units for units in found.values() for unit in units}


def seat_quickly(tables: Tables, t: int, seed: int, tries: int) -> Ints | None:
    """Seat a round so that every hard rule holds, and at the least price of seats for people without ties.

    Even sizes are tried first unless people have wishes, then every size allowed. A unit that could not be
    seated goes earlier in the next try (squeaky wheel, Joslin and Clements 1999).
    """
    return next(
        (row for task in tasks_of(tables, t) if (row := seat_task(tables, task, seed, tries)) is not None), None
    )


def seat_task(tables: Tables, task: Task, seed: int, tries: int) -> Ints | None:
    comfort = task.comfort if task.crowding else task.most
    even = comfortable_sizes(task.least, task.most, comfort, int(tables.present[task.t].sum()))
    caps = [task.most] if tables.chosen[task.t] else [even, np.minimum(even + 1, task.most), task.most]
    urgency = np.zeros(len(task.units), dtype=np.intp)
    for attempt in range(tries if task.tied else len(caps)):
        search = Seating(task, caps[min(attempt, len(caps) - 1)], seed + attempt, 2 * len(task.tied) + 50)
        search.order -= urgency
        if not attempt:
            search.order += 64 * len(task.most) * comers(tables, task)
        found = search.run()
        if found is not None:
            return row_of(tables, task, found)
        urgency[list(search.stuck)] += 40
    return None


def comers(tables: Tables, task: Task) -> Flags:
    """(units,) who has no seat in the current plan: seated after the others, so that they drive nobody away."""
    current = tables.problem.current
    if current is None:
        return np.zeros(len(task.units), dtype=bool)
    now = np.array(current[task.t])
    return np.array([(now[list(people)] == ABSENT).all() for people in task.units], dtype=bool)


@dataclass(frozen=True, slots=True)
class Seated:
    """The room of each person; or None, whether that is proven, and the people found hardest to seat."""

    row: Ints | None
    proven: bool = False
    stuck: tuple[int, ...] = ()


def seat_thoroughly(tables: Tables, t: int, limit: int) -> Seated:
    """Go through all seatings of a round, up to a limit: finds one, proves that there is none, or gives up."""
    proven, stuck = complete(tables, t), set[int]()
    for task in tasks_of(tables, t):
        search = Seating(task, task.most, 0, limit, every=True)
        found = search.run()
        if found is not None:
            return Seated(row_of(tables, task, found))
        proven &= search.complete
        stuck |= {person for unit in search.stuck for person in task.units[unit]}
    return Seated(None, proven, tuple(sorted(stuck)))


def row_of(tables: Tables, task: Task, room: Ints) -> Ints:
    row = np.full(tables.problem.n, ABSENT, dtype=np.intp)
    for unit, people in enumerate(task.units):
        row[list(people)] = room[unit]
    return row
