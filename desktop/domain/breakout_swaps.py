"""All swaps of all rounds in one array, searched by tabu: the better half for small breakouts.

Tabu search over swaps within rounds as for social golfers (Dotu and Van Hentenryck 2005), with every
neighbour priced at once; the prices of persons in rooms are kept up to date from swap to swap.
"""

import random

import numpy as np

from desktop.domain.breakout_cost import crowding, figures, meeting_prices_after, off_price
from desktop.domain.breakout_tables import Floats, Ints, Tables

BARRED = np.float32(2**40)


class SwapSearch:
    """A plan with the price of every swap of two lone persons, and of every step to a free seat.

    plan: (rounds, n), 0 for who is absent and `fixed`. seated: (rounds, rooms, n) 1 where a person sits.
    meet: (n, n) price of a meeting, all rounds counted. cost: (rounds, rooms, n) sum of `meet` over the
    people of a room. mates: (rounds, n) price of the repeats counted in `cost` of the own room.
    mix: (rounds, rooms, n) price of the person's values in a room; stay: (rounds, n) what a swap saves
    when a value leaves the own room, less `mix` there. pair: (rounds, n, n) what is not a sum over rooms.
    """

    def __init__(self, tables: Tables, plan: Ints, seed: int) -> None:
        self.tables = tables
        self.random = random.Random(seed)  # noqa: S311 - no secret
        n, rounds = tables.problem.n, tables.problem.rounds
        self.n, self.rounds, self.rooms = n, rounds, max(len(most) for most in tables.most)
        fixed = tables.pinned | (np.array(tables.block) >= 0)
        self.fixed = np.where(fixed, BARRED, np.float32(0))
        self.seat = np.full((rounds, self.rooms, n), BARRED, dtype=np.float32)
        for t in range(rounds):
            self.seat[t, : len(tables.seat[t])] = tables.seat[t][:, :-1]
        self.value = tables.value[:-1].astype(np.float32)
        self.priced = self.value * tables.price
        self.host = tables.host[:-1] > 0
        self.least = padded(tables.least, self.rooms, n)
        self.most = padded(tables.most, self.rooms, 0)
        self.load(plan)

    def load(self, plan: Ints) -> None:
        """Start from another plan; every table is made anew."""
        tables, n = self.tables, self.n
        self.absent = plan < 0
        self.plan = np.maximum(plan, 0)
        self.total = figures(tables, plan).cost
        self.until = np.zeros(plan.shape, dtype=np.int64)
        self.now = 0
        self.meet = meeting_prices_after(tables, plan)[:n, :n].copy()
        self.seated = (plan[:, None, :] == np.arange(self.rooms)[:, None]).astype(np.float32)
        self.size = self.seated.sum(2).astype(np.intp)
        self.flat = self.plan + np.arange(self.rounds)[:, None] * self.rooms
        self.cost = (self.seated.reshape(-1, n) @ self.meet).reshape(self.rounds, self.rooms, n)
        self.here = self.seated @ self.value
        self.hosts = self.seated @ self.host.astype(np.float32)
        self.slack = bool((self.size < self.most)[tables.judged].any())
        self.mates = np.take_along_axis(self.size - 1, self.plan, axis=1) * np.float32(tables.repeat)
        self.mix = np.zeros_like(self.cost)
        self.stay = np.zeros(plan.shape, dtype=np.float32)
        self.step_in, self.step_out = np.zeros_like(self.cost), np.zeros_like(self.stay)
        self.same = np.where(self.plan[:, :, None] == self.plan[:, None, :], BARRED, np.float32(0))
        self.pair = self.same - 2 * self.meet
        for t in range(self.rounds):
            self._price_round(t)

    def _price_round(self, t: int) -> None:
        """Prices of the values of a round, after its rooms changed."""
        tables = self.tables
        pair = self.same[t] - 2 * self.meet
        room = self.plan[t]
        if self.value.shape[1]:
            enter, leave = marginal(tables, t, self.here[t], self.size[t])
            self.mix[t] = enter @ self.priced.T
            spared = (enter + leave)[room] * self.priced
            self.stay[t] = spared.sum(1)
            same_value = spared @ self.value.T
            pair -= same_value
            pair -= same_value.T
        if tables.problem.hosts_need:
            bound = self.host & (self.hosts[t] <= tables.problem.hosts_need)[room]
            pair += BARRED * (bound[:, None] & ~self.host)
            pair += BARRED * (bound & ~self.host[:, None])
        self.pair[t] = pair
        if self.slack:
            self._price_steps(t)

    def _price_steps(self, t: int) -> None:
        """Price of entering a free seat and of leaving a seat empty, which change the sizes of rooms."""
        tables = self.tables
        size, room = self.size[t], self.plan[t]
        up, down = np.minimum(size + 1, len(tables.fair_low[t]) - 1), np.maximum(size - 1, 0)
        now = price_of_sizes(tables, t, self.here[t], size)
        full = np.where(size < self.most[t], np.float32(0), BARRED)
        self.step_in[t] = marginal(tables, t, self.here[t], up)[0] @ self.priced.T
        self.step_in[t] += (price_of_sizes(tables, t, self.here[t], up) - now + full)[:, None] - self.mix[t]
        lacking = self.hosts[t][:, None] + self.host < tables.problem.hosts_need
        self.step_in[t] += np.where(lacking, BARRED, np.float32(0))
        needed = size <= self.least[t]
        bound = self.host & (self.hosts[t] <= tables.problem.hosts_need)[room] & (size > 1)[room]
        out = (marginal(tables, t, self.here[t], down)[1][room] * self.priced).sum(1)
        out += (price_of_sizes(tables, t, self.here[t], down) - now + np.where(needed, BARRED, np.float32(0)))[room]
        out -= self.stay[t] - self.mix[t][room, np.arange(self.n)]
        self.step_out[t] = out + BARRED * (bound & bool(tables.problem.hosts_need))

    def rows(self) -> Ints:
        """(rounds, n) the plan, with -1 for who is absent."""
        return np.where(self.absent, -1, self.plan)

    def kick(self, swaps: int) -> None:
        """Swap people drawn at random, wherever the hard rules allow."""
        for _ in range(swaps):
            t, x, y = (self.random.randrange(k) for k in (self.rounds, self.n, self.n))
            price = self._prices()
            change = price[t, self.plan[t, y], x] + price[t, self.plan[t, x], y] + self.pair[t, x, y]
            if change < self.tables.forbidden / 2:
                self._swap(t, x, y, float(change))

    def step(self, span: tuple[int, int]) -> float:
        """Take the cheapest change that is not tabu; returns the cost after it."""
        self.now += 1
        n = self.n
        price = self._prices()
        change = price.reshape(-1, n).take(self.flat.ravel(), axis=0).reshape(self.rounds, n, n)
        change = change + change.transpose(0, 2, 1)
        change += self.pair
        return self._take(change, price, self.now + self.random.randint(*span))

    def _prices(self) -> Floats:
        """(rounds, rooms, n) what it costs to be in a room instead of the own one; barred while tabu."""
        price: Floats = self.cost + self.mix
        price += self.seat
        own = price.reshape(-1, self.n)[self.flat, np.arange(self.n)] - self.mates
        barred = np.where(self.until > self.now, BARRED / 4, np.float32(0)) + self.fixed
        price -= (own - self.stay - barred)[:, None, :]
        return price

    def _take(self, change: Floats, price: Floats, held: int) -> float:
        flat = change.ravel()
        start = self.random.randrange(flat.size)
        first, second = int(flat[start:].argmin()) + start, int(flat[: start + 1].argmin())
        pick = first if flat[first] <= flat[second] else second
        if self.slack:
            price += self.step_in
            price += self.step_out[:, None, :]
            price.reshape(-1, self.n)[self.flat, np.arange(self.n)] = BARRED  # who stays does not step
            step = int(price.argmin())
            if price.ravel()[step] < min(flat[pick], self.tables.forbidden / 2):
                t, rest = divmod(step, self.rooms * self.n)
                room, x = divmod(rest, self.n)
                self._enter(t, x, room, float(price.ravel()[step]))
                self.until[t, x] = held
                return self.total
        if flat[pick] < self.tables.forbidden / 2:
            t, rest = divmod(pick, self.n * self.n)
            x, y = divmod(rest, self.n)
            self._swap(t, x, y, float(flat[pick]))
            self.until[t, x] = self.until[t, y] = held
        return self.total

    def _enter(self, t: int, x: int, there: int, change: float) -> None:
        """Move a person to a free seat."""
        self.total += change
        here = int(self.plan[t, x])
        shift = (self.seated[t, there] - self.seated[t, here]) * np.float32(self.tables.repeat)
        shift[x] = 0
        self._shift_meetings(x, shift)
        self.cost[t, here] -= self.meet[x]
        self.cost[t, there] += self.meet[x]
        self.seated[t, here, x], self.seated[t, there, x] = 0, 1
        self.size[t, here] -= 1
        self.size[t, there] += 1
        self.plan[t, x] = there
        self.flat[t, x] += there - here
        self.mates[t] = (self.size[t][self.plan[t]] - 1) * np.float32(self.tables.repeat)
        row = np.where(self.plan[t] == there, BARRED, np.float32(0))
        self.same[t, x] = self.same[t, :, x] = row
        self.here[t, here] -= self.value[x]
        self.here[t, there] += self.value[x]
        self.hosts[t, [here, there]] += float(self.host[x]) * np.array([-1, 1])
        self._price_round(t)

    def _swap(self, t: int, x: int, y: int, change: float) -> None:
        self.total += change
        here, there = int(self.plan[t, x]), int(self.plan[t, y])
        shift = (self.seated[t, there] - self.seated[t, here]) * np.float32(self.tables.repeat)
        shift[x] = shift[y] = 0
        self._shift_meetings(x, shift)
        self._shift_meetings(y, -shift)
        moved = self.meet[y] - self.meet[x]
        self.cost[t, here] += moved
        self.cost[t, there] -= moved
        self.seated[t, [here, here, there, there], [x, y, x, y]] = 0, 1, 1, 0
        self.plan[t, [x, y]] = there, here
        self.flat[t, [x, y]] = self.flat[t, [y, x]]
        self.mates[t, [x, y]] = self.mates[t, [y, x]]
        for person in (x, y):
            row = np.where(self.plan[t] == self.plan[t, person], BARRED, np.float32(0))
            self.same[t, person] = self.same[t, :, person] = row
        self.here[t, here] += self.value[y] - self.value[x]
        self.here[t, there] += self.value[x] - self.value[y]
        self.hosts[t, [here, there]] += (float(self.host[y]) - float(self.host[x])) * np.array([1, -1])
        self._price_round(t)

    def _shift_meetings(self, person: int, shift: Floats) -> None:
        """Meetings of a person became dearer by `shift` (n,)."""
        self.meet[person] += shift
        self.meet[:, person] += shift
        self.pair[:, person] -= 2 * shift
        self.pair[:, :, person] -= 2 * shift
        cost = self.cost.reshape(-1, self.n)
        cost[self.flat[~self.absent[:, person], person]] += shift
        cost[:, person] += self.seated.reshape(-1, self.n) @ shift


def padded(sizes: tuple[Ints, ...], rooms: int, missing: int) -> Ints:
    """(rounds, rooms) sizes, with `missing` for rooms that a round has not."""
    return np.array([np.append(row, [missing] * (rooms - len(row))) for row in sizes], dtype=np.intp)


def marginal(tables: Tables, t: int, here: Floats, size: Ints) -> tuple[Floats, Floats]:
    """(rooms, values) change of the seats off the fair range when a value enters, and when it leaves."""
    low, high = tables.fair_low[t][size], tables.fair_high[t][size]
    enter = (here >= high).view(np.int8) - (here < low).view(np.int8)
    leave = (here <= low).view(np.int8) - (here > high).view(np.int8)
    return enter.astype(np.float32), leave.astype(np.float32)


def price_of_sizes(tables: Tables, t: int, here: Floats, size: Ints) -> Floats:
    """(rooms,) price of the seats off the fair range and of people beyond comfort, if the rooms had these sizes."""
    price = off_price(tables, here, tables.fair_low[t][size], tables.fair_high[t][size])
    return price + crowding(tables, size, tables.comfort[t]) if tables.problem.weights.comfort else price
