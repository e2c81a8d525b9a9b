"""The solver, for the window in a process of its own: its many small steps would hold the window up."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, cast

from desktop.domain.breakouts import Infeasible, Labels, Problem, Progress, Result
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n
from desktop.usecases.task import NO_TASK, Task

TICKS = 1000
LOOK_S = 0.05
"""How often the waiting side looks whether the work is still wanted."""
MOST_TOLD = 4


class Best(NamedTuple):
    """How far the search is: the cost of the best plan so far, its repeated meetings, and the seconds used."""

    cost: float
    repeats: int
    elapsed: float


class Limits(NamedTuple):
    """How long to search: seconds, or so many steps whatever the machine; `seed` for where chance begins."""

    seconds: float
    steps: int | None = None
    seed: int = 0


def search(problem: Problem, labels: Labels, limits: Limits, task: Task = NO_TASK, *, apart: bool = False) -> Result:
    """The best plan found in the time; `apart` searches in a process of its own. Refuses when the rules clash."""
    watch = _Watch(limits, task)
    answer = _search_apart(problem, labels, limits, watch) if apart else _solve(problem, labels, limits, watch.see)
    if isinstance(answer, Result):
        return answer
    raise Refused(
        words("The rules cannot all be kept: {what}", what=tuple(answer[:MOST_TOLD])),
        NOTHING_CHANGED,
        words("Change one of these rules, places or locks, then compose again."),
    )


class _Watch:
    """Tells the task how far the search is, and the search whether to go on."""

    def __init__(self, limits: Limits, task: Task) -> None:
        self._limits, self._task, self._done = limits, task, 0
        self.look()

    def see(self, best: Best) -> bool:
        self._done = min(TICKS, int(TICKS * best.elapsed / self._limits.seconds))
        self._task.found(words_n("So far: {n} repeated meeting", "So far: {n} repeated meetings", best.repeats))
        return self.look()

    def look(self) -> bool:
        self._task.step(self._done, TICKS)
        return not self._task.enough


Answer = Result | list[Words]
"""A plan, or what stands against any."""


def _solve(problem: Problem, labels: Labels, limits: Limits, see: Callable[[Best], bool]) -> Answer:
    from desktop.domain.breakout_solver import solve

    def told(progress: Progress) -> bool:
        return see(Best(progress.cost, progress.repeats, progress.elapsed))

    answer = solve(problem, seconds=limits.seconds, steps=limits.steps, seed=limits.seed, progress=told)
    return [finding.text(labels) for finding in answer.findings] if isinstance(answer, Infeasible) else answer


def _search_apart(problem: Problem, labels: Labels, limits: Limits, watch: _Watch) -> Answer:
    context = get_context("spawn")  # a fork would copy the window's threads and locks
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, problem, labels, limits), daemon=True)
    process.start()
    there.close()
    try:
        return _follow(here, watch)
    except EOFError as error:
        raise Refused(
            words("The search for better groups ended by itself."), NOTHING_CHANGED, words("Compose once more.")
        ) from error
    finally:
        here.close()
        process.kill()
        process.join()


def _follow(pipe: "Connection[Any, Any]", watch: _Watch) -> Answer:
    told = False
    while True:
        message = pipe.recv() if pipe.poll(LOOK_S) else None
        if isinstance(message, BaseException):
            raise message
        if message is not None and not isinstance(message, Best):
            return cast("Answer", message)
        go_on = watch.see(message) if message is not None else watch.look()
        if not go_on and not told:
            pipe.send("enough")
            told = True


def _serve(pipe: "Connection[Any, Any]", problem: Problem, labels: Labels, limits: Limits) -> None:
    """The other side: solves, tells how far it is, and ends early when somebody says enough, or is no longer there."""

    def see(best: Best) -> bool:
        pipe.send(best)
        return not pipe.poll()

    try:
        pipe.send(_solve(problem, labels, limits, see))
    except OSError:
        return  # nobody is there any more
    except Exception as error:  # noqa: BLE001 - whatever went wrong is told on the other side
        pipe.send(error)
