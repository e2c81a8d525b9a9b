"""Measures the breakout solver beside its peers: `python -m benchmarks.breakouts [case ...]` from the root.

Every plan is judged by the checker of the tests. Times are processor seconds of one thread, but for CP-SAT,
which is given two workers and as many seconds. CP-SAT runs when OR-tools can be imported.
"""

import argparse
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks import breakout_peers as peers
from desktop.domain.breakout_json import read_problem
from desktop.domain.breakout_solver import solve
from desktop.domain.breakouts import Infeasible
from tests.domain import breakout_instances as instances
from tests.domain import breakout_oracle as oracle

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A breakout, the seconds it is given, the peers that can say it, and the figure to reach."""

    name: str
    make: Callable[[], Data]
    seconds: float
    peers: tuple[str, ...] = ()
    most: float | None = None


def golfer(groups: int, size: int, rounds: int, most: int, *others: str) -> Case:
    name = f"golfers {groups}-{size}-{rounds}"
    return Case(name, lambda: instances.golfer(groups, size, rounds), 8, ("annealing", *others), 10 * most)


CASES = [
    golfer(8, 4, 7, 0, "cp-sat"),
    golfer(10, 4, 9, 0, "cp-sat"),
    golfer(5, 3, 7, 0, "cp-sat"),
    golfer(8, 5, 6, 0, "cp-sat"),
    golfer(10, 6, 6, 0),
    golfer(10, 10, 3, 0, "cp-sat"),
    golfer(10, 5, 8, 1),
    golfer(6, 6, 7, 54, "cp-sat"),
    golfer(8, 4, 9, 9, "cp-sat"),
    golfer(8, 4, 10, 24, "cp-sat"),
    golfer(10, 10, 6, 92),
    golfer(12, 10, 10, 440),
    golfer(5, 8, 6, 225, "cp-sat"),
    golfer(13, 13, 14, 0),
    Case("planted 25-8-6", lambda: instances.planted(1, 25, 8, 6), 10, ("greedy", "annealing")),
    Case("planted 60-10-6", lambda: instances.planted(1, 60, 10, 6), 10, ("greedy", "annealing")),
    Case("planted 16-8-8", lambda: instances.planted(1, 16, 8, 8), 10, ("greedy", "annealing")),
    Case("planted 11-6-6", lambda: instances.planted(1, 11, 6, 6), 10, ("greedy", "annealing")),
    *[Case(f"meetup {k}", lambda k=k: instances.meetup(k), 5, ("greedy", "annealing")) for k in (1, 2, 3)],
    Case("workshops by wishes", lambda: instances.workshop(1), 2),
    Case("convention 600, seed 1", lambda: instances.convention(1), 5, ("greedy", "annealing"), 700),
    Case("convention 600, seed 2", lambda: instances.convention(2), 5, ("greedy", "annealing"), 500),
    Case("convention 600, seed 1, 20 s", lambda: instances.convention(1), 20, ("greedy", "annealing"), 480),
    Case("convention 600, seed 1, 60 s", lambda: instances.convention(1), 60),
    Case("convention 600, free seats", lambda: instances.convention(2, slack=1), 5),
    Case("large 2000", lambda: instances.large(1), 20, (), 5000),
    Case("large 2000, 60 s", lambda: instances.large(1), 60, (), 3000),
]


def one(case: Case) -> dict[str, Any]:
    """Run a case in this process and print what came out as JSON."""
    data = case.make()
    problem = read_problem(data)
    first: list[float] = []
    began = time.process_time()
    answer = solve(problem, seconds=case.seconds, seed=1, progress=lambda now: not first.append(now.elapsed))
    spent = time.process_time() - began
    if isinstance(answer, Infeasible):
        raise SystemExit(f"{case.name}: {answer.findings}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plan = [list(row) for row in answer.plan]
    figures = oracle.figures(data, plan)
    if oracle.broken(data, plan) or figures["cost"] != answer.figures.cost:
        raise SystemExit(f"{case.name}: the checker disagrees")
    found = {"seconds": round(spent, 1), "memory": round(memory), "first": round(first[0], 2) if first else 0.0}
    found |= {**figures, "bound": answer.bounds.repeats, "proven": answer.bounds.proven}
    for name in case.peers:
        found[name] = run_peer(name, data, first_plan(data), case.seconds)
    return found


def first_plan(data: Data) -> list[list[int]]:
    """Where the peers begin: a plan that keeps the rules, shuffled when there are none."""
    start = solve(read_problem(data), steps=0, seed=1)
    if isinstance(start, Infeasible):
        raise SystemExit("no first plan")
    plan = [list(row) for row in start.plan]
    rng = random.Random(1)
    if not data["pins"] and not data["apart"]:
        for row in plan:
            rng.shuffle(row)
    return plan


def run_peer(name: str, data: Data, start: list[list[int]], seconds: float) -> float | None:
    """The cost that a peer reaches, or None when it cannot run or finds nothing."""
    if name == "cp-sat":
        plan = peers.cp_sat(data, seconds) if importlib.util.find_spec("ortools") else None
    else:
        plan = {"greedy": peers.greedy, "annealing": peers.annealing}[name](data, start, seconds)
    if plan is None:
        return None
    if oracle.broken(data, plan):
        raise SystemExit(f"{name} broke a rule")
    return oracle.figures(data, plan)["cost"]


def line(case: Case, found: dict[str, Any]) -> str:
    cells = [case.name, f"{found['seconds']:g}", f"**{found['cost']:g}**"]
    cells.append(f"{found['repeats']:g} of at least {found['bound']}{' (proven)' if found['proven'] else ''}")
    cells.append(f"{found['past']:g} / {found['balance']:g}")
    cells += [peer(found, name) for name in ("greedy", "annealing", "cp-sat")]
    cells.append("" if case.most is None else f"{case.most:g} {'met' if found['cost'] <= case.most else 'MISSED'}")
    cells.append(f"{found['first']:g} s, {found['memory']} MB")
    return "| " + " | ".join(cells) + " |"


def peer(found: dict[str, Any], name: str) -> str:
    """A peer's cost, and how many times ours it is."""
    cost = found.get(name)
    if cost is None:
        return "none found" if name in found else ""
    ratio = f" ({cost / found['cost']:.1f}x)" if found["cost"] else ""
    return f"{cost:g}{ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", help="parts of the names of the cases to run; all without")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one is not None:
        print(json.dumps(one(CASES[asked.one])))
        return
    print(
        "| case | s | cost | repeats | past / balance | greedy | annealing | CP-SAT | to reach | first plan, memory |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for k, case in enumerate(CASES):
        if not asked.cases or any(part in case.name for part in asked.cases):
            command = [sys.executable, "-m", "benchmarks.breakouts", "--one", str(k)]
            done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
            print(line(case, json.loads(done.stdout)), flush=True)


if __name__ == "__main__":
    main()
