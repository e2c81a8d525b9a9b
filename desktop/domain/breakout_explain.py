"""Why somebody sits where they sit, and what another seat would cost: the prices of the search, person by person."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.domain.breakout_check import broken_in, broken_near, ties_of
from desktop.domain.breakout_prices import Change, Price, Prices
from desktop.domain.breakouts import ABSENT, NUMBERS, Finding, Labels, Plan, Problem
from desktop.domain.words import Words, words

__all__ = ["Exchange", "Explanation", "PlanPrices", "Price", "Seat"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Somebody to change seats with, and what that costs."""

    person: int
    price: Price


@dataclass(frozen=True, slots=True)
class Seat:
    """A room as it is for one person: the price of moving there and the hard rules that this would break."""

    room: int
    price: Price
    broken: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a person sits in a room: the rules that hold them there, and every room with its price."""

    person: int
    round: int
    room: int
    reasons: tuple[Words, ...]
    rank: int
    rooms: tuple[Seat, ...]


class PlanPrices:
    """Answers about one plan, by the figures that the search is judged by.

    Making it takes about as long as compiling the problem; each answer, and `with_move`, a few milliseconds.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.prices = Prices(problem, plan)
        self.problem, self.tables, self.plan = problem, self.prices.tables, self.prices.plan
        self.ties = ties_of(self.tables)
        self.broken: dict[int, frozenset[Finding]] = {}

    def with_move(self, person: int, round_: int, room: int) -> "PlanPrices":
        """The same answers once a person sits in a room; this one stays as it is."""
        return self._after(round_, [(person, room)])

    def with_swap(self, first: int, second: int, round_: int) -> "PlanPrices":
        """The same answers once two people have changed seats."""
        return self._after(round_, self._swapped(first, second, round_))

    def price_of_move(self, person: int, round_: int, room: int) -> Price:
        """What it costs to move a person to a room, into one more seat; to ABSENT, out of the round."""
        return self.prices.of_changes(round_, [(person, room)])

    def price_of_swap(self, first: int, second: int, round_: int) -> Price:
        """What it costs when two people change seats."""
        return self.prices.of_changes(round_, self._swapped(first, second, round_))

    def prices_of_moves(self, person: int, round_: int) -> tuple[Seat, ...]:
        """Every room of a round as it is for one person: price_of_move and rules_against_move, all at once."""
        room = int(self.plan[round_, person])
        return tuple(
            Seat(k, price, self.rules_against_move(person, round_, k) if k != room else ())
            for k, price in enumerate(self.prices.of_moves(person, round_))
        )

    def rules_against_move(self, person: int, round_: int, room: int) -> tuple[Finding, ...]:
        """The hard rules that the move would break and that hold now."""
        return self._broken(round_, [(person, room)])

    def rules_against_swap(self, first: int, second: int, round_: int) -> tuple[Finding, ...]:
        return self._broken(round_, self._swapped(first, second, round_))

    def best_exchange(self, person: int, round_: int, room: int) -> Exchange | None:
        """The cheapest exchange that brings a person into a room and breaks no hard rule."""
        row = self.plan[round_]
        there = np.nonzero((row == room) & ~self.tables.pinned[round_])[0]
        if not len(there) or row[person] in (room, ABSENT):
            return None
        prices = self.prices.of_swaps(person, round_, there)
        for price, other in sorted(zip(prices, there.tolist(), strict=True), key=lambda found: found[0].cost):
            if not self.rules_against_swap(person, other, round_):
                return Exchange(other, price)
        return None

    def explain(self, person: int, round_: int, labels: Labels = NUMBERS) -> Explanation:
        """The rules that hold a person in their room, and the price of each room; rank 1 is the cheapest."""
        seats = self.prices_of_moves(person, round_)
        rank = 1 + sum(seat.price.cost < 0 for seat in seats if not seat.broken)
        room = int(self.plan[round_, person])
        return Explanation(person, round_, room, self._reasons(person, round_, labels), rank, seats)

    def _swapped(self, first: int, second: int, round_: int) -> list[Change]:
        row = self.plan[round_]
        return [(first, int(row[second])), (second, int(row[first]))]

    def _after(self, round_: int, changes: Sequence[Change]) -> "PlanPrices":
        found = copy.copy(self)
        found.prices = self.prices.after(round_, changes)
        found.plan = found.prices.plan
        found.broken = {t: broken for t, broken in self.broken.items() if t != round_}
        return found

    def _reasons(self, person: int, round_: int, labels: Labels) -> tuple[Words, ...]:
        problem, row = self.problem, self.plan[round_]
        room = int(row[person])
        found = []
        if round_ in problem.done:
            found.append(words("This round has been run."))
        if (person, round_, room) in problem.pins:
            found.append(words("Pinned to this room."))
        block = self.tables.block[round_][person]
        if block >= 0:
            mates = [int(p) for p in self.tables.blocks[round_][block] if p != person]
            found.append(words("Kept together with {people}.", people=labels.persons(mates)))
        allowed = np.nonzero(self.tables.allowed[round_][:, person])[0].tolist()
        if len(allowed) < len(problem.rooms[round_]) and not found:
            found.append(words("Only these are open to them: {rooms}.", rooms=labels.rooms_of(round_, allowed)))
        rank = self.prices.wishes.get((person, round_), {}).get(room)
        if rank is not None:
            found.append(words("This room is their wish number {rank}.", rank=rank))
        return tuple(found)

    def _broken(self, round_: int, changes: Sequence[Change]) -> tuple[Finding, ...]:
        if round_ not in self.broken:
            self.broken[round_] = frozenset(broken_in(self.tables, round_, self.plan[round_]))
        row = self.plan[round_].copy()
        people = [person for person, _ in changes]
        rooms = [*row[people].tolist(), *(room for _, room in changes)]
        for person, room in changes:
            row[person] = room
        near = dict.fromkeys(broken_near(self.tables, self.ties, round_, row, people, rooms))
        return tuple(finding for finding in near if finding not in self.broken[round_])
