"""One round re-seated: a unit leaves every room and all are placed again at once, at the least cost.

A unit is one person, or several, or free seats; because all units end in different rooms their costs do
not interact, so the linear assignment of units to rooms is exact (a large neighbourhood search in the
sense of Ahuja, Ergun, Orlin and Punnen 2002). Gumbel noise on the costs makes it an annealing
(perturb and maximise, Papandreou and Yuille 2011).
"""

import random

import lap
import numpy as np

from desktop.domain.breakout_cost import crowding, off_price
from desktop.domain.breakout_tables import Floats, Ints, Tables

POOL = 1 << 18


class Noise:
    """Gumbel noise from a pool drawn once, read at random places: random enough, and nearly free."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.pool: Floats = np.random.default_rng(seed).gumbel(size=POOL).astype(np.float32)

    def grid(self, rows: int, columns: int) -> Floats:
        size = rows * columns
        if size > POOL // 2:
            repeated = np.resize(self.pool[self.random.randrange(POOL) :], size)
            return repeated.reshape(rows, columns)
        start = self.random.randrange(POOL - size)
        return self.pool[start : start + size].reshape(rows, columns)


def members_of(row: Ints, rooms: int, ghost: int) -> Ints:
    """(rooms, largest room) the people of each room, filled up with ghosts."""
    order = np.argsort(row, kind="stable")
    order = order[np.searchsorted(row[order], 0) :]
    room = row[order]
    place = np.arange(len(order)) - np.searchsorted(room, np.arange(rooms))[room]
    members = np.full((rooms, int(place.max(initial=0)) + 1), ghost, dtype=np.intp)
    members[room, place] = order
    return members


def add_meetings(tables: Tables, prices: Floats, members: Ints, times: int) -> None:
    """Count the meetings of a round into the prices (times 1), or out of them (times -1)."""
    n = tables.problem.n
    prices[members[:, :, None], members[:, None, :]] += np.float32(times * tables.repeat)
    prices[n] = prices[:, n] = 0
    everyone = np.arange(n)
    prices[everyone, everyone] = 0
    prices[tables.kept[0], tables.kept[1]] = 0


def groups_that_move(tables: Tables, t: int) -> dict[int, Ints]:
    """By size, (groups, size) the people of the groups that can move."""
    found: dict[int, list[Ints]] = {}
    for people in tables.blocks[t]:
        if not tables.pinned[t, people[0]]:
            found.setdefault(len(people), []).append(people)
    return {size: np.array(groups) for size, groups in found.items()}


class RoundSearch:
    """A round whose meetings are taken out of the prices.

    prices: (n+1, n+1) price of a meeting given the other rounds. row: (n+1,) room of each person.
    cost: (rooms, n+1) price of each person in each room. seats: (rooms, places) person or ghost.
    here, size, hosts: values, people and hosts in each room.
    """

    def __init__(self, tables: Tables, prices: Floats, t: int, row: Ints, noise: Noise, slack: int = 2) -> None:
        self.tables, self.prices, self.t, self.noise = tables, prices, t, noise
        n, rooms = tables.problem.n, len(tables.most[t])
        self.n, self.rooms = n, rooms
        self.row = np.append(row, -1)
        members = members_of(row, rooms, n)
        self.cost = tables.seat[t].copy()
        for place in range(members.shape[1]):
            self.cost += prices.take(members[:, place], axis=0)
        self.value, self.priced = tables.counted, tables.priced
        self.here = self.value[members].sum(1)
        self.size = (members != n).sum(1)
        self.hosts = tables.host[members].sum(1)
        self.low, self.high = tables.fair_low[t][self.size], tables.fair_high[t][self.size]
        self._lay_seats(members, slack)
        self.groups = groups_that_move(tables, t)

    def _lay_seats(self, members: Ints, slack: int) -> None:
        """Places of those who can move, then ghosts for at most `slack` free seats a room."""
        n = self.n
        pinned = np.append(self.tables.pinned[self.t], True)
        free = np.clip(self.tables.most[self.t] - self.size, 0, slack)
        kept = -np.sort(np.where(pinned[members], 1, -members), axis=1)
        taken = (kept >= 0).sum(1)
        width = int((taken + free).max())
        self.seats = np.full((self.rooms, width), -1, dtype=np.intp)
        shared = min(width, kept.shape[1])
        self.seats[:, :shared] = kept[:, :shared]
        place = np.arange(width)
        self.seats[(place >= taken[:, None]) & (place < (taken + free)[:, None])] = n
        self.place = np.zeros(n + 1, dtype=np.intp)
        rooms, places = np.nonzero((self.seats >= 0) & (self.seats < n))
        self.place[self.seats[rooms, places]] = places
        self.lone = np.append(np.where(self.tables.block[self.t] < 0, 0, -np.inf), 0).astype(np.float32)
        self.open = np.where(self.seats >= 0, self.lone[self.seats], -np.inf).astype(np.float32)
        hosts_stay = not self.tables.host[~pinned].any() and (self.hosts >= self.tables.problem.hosts_need).all()
        self.need = 0 if hosts_stay else self.tables.problem.hosts_need
        self.plain = not free.any()
        self.comfort = self.tables.comfort[self.t] if self.tables.problem.weights.comfort else None

    def step(self, noise: float) -> float:
        """One lone person or free seat out of each room, all seated again; the change of the cost."""
        rooms, places, units = self._one_each()
        return self._settle(self._lone_costs(rooms, units), rooms, places[:, None], units[:, None], noise)

    def spread(self) -> float:
        """What exchanges between rooms cost here: the root of the mean square, of those allowed."""
        rooms, _, units = self._one_each()
        cost = self._lone_costs(rooms, units)
        price = cost + cost.T - cost.diagonal() - cost.diagonal()[:, None]
        allowed = price[np.triu(price < self.tables.forbidden / 2, 1)]
        return float(np.sqrt(np.square(allowed, dtype=np.float64).mean())) if len(allowed) else 0.0

    def _one_each(self) -> tuple[Ints, Ints, Ints]:
        """Rooms, and for each the place and the lone person or free seat drawn there."""
        places = (self.noise.grid(*self.open.shape) + self.open).argmax(1)
        rooms = np.arange(self.rooms)
        usable = self.open[rooms, places] == 0
        if not usable.all():
            rooms, places = rooms[usable], places[usable]
        return rooms, places, self.seats[rooms, places]

    def step_of(self, many: int, noise: float) -> float:
        """A unit of `many` seats out of each room: people kept together, or that many lone ones."""
        keys = self.noise.grid(*self.open.shape) + self.open
        rooms = np.arange(self.rooms)
        if keys.shape[1] >= many:
            places = np.argpartition(-keys, many - 1, axis=1)[:, :many]
            usable = np.isfinite(keys[rooms[:, None], places]).all(1)
        else:
            places, usable = np.zeros((self.rooms, many), dtype=np.intp), np.zeros(self.rooms, dtype=bool)
        units = self.seats[rooms[:, None], places]
        blocks = self.groups.get(many)
        if blocks is not None:
            order = self.noise.grid(1, len(blocks))[0].argsort()
            drawn = np.full(self.rooms, -1, dtype=np.intp)
            drawn[self.row[blocks[order, 0]]] = order
            chosen = (drawn >= 0) & (~usable | (self.noise.grid(1, self.rooms)[0] > 0.37))
            units[chosen] = blocks[drawn[chosen]]
            places[chosen] = self.place[units[chosen]]
            usable |= chosen
        if usable.sum() < 2:
            return 0.0  # nobody may go anywhere
        rooms, places, units = rooms[usable], places[usable], units[usable]
        return self._settle(self._costs(rooms, units), rooms, places, units, noise)

    def _settle(self, cost: Floats, rooms: Ints, places: Ints, units: Ints, noise: float) -> float:
        """Place the units (k, many), one from each of the k rooms, at the least cost plus noise."""
        if len(rooms) < 2:
            return 0.0
        taken = lap.lapjv(cost + np.float32(noise) * self.noise.grid(*cost.shape), return_cost=False)[0]
        went = (units[taken] != units).any(1).nonzero()[0]
        if not len(went):
            return 0.0
        came = taken[went]
        change = float((cost[went, came] - cost[went, went]).sum(dtype=np.float64))
        self._move(rooms[went], places[went], units[went], units[came])
        return change

    def _lone_costs(self, rooms: Ints, units: Ints) -> Floats:
        """`_costs` of one person or free seat out of every room."""
        some: slice | Ints = slice(None) if len(rooms) == self.rooms else rooms
        cost: Floats = self.cost.take(units, axis=1)[some]
        cost -= self.prices.take(units, axis=0).take(units, axis=1)
        free = units == self.n
        some_free = not self.plain and bool(free.any())
        size = self.size[some] + free if some_free else self.size[some]
        if self.priced.shape[1]:
            here = self.here[some] - self.value.take(units, axis=0)
            low, high = self._fair(size) if some_free else (self.low[some], self.high[some])
            if some_free:
                emptier = off_price(self.tables, here, *self._fair(size - 1)) - off_price(self.tables, here, low, high)
                cost[:, free] += emptier[:, None]
            dearer = (here >= high).view(np.int8) - (here < low).view(np.int8)
            cost += dearer.astype(np.float32) @ self.priced.take(units, axis=0).T
        if some_free:
            short = np.maximum(self.tables.least[self.t][some] - size + 1, 0)
            cost[:, free] += (short * np.float32(self.tables.forbidden))[:, None]
            if self.comfort is not None:
                cost[:, free] -= crowding(self.tables, size, self.comfort[some], 1)[:, None]
        if self.need:
            host = self.tables.host[units]
            lacking = np.maximum((self.need - self.hosts[some] + host)[:, None] - host, 0)
            lacking[(size == 1)[:, None] & free] = 0
            cost += lacking * np.float32(self.tables.forbidden)
        return cost

    def _fair(self, size: Ints) -> tuple[Floats, Floats]:
        return self.tables.fair_low[self.t].take(size, axis=0), self.tables.fair_high[self.t].take(size, axis=0)

    def _costs(self, rooms: Ints, units: Ints) -> Floats:
        """(k, k) price of each unit in each room, the room's own unit gone, up to a constant per room."""
        whole = len(rooms) == self.rooms
        cost = np.zeros((len(rooms), len(rooms)), dtype=np.float32)
        for entering in units.T:
            there = self.cost.take(entering, axis=1)
            cost += there if whole else there.take(rooms, axis=0)
            for leaving in units.T:
                cost -= self.prices.take(leaving, axis=0).take(entering, axis=1)
        people = (units != self.n).sum(1)
        left = self.size[rooms] - people
        if self.priced.shape[1]:
            self._add_balance(cost, rooms, units, people, left)
        if people.min() < units.shape[1]:
            short = (self.tables.least[self.t][rooms] - left)[:, None] - people
            cost += np.maximum(short, 0) * np.float32(self.tables.forbidden)
            if self.comfort is not None:
                cost += crowding(self.tables, left[:, None] + people, self.comfort[rooms][:, None])
        if self.need:
            hosts = self.tables.host[units].sum(1)
            lacking = (self.need - (self.hosts[rooms] - hosts))[:, None] - hosts
            lacking = np.maximum(lacking, 0) * (left[:, None] + people > 0)
            cost += lacking * np.float32(self.tables.forbidden)
        return cost

    def _add_balance(self, cost: Floats, rooms: Ints, units: Ints, people: Ints, left: Ints) -> None:
        here = self.here[rooms] - self.value[units].sum(1)
        kinds = np.unique(people) if people.min() < units.shape[1] else people[:1]
        for seated in kinds:
            least, most = self._fair(left + seated)
            among = slice(None) if len(kinds) == 1 else (people == seated).nonzero()[0]
            if len(kinds) > 1:
                cost[:, among] += off_price(self.tables, here, least, most)[:, None]
            held = self.value[units[among]].sum(1)
            for times in range(units.shape[1]):
                dearer = (here + times >= most).view(np.int8) - (here + times < least).view(np.int8)
                cost[:, among] += dearer.astype(np.float32) @ ((held > times) * self.tables.price).T

    def _move(self, rooms: Ints, places: Ints, gone: Ints, come: Ints) -> None:
        """Seat the units `come` (k, many) where the units `gone` sat."""
        tables = self.tables
        self.seats[rooms[:, None], places] = come
        self.open[rooms[:, None], places] = self.lone[come]
        self.row[come] = rooms[:, None]
        self.place[come] = places
        change = self.prices.take(come[:, 0], axis=0)
        change -= self.prices.take(gone[:, 0], axis=0)
        for k in range(1, come.shape[1]):
            change += self.prices.take(come[:, k], axis=0)
            change -= self.prices.take(gone[:, k], axis=0)
        self.cost[rooms] += change
        if self.priced.shape[1]:
            self.here[rooms] += self.value[come].sum(1) - self.value[gone].sum(1)
        if self.need:
            self.hosts[rooms] += tables.host[come].sum(1) - tables.host[gone].sum(1)
        if self.plain:
            return
        self.size[rooms] += (come != self.n).sum(1) - (gone != self.n).sum(1)
        self.low[rooms], self.high[rooms] = self._fair(self.size[rooms])
