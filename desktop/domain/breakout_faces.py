"""New faces: who meets whom for the first time in a plan."""

from itertools import pairwise

import numpy as np

from desktop.domain.breakout_cost import meetings
from desktop.domain.breakout_report import past_pairs
from desktop.domain.breakout_tables import Ints, plan_array, tables
from desktop.domain.breakouts import Plan, Problem


def known_pairs(problem: Problem, plan: Plan) -> int:
    """Different pairs that sit together in the plan and had met before; those kept together do not count."""
    compiled = tables(problem)
    return past_pairs(compiled, meetings(compiled, plan_array(plan)))


def new_faces(problem: Problem, plan: Plan) -> tuple[Ints, int]:
    """(rounds, n) how many somebody meets in a round only and had never met before, and the different new pairs.

    Pairs kept together are not counted.
    """
    compiled, rooms = tables(problem), plan_array(plan)
    met = meetings(compiled, rooms)[:-1, :-1]
    strange = np.ones_like(met, dtype=bool)
    i, j = compiled.earlier[:, compiled.times > 0]
    strange[i, j] = strange[j, i] = False
    once = strange & (met == 1)
    faces = np.zeros(rooms.shape, dtype=np.intp)
    for t, row in enumerate(rooms):
        order = np.argsort(row, kind="stable")
        ends = np.searchsorted(row[order], np.arange(int(row.max(initial=0)) + 2))
        for begin, end in pairwise(ends):
            people = order[begin:end]
            faces[t, people] = once[people[:, None], people].sum(1)
    return faces, int(np.triu(strange & (met > 0), 1).sum())
