"""What a plan costs: its figures, and the prices of one more meeting of each pair."""

import numpy as np
from numpy.typing import NDArray

from desktop.domain.breakout_tables import Flags, Floats, Ints, Tables
from desktop.domain.breakouts import ABSENT, Figures

Counts = NDArray[np.uint8]


def tables_of(row: Ints, rooms: int) -> list[Ints]:
    """The people of each room, from the room of each person."""
    order = np.argsort(row, kind="stable")
    ends = np.searchsorted(row[order], np.arange(rooms + 1))
    return [order[ends[k] : ends[k + 1]] for k in range(rooms)]


def meetings(tables: Tables, plan: Ints) -> Counts:
    """(n+1, n+1) how often each pair sits at one table, 0 for pairs kept together and on the diagonal."""
    n = tables.problem.n
    count = np.zeros((n + 1, n + 1), dtype=np.uint8)
    for t, row in enumerate(plan):
        for people in tables_of(row, len(tables.problem.rooms[t])):
            count[people[:, None], people] += 1
    count[np.arange(n), np.arange(n)] = 0
    count[tables.kept[0], tables.kept[1]] = 0
    return count


def meeting_prices_after(tables: Tables, plan: Ints) -> Floats:
    """(n+1, n+1) price of one more meeting of each pair, given all meetings of the plan."""
    prices = meetings(tables, plan).astype(np.float32)
    prices *= np.float32(tables.repeat)
    prices += tables.base
    return prices


def values_in_rooms(tables: Tables, t: int, row: Ints) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """(rooms, values) how many people with each value sit in each room, and (rooms,) how many people."""
    rooms = len(tables.problem.rooms[t])
    seated = row != ABSENT
    here = np.zeros((rooms, tables.value.shape[1]), dtype=np.int32)
    np.add.at(here, row[seated], tables.value[:-1][seated])
    return here, np.bincount(row[seated], minlength=rooms)


def off_fair(
    here: NDArray[np.int32], size: Ints, total: tuple[int, NDArray[np.int32]] | None = None
) -> NDArray[np.int64]:
    """(rooms, values) seats below the floor or above the ceiling of each room's fair share of each value.

    total: how many people are there, and (values,) with each value; without it, those in the rooms.
    """
    people, held = total or (int(size.sum()), here.sum(0, dtype=np.int64))
    everyone = max(1, people)
    share = size.astype(np.int64)[:, None] * held
    off: NDArray[np.int64] = np.maximum(np.maximum(share // everyone - here, here + (-share // everyone)), 0)
    return off


def off_price(tables: Tables, here: Floats, low: Floats, high: Floats) -> Floats:
    """(rooms,) price of the seats off these fair ranges, from how many of each value are in the rooms."""
    price: Floats = np.maximum(np.maximum(low - here, here - high), 0) @ tables.price
    return price


def crowding(tables: Tables, size: Ints, comfort: Ints, people: int | None = None) -> Floats:
    """Price of the people beyond the comfort of rooms of these sizes; with `people`, of so many of them at most."""
    beyond: Floats = np.clip(size - comfort, 0, people) * np.float32(tables.problem.weights.comfort)
    return beyond


def people_beyond_comfort(tables: Tables, t: int, row: Ints) -> int:
    size = np.bincount(row[row != ABSENT], minlength=len(tables.comfort[t]))
    return int(np.maximum(size - tables.comfort[t], 0).sum())


def unlike_pairs(tables: Tables, plan: Ints) -> dict[str, int]:
    """Meetings of pairs with different values, for each attribute kept alike."""
    problem = tables.problem
    found = {}
    for name, values in problem.attrs.items():
        if problem.mixing.get(name) != "alike":
            continue
        known = np.array(values)
        different = 0
        for row in plan:
            for people in tables_of(row, int(row.max(initial=0)) + 1):
                counts = np.unique(known[people][known[people] >= 0], return_counts=True)[1]
                different += int(counts.sum() ** 2 - (counts**2).sum()) // 2
        i, j = tables.kept
        kept = (known[i] != known[j]) & (known[i] >= 0) & (known[j] >= 0)
        kept_meetings = (plan[:, i] == plan[:, j]) & (plan[:, i] != ABSENT) & kept
        found[name] = different - int(kept_meetings.sum()) // 2
    return found


def wish_prices(tables: Tables, plan: Ints) -> float:
    """Sum of the prices of the ranks of the rooms that people with wishes were given."""
    problem = tables.problem
    total = 0.0
    ranks: dict[tuple[int, int], dict[int, int]] = {}
    for person, t, room, rank in problem.wishes:
        ranks.setdefault((person, t), {})[room] = rank
    for (person, t), wanted in ranks.items():
        room = int(plan[t, person])
        if room != ABSENT:
            total += problem.weights.of_rank(wanted[room]) if room in wanted else problem.weights.unplaced
    return total


def moved(tables: Tables, plan: Ints) -> Flags:
    """(rounds, n) who sits in another room than in the current plan; comers and goers do not count."""
    if tables.problem.current is None:
        return np.zeros(plan.shape, dtype=bool)
    now = np.array(tables.problem.current)
    different: Flags = (now != plan) & (now != ABSENT) & (plan != ABSENT)
    return different


def figures(tables: Tables, plan: Ints) -> Figures:
    """Every figure of a plan, counted anew."""
    weights = tables.problem.weights
    met = meetings(tables, plan)
    repeats = repeats_in(met)
    past = float((met[tables.earlier[0], tables.earlier[1]] * tables.times).sum())
    balance, priced = 0, 0.0
    for t, row in enumerate(plan):
        off = off_fair(*values_in_rooms(tables, t, row)).sum(0)
        balance += int(off.sum())
        priced += float(off @ tables.price)
    alike = unlike_pairs(tables, plan)
    wish, moves = wish_prices(tables, plan), int(moved(tables, plan).sum())
    crowded = sum(people_beyond_comfort(tables, t, row) for t, row in enumerate(plan))
    cost = weights.repeat * repeats + weights.past * past + priced + wish + weights.move * moves
    cost += weights.comfort * crowded
    cost += sum(weights.attributes.get(name, weights.alike) * pairs for name, pairs in alike.items())
    return Figures(
        repeats=repeats,
        past=plain(past),
        balance=balance,
        alike=sum(alike.values()),
        wish=plain(wish),
        moves=moves,
        crowded=crowded,
        cost=plain(cost),
    )


def repeats_in(met: Counts) -> int:
    """Sum over pairs of m(m-1)/2."""
    often = met[met > 1].astype(np.int64)
    return int((often * (often - 1)).sum()) // 4


def plain(value: float) -> float:
    """A whole number as an int, so that it is written without a point."""
    return int(value) if value == int(value) else float(value)
