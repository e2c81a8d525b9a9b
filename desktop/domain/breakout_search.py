"""A plan in search of a better one: rounds taken out, re-seated step by step and put back."""

from statistics import fmean

import numpy as np

from desktop.domain.breakout_assign import Noise, RoundSearch, add_meetings, members_of
from desktop.domain.breakout_cost import figures, meeting_prices_after
from desktop.domain.breakout_tables import Ints, Tables

CALM = 1e-3
"""Noise that only breaks ties."""


class Search:
    """The plan, its cost kept up to date, and the best seen.

    plan: (rounds, n); prices: (n+1, n+1) of one more meeting.
    spreads: what exchanges cost, as seen in visits without noise: the natural unit of noise.
    """

    def __init__(self, tables: Tables, plan: Ints, seed: int) -> None:
        self.tables, self.noise = tables, Noise(seed)
        self.groups = [
            sorted({len(people) for people in blocks if not tables.pinned[t, people[0]]})
            for t, blocks in enumerate(tables.blocks)
        ]
        self.movable = [t for t in tables.judged.tolist() if not tables.pinned[t].all()]
        self.steps = 0
        self.spreads: list[float] = []
        self.best_cost = np.inf
        self.load(plan)

    def load(self, plan: Ints) -> None:
        self.plan = plan.copy()
        self.cost = figures(self.tables, plan).cost
        self.prices = meeting_prices_after(self.tables, plan)
        self._keep()

    def _keep(self) -> None:
        if self.cost < self.best_cost - 1e-6:
            self.best_cost, self.best = self.cost, self.plan.copy()

    def visit(self, t: int, steps: int, noise: float) -> None:
        """Re-seat one round for some steps, with noise as a share of the spread; every eighth moves larger units."""
        tables, rooms = self.tables, len(self.tables.most[t])
        add_meetings(tables, self.prices, members_of(self.plan[t], rooms, tables.problem.n), -1)
        search = RoundSearch(tables, self.prices, t, self.plan[t], self.noise)
        scale = noise * fmean(self.spreads or [0.0]) + CALM
        sizes = [2, *self.groups[t]]
        for _ in range(steps):
            if self.steps % 8 == 7:
                self.cost += search.step_of(sizes[self.steps // 8 % len(sizes)], scale)
            else:
                self.cost += search.step(scale)
            self.steps += 1
        if not noise:
            self.spreads.append(search.spread())
        self.plan[t] = search.row[:-1]
        add_meetings(tables, self.prices, members_of(self.plan[t], rooms, tables.problem.n), 1)
        self._keep()
