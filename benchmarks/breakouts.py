"""Measures the breakout solver beside its peers: `python -m benchmarks.breakouts [case ...]` from the root.

Every plan is judged by the checker of the tests. Times are processor seconds of one thread, but for CP-SAT,
which is given two workers and as many seconds by the clock, and for the two peers with a length of their own.
A peer that is not installed is left out; docs/benchmarks.md says how to install each.
"""

import argparse
import copy
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
    """A breakout, the seconds it is given, the peers that can say it, and the cost to reach."""

    name: str
    make: Callable[[], Data]
    seconds: float
    peers: tuple[str, ...] = ()
    most: float | None = None


def golfer(groups: int, size: int, rounds: int, most: int, *others: str) -> Case:
    name = f"golfers {groups}-{size}-{rounds}"
    return Case(name, lambda: instances.golfer(groups, size, rounds), 8, ("annealing", *others), 10 * most)


def diverse(n: int, groups: int) -> Data:
    """One round of the most diverse groups: distances drawn evenly from 0 to 100 as RanInt of MDGPLIB."""
    rng = random.Random(n)
    data = instances.golfer(groups, n // groups, 1)
    data["past"] = [[i, j, 100 - rng.randint(0, 100)] for i in range(n) for j in range(i)]
    return {**data, "weights": {"past": 1}}


def come_and_gone(after: Data, free: list[int]) -> None:
    """30 people are gone for good, 12 came late."""
    for row in after["attend"][1:]:
        for k, p in enumerate(free):
            row[p] = int(k >= 30)


def gone(after: Data, free: list[int]) -> None:
    """5 % of the people are gone."""
    for row in after["attend"][1:]:
        for p in free[:30]:
            row[p] = 0


def come(after: Data, free: list[int]) -> None:
    for row in after["attend"][1:]:
        for p in free[30:]:
            row[p] = 1


def room_lost(after: Data, _free: list[int]) -> None:
    """The room of ten people is not to be had any more; its host may sit anywhere."""
    for rooms in after["rooms"][1:]:
        rooms[40] = instances.room(0, 0)
    after["pins"] = [pin for pin in after["pins"] if pin[1] == 0 or pin[2] != 40]


def rooms_smaller(after: Data, _free: list[int]) -> None:
    """Ten rooms of 8 to 11 have two places fewer."""
    for rooms in after["rooms"][1:]:
        for room in rooms[:10]:
            room["min"], room["max"] = 0, 9


def repair(price: float, change: Callable[[Data, list[int]], None] = come_and_gone) -> Data:
    """A plan for 588 of 600 in rooms of 8 to 11; after its first round something changed."""
    data = instances.convention(1)
    for room in (room for rooms in data["rooms"] for room in rooms):
        room["min"], room["max"] = 8, 11
    busy = {p for p, *_ in data["pins"]}
    free = random.Random(1).sample([p for p in range(data["n"]) if p not in busy], 42)
    for row in data["attend"]:
        for p in free[30:]:
            row[p] = 0
    planned = solve(read_problem(data), steps=20_000, seed=1)
    if isinstance(planned, Infeasible):
        raise SystemExit("no plan to repair")
    after = copy.deepcopy(data)
    change(after, free)
    return {**after, "current": [list(row) for row in planned.plan], "done": [0], "weights": {"move": price}}


BOTH = ("greedy", "annealing")
OTHERS = ("cp-sat", "good-enough-golfers")
CASES = [
    golfer(8, 4, 7, 0, *OTHERS),
    golfer(10, 4, 9, 0, *OTHERS),
    golfer(5, 3, 7, 0, *OTHERS),
    golfer(8, 5, 6, 0, *OTHERS),
    golfer(10, 6, 6, 0, *OTHERS),
    golfer(10, 10, 3, 0, "cp-sat"),
    golfer(10, 5, 8, 1, *OTHERS),
    golfer(6, 6, 7, 54, *OTHERS),
    golfer(8, 4, 9, 9, *OTHERS),
    golfer(8, 4, 10, 24, *OTHERS),
    golfer(10, 10, 6, 92),
    golfer(12, 10, 10, 440),
    golfer(5, 8, 6, 225, *OTHERS),
    golfer(7, 7, 8, 0),
    golfer(8, 8, 9, 0),
    golfer(9, 9, 10, 0),
    golfer(13, 13, 14, 0),
    Case("planted 25-8-6", lambda: instances.planted(1, 25, 8, 6), 10, BOTH, 0),
    Case("planted 60-10-6", lambda: instances.planted(1, 60, 10, 6), 10, BOTH, 20),
    Case("planted 16-8-8", lambda: instances.planted(1, 16, 8, 8), 10, BOTH, 360),
    Case("planted 11-6-6", lambda: instances.planted(1, 11, 6, 6), 10, BOTH, 170),
    *[Case(f"meetup {k}", lambda k=k: instances.meetup(k), 5, BOTH) for k in (1, 2, 3)],
    Case("workshops by wishes", lambda: instances.workshop(1), 2, ("exact",)),
    Case("diverse groups 240", lambda: diverse(240, 12), 20, ("anticlust",)),
    Case("diverse groups 480", lambda: diverse(480, 20), 20, ("anticlust",)),
    Case("convention 600, seed 1", lambda: instances.convention(1), 5, BOTH, 700),
    Case("convention 600, seed 2", lambda: instances.convention(2), 5, BOTH, 500),
    Case("convention 600, seed 1, 20 s", lambda: instances.convention(1), 20, BOTH, 480),
    Case("convention 600, seed 1, 60 s", lambda: instances.convention(1), 60),
    Case("convention 600, free seats", lambda: instances.convention(2, slack=1), 5),
    Case("convention 640", lambda: instances.convention(1, tables=64), 5, BOTH),
    Case("repair, few changes, 1 s", lambda: repair(100), 1),
    Case("repair, 5 % gone, 1 s", lambda: repair(100, gone), 1),
    Case("repair, 12 come late, 1 s", lambda: repair(100, come), 1),
    Case("repair, a room lost, 1 s", lambda: repair(100, room_lost), 1),
    Case("repair, ten rooms smaller, 1 s", lambda: repair(100, rooms_smaller), 1),
    Case("repair, balanced", lambda: repair(5), 5),
    Case("repair, best", lambda: repair(1), 5),
    Case("large 2000", lambda: instances.large(1), 20, (), 5000),
    Case("large 2000, 60 s", lambda: instances.large(1), 60, (), 3000),
]


def one(case: Case) -> dict[str, Any]:
    """Run a case in this process and print what came out as JSON."""
    data = case.make()
    problem = read_problem(data)
    first: list[float] = []
    began = time.process_time()
    answer = solve(
        problem,
        seconds=case.seconds,
        seed=1,
        progress=lambda now: not first.append(now.elapsed),
        timer=time.process_time,
    )
    spent = time.process_time() - began
    if isinstance(answer, Infeasible):
        raise SystemExit(f"{case.name}: {answer.findings}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plan = [list(row) for row in answer.plan]
    figures = oracle.figures(data, plan)
    if oracle.broken(data, plan) or figures["cost"] != answer.figures.cost:
        raise SystemExit(f"{case.name}: the checker disagrees")
    found = {"seconds": round(spent, 1), "memory": round(memory), "first": round(first[0], 2) if first else 0.0}
    found |= {**figures, "bound": answer.bounds.repeats, "proven": answer.bounds.proven, "forced": answer.forced}
    for name in case.peers:
        if peers.installed(name):
            found.setdefault("peers", {})[name] = run_peer(name, data, case.seconds)
    return found


def first_plan(data: Data) -> list[list[int]]:
    """Where the searches among the peers begin: a plan that keeps the rules, shuffled when there are none."""
    start = solve(read_problem(data), steps=0, seed=1)
    if isinstance(start, Infeasible):
        raise SystemExit("no first plan")
    plan = [list(row) for row in start.plan]
    rng = random.Random(1)
    if not data["pins"] and not data["apart"]:
        for row in plan:
            rng.shuffle(row)
    return plan


def run_peer(name: str, data: Data, seconds: float) -> float | None:
    """The cost that a peer reaches, or None when it finds nothing."""
    if name in BOTH:
        plan = {"greedy": peers.greedy, "annealing": peers.annealing}[name](data, first_plan(data), seconds)
    elif name == "cp-sat":
        plan = peers.cp_sat(data, seconds)
    else:
        plan = {"good-enough-golfers": peers.good_enough_golfers, "anticlust": peers.anticlust, "exact": peers.exact}[
            name
        ](data)
    if plan is None:
        return None
    if oracle.broken(data, plan):
        raise SystemExit(f"{name} broke a rule")
    return oracle.figures(data, plan)["cost"]


def line(case: Case, found: dict[str, Any]) -> str:
    cells = [case.name, f"{found['seconds']:g}", f"**{found['cost']:g}**"]
    cells.append(f"{found['repeats']:g} of at least {found['bound']}{' (proven)' if found['proven'] else ''}")
    least = f" of at least {found['forced']}" if found["moves"] or found["forced"] else ""
    cells.append(f"{found['past']:g} / {found['balance']:g} / {found['moves']:g}{least}")
    cells.append(", ".join(peer(found, name, cost) for name, cost in found.get("peers", {}).items()))
    cells.append("" if case.most is None else f"{case.most:g} {'met' if found['cost'] <= case.most else 'MISSED'}")
    cells.append(f"{found['first']:g} s, {found['memory']} MB")
    return "| " + " | ".join(cells) + " |"


def peer(found: dict[str, Any], name: str, cost: float | None) -> str:
    """A peer's cost, and how many times ours it is."""
    if cost is None:
        return f"{name} finds none"
    ratio = f" ({cost / found['cost']:.3g}x)" if found["cost"] else ""
    return f"{name} {cost:g}{ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", help="parts of the names of the cases to run; all without")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one is not None:
        print(json.dumps(one(CASES[asked.one])))
        return
    print("| case | s | cost | repeats | past / balance / moves | peers | to reach | first plan, memory |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for k, case in enumerate(CASES):
        if not asked.cases or any(part in case.name for part in asked.cases):
            command = [sys.executable, "-m", "benchmarks.breakouts", "--one", str(k)]
            done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
            print(line(case, json.loads(done.stdout)), flush=True)


if __name__ == "__main__":
    main()
