"""What a plan came to: encounters between the values of an attribute, and how many new faces each person meets."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.breakout_check import broken_in
from desktop.domain.breakout_cost import meetings, off_fair, values_in_rooms
from desktop.domain.breakout_tables import Flags, Floats, Ints, Tables
from desktop.domain.breakouts import ABSENT

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Between:
    """(values, values) pairs who sat at one table, over all rounds, and how many to expect by chance."""

    met: Ints
    expected: Table


@dataclass(frozen=True, slots=True)
class Faces:
    """(n,) for each person: people never met before, of at most `possible`, and what the others came to.

    `known` are met here and were met elsewhere, `again` are meetings beyond the first, `kept` seats beside those with
    whom somebody is kept together, `away` rounds without a place. Nobody is counted who is kept together with them.
    """

    new: Ints
    possible: Ints
    known: Ints
    again: Ints
    kept: Ints
    away: Ints


@dataclass(frozen=True, slots=True)
class Balance:
    """Groups of all rounds that have people, and how many of them are off the fair share of some value."""

    groups: int
    off: int


def between(values: Ints, plan: Ints) -> Between:
    """Chance draws who sits at these tables from all who sit somewhere in that round; value -1 is not known."""
    count = int(values.max(initial=-1)) + 1
    met, expected = np.zeros((count, count), dtype=np.intp), np.zeros((count, count))
    for row in plan:
        seated = row != ABSENT
        size = np.bincount(row[seated])
        known = seated & (values >= 0)
        here = np.zeros((len(size), count), dtype=np.intp)
        np.add.at(here, (row[known], values[known]), 1)
        met += pairs_within(here)
        people = max(2, int(size.sum()))
        share = float((size * (size - 1)).sum()) / (people * (people - 1))
        expected += share * pairs_within(here.sum(0, keepdims=True))
    return Between(met, expected)


def pairs_within(here: Ints) -> Ints:
    """(values, values) pairs in the same row of a table of counts, (rows, values)."""
    pairs: Ints = here.T @ here
    own = np.arange(len(pairs))
    pairs[own, own] = (pairs[own, own] - here.sum(0)) // 2
    return pairs


def faces(tables: Tables, plan: Ints, earlier: Floats) -> Faces:
    """`earlier` (n, n) is above 0 for pairs that met elsewhere. In a round without a place, a table of the usual size
    would have been possible."""
    n = tables.problem.n
    met = meetings(tables, plan)[:n, :n]
    stranger, here = earlier == 0, met > 0
    total = np.zeros(n, dtype=np.intp)
    away = np.zeros(n, dtype=np.intp)
    for row, usual in zip(plan, usual_sizes(plan), strict=True):
        if usual:
            seated = row != ABSENT
            size = np.bincount(row[seated])
            total += np.where(seated, size[np.where(seated, row, 0)], usual) - 1
            away += ~seated
    i, j = tables.kept
    beside = ((plan[:, i] == plan[:, j]) & (plan[:, i] != ABSENT)).sum(0)
    kept = np.bincount(i, beside, n).astype(np.intp)
    open_ = stranger.copy()
    open_[np.arange(n), np.arange(n)] = False
    open_[i, j] = False
    return Faces(
        new=(here & stranger).sum(1),
        possible=np.minimum(total, open_.sum(1)),
        known=(here & ~stranger).sum(1),
        again=np.maximum(met.astype(np.intp) - 1, 0).sum(1),
        kept=kept,
        away=away,
    )


def usual_sizes(plan: Ints) -> list[int]:
    """How many people a group of each round has as a rule; 0 where nobody is placed."""
    sizes = [np.bincount(row[row != ABSENT]) for row in plan]
    return [round(float(size[size > 0].mean())) if size.any() else 0 for size in sizes]


def balance(tables: Tables, plan: Ints) -> Balance:
    groups = off = 0
    for t, row in enumerate(plan):
        here, size = values_in_rooms(tables, t, row)
        used: Flags = size > 0
        groups += int(used.sum())
        off += int((off_fair(here, size)[used] > 0).any(1).sum())
    return Balance(groups, off)


def keeps_rules(tables: Tables, plan: Ints) -> bool:
    """Whether the plan keeps every hard rule: only then its bounds hold."""
    return all(next(iter(broken_in(tables, t, row)), None) is None for t, row in enumerate(plan))
