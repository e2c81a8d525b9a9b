"""Solves a breakout: hard rules first, then a first plan, then the search for as long as it is given."""

import time
from collections.abc import Callable

import numpy as np

from desktop.domain.breakout_bounds import Least, least_figures
from desktop.domain.breakout_check import broken_rules
from desktop.domain.breakout_clash import clashing_rules, smallest_clash
from desktop.domain.breakout_cost import figures, meetings, moved, repeats_in
from desktop.domain.breakout_designs import design_plan
from desktop.domain.breakout_mend import mended_round
from desktop.domain.breakout_report import report
from desktop.domain.breakout_search import Search
from desktop.domain.breakout_sentences import nobody_knows
from desktop.domain.breakout_start import seat_quickly, seat_thoroughly
from desktop.domain.breakout_swaps import SwapSearch
from desktop.domain.breakout_tables import Ints, Tables, plan_array, plan_tuple, tables
from desktop.domain.breakouts import (
    ABSENT,
    MOVE_PRICES,
    Bounds,
    Evaluation,
    Finding,
    Infeasible,
    Plan,
    Problem,
    Progress,
    Result,
    moved_seats,
)

REPORT_EVERY = 0.2
EXHAUSTIVE = 20_000
"""Placements after which the search for a proof that a round cannot be seated gives up."""
DEFAULT_SECONDS = 10.0
SPANS = ((4, 8), (2, 6), (6, 10), (4, 8), (8, 14))
"""Steps for which people stay tabu, drawn between these; which is best depends on the breakout."""
IDLE = 1000
"""Steps without a better plan after which an episode of swaps ends."""
PASSES = 3
"""Passes over all rounds without a better plan after which a repair with the fewest moves ends."""
SMALL, MEDIUM = 60_000, 250_000
"""Swaps (n * n * rounds) up to which pricing them all at once pays: always, and for a part of the time."""


class Clock:
    """How much of the time or of the steps is used; reports progress; stops when asked."""

    def __init__(
        self,
        seconds: float | None,
        steps: int | None,
        progress: Callable[[Progress], bool] | None,
        timer: Callable[[], float],
    ) -> None:
        self.timer, self.began = timer, timer()
        self.seconds = DEFAULT_SECONDS if seconds is None and steps is None else seconds
        self.steps, self.progress = steps, progress
        self.used = 0
        self.next_report = 0.0
        self.stopped = False

    @property
    def elapsed(self) -> float:
        return self.timer() - self.began

    @property
    def share(self) -> float:
        """0 at the beginning, 1 at the end; of the steps when they are limited, else of the time."""
        if self.steps is not None:
            return self.used / self.steps if self.steps else 1.0
        return self.elapsed / self.seconds if self.seconds else 1.0

    def going(self, tables: Tables, cost: float, best: Ints) -> bool:
        """Whether to go on; reports the best so far a few times a second."""
        elapsed = self.elapsed
        if self.seconds is not None and elapsed >= self.seconds:
            return False
        if self.progress is not None and elapsed >= self.next_report and not self.stopped:
            plan = best.copy()
            repeats = repeats_in(meetings(tables, plan))
            told = Progress(cost, repeats, self.used, elapsed, lambda: plan_tuple(plan))
            self.stopped = not self.progress(told)
            self.next_report = self.elapsed + REPORT_EVERY
        return not self.stopped and self.share < 1


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    steps: int | None = None,
    seed: int = 0,
    progress: Callable[[Progress], bool] | None = None,
    timer: Callable[[], float] = time.perf_counter,
) -> Result | Infeasible:
    """The best plan found in the time or steps given, or the rules that clash.

    The same seed and steps give the same plan. `progress` is told the best so far several times a second
    and stops the search by returning False. Without a limit the search takes ten seconds, as `timer` counts them.
    """
    clock = Clock(seconds, steps, progress, timer)
    compiled = tables(problem)
    clashing = clashing_rules(compiled)
    if clashing:
        return Infeasible(clashing)
    start = first_plan(compiled, seed)
    if isinstance(start, Infeasible):
        return start
    least = least_figures(compiled)
    best = improve(compiled, start, least, clock, seed)
    return result(compiled, best, least, clock)


def first_plan(tables: Tables, seed: int) -> Ints | Infeasible:
    """A plan that keeps the hard rules: by algebra, or round by round; else what stands against it."""
    problem = tables.problem
    design = design_plan(tables)
    if design is not None:
        return design
    plan = np.full((problem.rounds, problem.n), ABSENT, dtype=np.intp)
    for t in range(problem.rounds):
        if t in problem.done and problem.current is not None:
            plan[t] = problem.current[t]
            continue
        row = seat_somehow(tables, t, seed * 1000 + t)
        if row is None:
            seated = seat_thoroughly(tables, t, EXHAUSTIVE)
            if seated.row is None:
                return not_seated(problem, t, seated.stuck, proven=seated.proven)
            row = seated.row
        plan[t] = row
    return plan


def seat_somehow(tables: Tables, t: int, seed: int) -> Ints | None:
    """A round by the quick ways: where people sit now comes first in a repair, tight rounds are mended soon."""
    if tables.problem.current is None:
        row = seat_quickly(tables, t, seed, 2)
        if row is not None:
            return row
    row = mended_round(tables, t, seed)
    return seat_quickly(tables, t, seed, 12) if row is None else row


