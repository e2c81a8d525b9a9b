"""A round seated in spite of broken rules, then mended by assignment steps that price them."""

from dataclasses import replace

import numpy as np

from desktop.domain.breakout_assign import Noise, RoundSearch
from desktop.domain.breakout_check import broken_in
from desktop.domain.breakout_start import Seating, row_of, tasks_of
from desktop.domain.breakout_tables import Ints, Tables

STEPS = 600


def mended_round(tables: Tables, t: int, seed: int) -> Ints | None:
    """A round that keeps every hard rule, or None when none was found; for tight rounds with many ties.

    Only sizes at most, groups and seats allowed hold at the start; people apart, least sizes and hosts are
    then brought about by steps that price each breach, and each price of a seat far less.
    """
    task = next(tasks_of(tables, t), None)
    if task is None:
        return None
    groups = tuple(unit for unit, people in enumerate(task.units) if len(people) > 1)
    loose = replace(
        task,
        foes=(frozenset[int](),) * len(task.units),
        tied=groups,
        least=np.zeros_like(task.least),
        need=np.zeros_like(task.need),
    )
    found = Seating(loose, task.most, seed, 10 * len(groups) + 50).run()
    if found is None:
        return None
    search = RoundSearch(tables, tables.base.copy(), t, row_of(tables, task, found), Noise(seed))
    sizes = sorted({2, *(len(people) for people in tables.blocks[t])})
    for k in range(STEPS):
        if k % 20 == 0 and next(broken_in(tables, t, search.row[:-1]), None) is None:
            return search.row[:-1]
        noise = tables.smallest_price * (0.5 if k % 200 >= 100 else 0.01)
        if k % 4 == 3:
            search.step_of(sizes[k // 4 % len(sizes)], noise)
        else:
            search.step(noise)
    return None
