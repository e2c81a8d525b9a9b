"""A round seated in spite of broken rules, then mended by assignment steps that price them."""

from dataclasses import replace

import numpy as np

from desktop.domain.breakout_assign import Noise, RoundSearch
from desktop.domain.breakout_check import broken_in
from desktop.domain.breakout_start import Seating, Task, row_of, tasks_of
from desktop.domain.breakout_tables import Ints, Tables

STEPS = 600


def mended_round(tables: Tables, t: int, seed: int) -> Ints | None:
    """A round that keeps every hard rule, or None when none was found; for repairs and tight rounds with many ties.

    Groups and seats allowed hold at the start, and sizes and hosts where they can; people apart, and what is
    lacking, are then brought about by steps that price each breach, and each price of a seat far less.
    """
    task = next(tasks_of(tables, t), None)
    if task is None:
        return None
    found = loosely_seated(task, seed)
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


def loosely_seated(task: Task, seed: int) -> Ints | None:
    """The room of each unit at the least price of seats, as if nobody were kept apart."""
    groups = tuple(unit for unit, people in enumerate(task.units) if len(people) > 1)
    loose = replace(task, foes=(frozenset[int](),) * len(task.units), tied=groups)
    looser = replace(loose, least=np.zeros_like(task.least), need=np.zeros_like(task.need))
    tries = (Seating(each, task.most, seed, 10 * len(groups) + 50).run() for each in (loose, looser))
    return next((found for found in tries if found is not None), None)
