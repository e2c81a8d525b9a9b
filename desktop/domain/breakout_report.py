"""The figures of a plan that organisers read: who meets whom, which wishes are met, how groups are mixed."""

from collections.abc import Mapping

import numpy as np

from desktop.domain.breakout_bounds import Least
from desktop.domain.breakout_cost import Counts, meetings, tables_of
from desktop.domain.breakout_tables import Ints, Tables
from desktop.domain.breakouts import ABSENT, Mixed, Report


def report(tables: Tables, plan: Ints, least: Least) -> Report:
    problem = tables.problem
    met = meetings(tables, plan)
    upper = np.triu(met[:-1, :-1], 1)
    distinct = int((upper > 0).sum())
    seat_pairs = int(upper.sum(dtype=np.int64))
    apart = {frozenset(pair) for pair in (*problem.apart, *problem.together)}
    strangers = problem.n * (problem.n - 1) // 2 - len(apart)
    values = len(tables.price)
    return Report(
        acquaintances=distinct,
        possible=max(distinct, min(seat_pairs - least.again, strangers)),
        past_pairs=past_pairs(tables, met),
        checks=sum(len(rooms) for rooms in problem.rooms) * values,
        wishes=wishes_met(tables, plan),
        mixed={name: mixed(known, plan) for name, known in problem.attrs.items()},
    )


def past_pairs(tables: Tables, met: Counts) -> int:
    """Pairs that meet here and had met at an earlier event."""
    i, j = np.sort(tables.earlier[:, tables.times > 0], axis=0)
    again = met[i, j] > 0
    return len(np.unique(i[again] * tables.problem.n + j[again]))


def wishes_met(tables: Tables, plan: Ints) -> Mapping[int, int]:
    """How many people got the room of each rank; 0 counts those with wishes who got none of them."""
    ranks: dict[tuple[int, int], dict[int, int]] = {}
    for person, t, room, rank in tables.problem.wishes:
        ranks.setdefault((person, t), {})[room] = rank
    found: dict[int, int] = {}
    for (person, t), wanted in ranks.items():
        room = int(plan[t, person])
        if room != ABSENT:
            rank = wanted.get(room, 0)
            found[rank] = found.get(rank, 0) + 1
    return dict(sorted(found.items()))


def mixed(known: tuple[int, ...], plan: Ints) -> Mixed:
    """Pairs at one table whose values differ, and how many to expect if seats of these tables were drawn."""
    values = np.array(known)
    pairs, different, expected = 0, 0, 0.0
    for row in plan:
        there = values[(row != ABSENT) & (values >= 0)]
        _, counts = np.unique(there, return_counts=True)
        total = len(there) * (len(there) - 1)
        unlike = 1 - float((counts * (counts - 1)).sum()) / total if total else 0.0
        for people in tables_of(row, int(row.max(initial=0)) + 1):
            here = values[people][values[people] >= 0]
            _, count = np.unique(here, return_counts=True)
            at_table = len(here) * (len(here) - 1) // 2
            pairs += at_table
            different += at_table - int((count * (count - 1)).sum()) // 2
            expected += at_table * unlike
    return Mixed(pairs, different, round(expected, 1))