def not_seated(problem: Problem, t: int, stuck: tuple[int, ...], *, proven: bool) -> Infeasible:
    """The smallest clash when the round is proven impossible; else who could not be seated, as far as tried."""
    clash = smallest_clash(problem, t) if proven else ()
    return Infeasible(clash or (Finding("unseated", t, stuck, (), nobody_knows(stuck)),), proven=proven)


def improve(tables: Tables, start: Ints, least: Least, clock: Clock, seed: int) -> Ints:
    search = Search(tables, start, seed)
    if search.movable:
        until, noise = schedule(tables, len(search.movable))
        anneal(search, least, clock, until, noise)
        if until < 1:
            swap(search, least, clock, seed)
    return search.best


def schedule(tables: Tables, rounds: int) -> tuple[float, float]:
    """The share of the time for assignment steps, the rest is for swaps; and their noise at the beginning.

    Swaps are the better half for small breakouts, longer when only repeats count; measured in docs/benchmarks.md.
    """
    swaps = tables.problem.n**2 * rounds
    if swaps > MEDIUM:
        return 1.0, 0.0 if stays(tables) else 0.04
    only_repeats = not tables.problem.past and not tables.price.any() and not tables.chosen.any()
    if only_repeats:
        return 0.1, 0.12
    return (0.2, 0.05) if swaps <= SMALL else (0.5, 0.045)


def stays(tables: Tables) -> bool:
    """Whether moves are priced so low that noise would scatter people for good, or so high that few may move."""
    problem = tables.problem
    cheap = 0 < problem.weights.move < tables.smallest_price
    return problem.current is not None and (cheap or problem.weights.move >= MOVE_PRICES["few changes"])


def settled(search: Search, least: Least) -> bool:
    """Whether moves are dear, and there are no more of them than there must be."""
    dear = search.tables.problem.weights.move >= MOVE_PRICES["few changes"]
    return dear and int(moved(search.tables, search.best).sum()) == least.moves


def anneal(search: Search, least: Least, clock: Clock, until: float, noise: float) -> None:
    """Round after round with falling noise, until this share of the time or steps is used."""
    tables = search.tables
    first, idle = True, 0
    while clock.share < until and (idle < PASSES or not settled(search, least)):
        before = search.best_cost
        for t in search.movable:
            if search.best_cost <= least.cost or not clock.going(tables, search.best_cost, search.best):
                return
            now = 0.0 if first else noise * max(0.0, 1 - clock.share / until)
            steps = (3 if first else 6) * int(np.bincount(search.plan[t][search.plan[t] >= 0]).max())
            if clock.steps is not None:
                steps = min(steps, clock.steps - clock.used)
            search.visit(t, steps, now)
            clock.used += steps
        first, idle = False, idle + 1 if search.best_cost == before else 0


def swap(search: Search, least: Least, clock: Clock, seed: int) -> None:
    """Tabu over all swaps in episodes, each from a shaken plan until it finds no better for a while."""
    tables = search.tables
    swaps = SwapSearch(tables, search.best, seed)
    idle = min(IDLE, 60 + 5 * tables.problem.n * len(search.movable))
    since, seen, span, episode = 0, swaps.total, SPANS[0], 0
    while search.best_cost > least.cost and clock.going(tables, search.best_cost, search.best):
        for _ in range(16):
            cost = swaps.step(span)
            clock.used += 1
            since += 1
            if cost < seen - 1e-6:
                seen, since = cost, 0
            if cost < search.best_cost - 1e-6:
                search.best_cost, search.best = cost, swaps.rows()
            if clock.steps is not None and clock.used >= clock.steps:
                break
        if since > idle:
            if settled(search, least):
                return
            episode += 1
            shake(search, swaps, seed + episode if episode % 8 == 4 else None)
            since, seen, span = 0, swaps.total, SPANS[episode % len(SPANS)]


def shake(search: Search, swaps: SwapSearch, anew: int | None) -> None:
    """Leave the best plan by a few swaps drawn at random, or for a plan made anew with that seed.

    A repair is not made anew, as that would end where people sit now: it is shaken harder.

    Groups kept together, which swaps leave where they are, move by assignment steps.
    """
    tables = search.tables
    fresh = None if anew is None or tables.problem.current is not None else first_plan(tables, anew)
    swaps.load(search.best if fresh is None or isinstance(fresh, Infeasible) else fresh)
    harder = anew is not None and fresh is None
    if fresh is None:
        swaps.kick(max(2, tables.problem.n * len(search.movable) // (5 if harder else 40)))
    if any(search.groups):
        search.load(swaps.rows())
        for t in search.movable:
            search.visit(t, 16, 1.0 if harder else 0.005)
        swaps.load(search.plan)


def result(tables: Tables, plan: Ints, least: Least, clock: Clock) -> Result:
    found = figures(tables, plan)
    problem = tables.problem
    return Result(
        plan=plan_tuple(plan),
        figures=found,
        bounds=Bounds(least.repeats, found.repeats == least.repeats, least.balance),
        report=report(tables, plan, least),
        moves=() if problem.current is None else moved_seats(problem.current, plan_tuple(plan)),
        steps=clock.used,
        seconds=clock.elapsed,
        hard=len(broken_rules(tables, plan)),
        forced=least.moves,
    )


def evaluate(problem: Problem, plan: Plan) -> Evaluation:
    """The hard rules that a plan breaks, and its figures, from the tables that the search uses."""
    compiled = tables(problem)
    rooms = plan_array(plan)
    return Evaluation(broken_rules(compiled, rooms), figures(compiled, rooms))
