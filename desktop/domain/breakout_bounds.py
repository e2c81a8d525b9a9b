"""Figures that no plan can beat: what a report may call proven."""

from dataclasses import dataclass

import numpy as np

from desktop.domain.breakout_forced import forced_moves
from desktop.domain.breakout_tables import Ints, Tables
from desktop.domain.breakout_transport import transport


@dataclass(frozen=True, slots=True)
class Least:
    """repeats: least sum over pairs of m(m-1)/2; again: least sum of m-1; balance: least seats off; moves; cost."""

    repeats: int
    again: int
    balance: int
    moves: int
    cost: float


def least_figures(tables: Tables) -> Least:
    persons = person_bound(tables)
    crowds = split_bound(tables)
    pins = pin_bound(tables)
    repeats = max(persons[0], crowds, pins[0])
    again = max(persons[1], -(-2 * crowds // tables.problem.rounds), pins[1])
    balance, priced = balance_bound(tables)
    cost = tables.repeat * repeats + priced + seat_bound(tables)
    return Least(repeats, again, balance, forced_moves(tables), cost)


def smallest_rooms(tables: Tables, t: int) -> Ints:
    """(rooms,) fewest people that each room can end up with, when all others are as full as they may be."""
    rest = int(tables.present[t].sum()) - (tables.most[t].sum() - tables.most[t])
    smallest: Ints = np.maximum(tables.least[t], rest)
    return smallest


def person_bound(tables: Tables) -> tuple[int, int]:
    """Each person meets the people of the smallest rooms open to them; too many for those whom they may meet.

    Meetings shared out evenly over the people at hand cost least, because m(m-1)/2 is convex.
    """
    n = tables.problem.n
    meetings = np.zeros(n, dtype=np.int64)
    for t in range(tables.problem.rounds):
        size = np.where(tables.allowed[t], smallest_rooms(tables, t)[:, None], n).min(0, initial=n)
        kept = np.bincount(tables.kept[0], tables.present[t][tables.kept[1]], n).astype(np.int64)
        meetings += np.where(tables.present[t], np.maximum(size - 1 - kept, 0), 0)
    there = tables.present.astype(np.float32)
    may = (there.T @ there) > 0
    may[np.arange(n), np.arange(n)] = False
    may[tables.kept[0], tables.kept[1]] = False
    apart = np.array(tables.problem.apart, dtype=np.intp).reshape(-1, 2).T
    may[apart[0], apart[1]] = may[apart[1], apart[0]] = False
    people = np.maximum(may.sum(1), 1)
    times, rest = np.divmod(meetings, people)
    repeats = int((people * (times * (times - 1) // 2) + rest * times).sum())
    again = int(np.maximum(meetings - people, 0).sum())
    return -(-repeats // 2), -(-again // 2)


def split_bound(tables: Tables) -> int:
    """Two rounds put people into cells (room then, room now); pairs in one cell meet twice.

    The sum over pairs of m(m-1)/2 is the sum over pairs of rounds of these coincidences, and people spread
    evenly over the cells have fewest. Also for those alone who need rooms without steps.
    """
    everyone = np.arange(tables.problem.n)
    crowds = [everyone, np.array(sorted(set(tables.problem.step_free)), dtype=np.intp)]
    return max(coincidences(tables, crowd) for crowd in crowds)


def coincidences(tables: Tables, crowd: Ints) -> int:
    inside = np.zeros(tables.problem.n, dtype=bool)
    inside[crowd] = True
    i, j = tables.kept[:, tables.kept[0] < tables.kept[1]]
    rounds = range(tables.problem.rounds)
    rooms = [
        int((tables.allowed[t][:, crowd[tables.present[t, crowd]]].any(1) & (tables.most[t] > 0)).sum()) for t in rounds
    ]
    total = 0
    for t in rounds:
        for s in range(t):
            both = tables.present[t] & tables.present[s] & inside
            cells = max(1, rooms[t] * rooms[s])
            size, rest = divmod(int(both.sum()), cells)
            pairs = (cells - rest) * (size * (size - 1) // 2) + rest * (size * (size + 1) // 2)
            total += max(0, pairs - int((both[i] & both[j]).sum()))
    return total


def pin_bound(tables: Tables) -> tuple[int, int]:
    """Pairs that pins or groups put together more than once."""
    times: dict[tuple[int, int], int] = {}
    kept = set(zip(*tables.kept.tolist(), strict=True))
    for t in range(tables.problem.rounds):
        forced = [people.tolist() for people in tables.blocks[t]]
        held = tables.present[t] & (tables.allowed[t].sum(0) == 1)
        rooms = tables.allowed[t][:, held].argmax(0) if held.any() else np.zeros(0, dtype=np.intp)
        people = held.nonzero()[0]
        forced += [people[rooms == room].tolist() for room in np.unique(rooms)]
        pairs = {(i, j) for group in forced for k, i in enumerate(group) for j in group[k + 1 :]}
        for pair in pairs - kept:
            times[pair] = times.get(pair, 0) + 1
    return sum(m * (m - 1) // 2 for m in times.values()), sum(m - 1 for m in times.values())


def balance_bound(tables: Tables) -> tuple[int, float]:
    """People pinned to a room beyond its fair share of their value: seats, and their price."""
    seats, price = 0, 0.0
    for t in range(tables.problem.rounds):
        held = tables.present[t] & (tables.allowed[t].sum(0) == 1)
        here = tables.allowed[t][:, held].astype(np.int32) @ tables.value[:-1][held]
        largest = np.minimum(tables.most[t], len(tables.fair_high[t]) - 1)
        over = np.maximum(here - tables.fair_high[t][largest], 0).sum(0)
        seats += int(over.sum())
        price += float(over @ tables.price)
    return seats, price


def seat_bound(tables: Tables) -> float:
    """Wishes and moves alone, each person on their own: exact when nothing else ties people."""
    total = 0.0
    for t in range(tables.problem.rounds):
        if tables.chosen[t]:
            people = tables.present[t].nonzero()[0]
            price = tables.seat[t][:, people].astype(np.float64)
            room = transport(price, tables.least[t], tables.most[t])
            total += float(price[room, np.arange(len(people))].sum())
    return total
