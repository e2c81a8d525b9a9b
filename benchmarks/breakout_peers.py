"""Other ways to compose groups, to measure the solver against; three of them are programs of others.

CP-SAT of OR-tools; good-enough-golfers, from the folder in GOOD_ENOUGH_GOLFERS, by node and lodash; the
three-phase search of anticlust by Rscript.
"""

import importlib.util
import itertools
import json
import math
import os
import random
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

Data = dict[str, Any]
Seats = list[list[int]]


class Hall:
    """A plan with the meetings of every pair and the values in every room, priced swap by swap in plain Python."""

    def __init__(self, data: Data, plan: Seats) -> None:
        self.data, self.plan = data, [list(row) for row in plan]
        n = data["n"]
        self.met = [[0] * n for _ in range(n)]
        self.rooms = [
            [[p for p in range(n) if row[p] == k] for k in range(len(data["rooms"][t]))] for t, row in enumerate(plan)
        ]
        for people in itertools.chain.from_iterable(self.rooms):
            for i, j in itertools.permutations(people, 2):
                self.met[i][j] += 1
        self.past = {pair: 4 * k for i, j, k in data["past"] for pair in ((i, j), (j, i))}
        self.foes = {pair for i, j in data["apart"] for pair in ((i, j), (j, i))}
        self.values = list(data["attrs"].values())
        self.fixed = {(p, t) for p, t, _ in data["pins"]}
        self.held = {p for pair in data["together"] for p in pair} | set(data["step_free"]) | set(data["hosts"])

    def can_move(self, person: int, t: int) -> bool:
        return self.plan[t][person] >= 0 and person not in self.held and (person, t) not in self.fixed

    def price(self, t: int, gone: int, come: int) -> float:
        """Change of the cost of the room of `gone` when `come` takes the seat; infinite where not allowed."""
        people = self.rooms[t][self.plan[t][gone]]
        change = 0.0
        for p in people:
            if p != gone:
                if (p, come) in self.foes:
                    return math.inf
                change += 10 * (self.met[come][p] - self.met[gone][p] + 1)
                change += self.past.get((come, p), 0) - self.past.get((gone, p), 0)
        return change + 3 * sum(self._values(t, people, gone, come, known) for known in self.values)

    def _values(self, t: int, people: list[int], gone: int, come: int, known: list[int]) -> int:
        if known[gone] == known[come]:
            return 0
        everyone = [known[p] for p in range(len(known)) if self.plan[t][p] >= 0]
        change = 0
        for value, step in ((known[gone], -1), (known[come], 1)):
            share, here = len(people) * everyone.count(value), sum(known[p] == value for p in people)
            low, high = share // len(everyone), -(-share // len(everyone))
            change += max(low - here - step, here + step - high, 0) - max(low - here, here - high, 0)
        return change

    def swap(self, t: int, x: int, y: int) -> None:
        here, there = self.plan[t][x], self.plan[t][y]
        for person, other, room in ((x, y, here), (y, x, there)):
            for p in self.rooms[t][room]:
                if p != person:
                    for i, j in ((person, p), (p, person)):
                        self.met[i][j] -= 1
                    for i, j in ((other, p), (p, other)):
                        self.met[i][j] += 1
        self.rooms[t][here][self.rooms[t][here].index(x)] = y
        self.rooms[t][there][self.rooms[t][there].index(y)] = x
        self.plan[t][x], self.plan[t][y] = there, here


def annealing(data: Data, plan: Seats, seconds: float, hot: float = 4.0, cold: float = 0.4) -> Seats:
    """Plain simulated annealing: one swap of two people in a round at a time, geometric cooling."""
    hall, rng = Hall(data, plan), random.Random(1)
    movers = [(p, t) for t in range(data["rounds"]) for p in range(data["n"]) if hall.can_move(p, t)]
    began, heat = time.process_time(), hot
    for step in itertools.count():
        if step % 64 == 0:
            used = (time.process_time() - began) / seconds
            if used >= 1 or not movers:
                return hall.plan
            heat = hot * (cold / hot) ** used
        (x, t), y = rng.choice(movers), rng.randrange(data["n"])
        if not hall.can_move(y, t) or hall.plan[t][x] == hall.plan[t][y]:
            continue
        change = hall.price(t, x, y) + hall.price(t, y, x)
        if change <= 0 or rng.random() < math.exp(-change / heat):
            hall.swap(t, x, y)
    return hall.plan


def greedy(data: Data, plan: Seats, seconds: float) -> Seats:
    """From a plan that keeps the rules, take every swap drawn at random that lowers the cost."""
    return annealing(data, plan, seconds, hot=1e-9, cold=1e-9)


def cp_sat(data: Data, seconds: float, workers: int = 2) -> Seats | None:
    """The whole model for OR-tools CP-SAT, rooms of one size and no other rule; None when it finds no plan."""
    from ortools.sat.python import cp_model

    n, rounds, rooms = data["n"], data["rounds"], len(data["rooms"][0])
    model = cp_model.CpModel()
    seat = [[[model.new_bool_var("") for _ in range(rooms)] for _ in range(n)] for _ in range(rounds)]
    for t, k in itertools.product(range(rounds), range(rooms)):
        model.add(sum(seat[t][p][k] for p in range(n)) == data["rooms"][t][k]["max"])
    for t, p in itertools.product(range(rounds), range(n)):
        model.add_exactly_one(seat[t][p])
    again = []
    for i, j in itertools.combinations(range(n), 2):
        met = [model.new_bool_var("") for _ in range(rounds)]
        for t, k in itertools.product(range(rounds), range(rooms)):
            model.add_bool_or([seat[t][i][k].Not(), seat[t][j][k].Not(), met[t]])
        excess = model.new_int_var(0, rounds, "")
        model.add(excess >= sum(met) - 1)
        again.append(excess)
    for p in range(n):
        model.add(seat[0][p][p * rooms // n] == 1)
    model.minimize(sum(again))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [[next(k for k in range(rooms) if solver.value(seat[t][p][k])) for p in range(n)] for t in range(rounds)]


def installed(name: str) -> bool:
    """Whether a peer can run here."""
    if name == "cp-sat":
        return importlib.util.find_spec("ortools") is not None
    if name == "good-enough-golfers":
        return "GOOD_ENOUGH_GOLFERS" in os.environ and shutil.which("node") is not None
    if name == "anticlust":
        asked = ["Rscript", "-e", "quit(status = !requireNamespace('anticlust', quietly = TRUE))"]
        return shutil.which("Rscript") is not None and not subprocess.run(asked, check=False).returncode
    return name != "exact" or importlib.util.find_spec("scipy") is not None


def good_enough_golfers(data: Data) -> Seats:
    """Its genetic search, round by round, for as long as it takes; rooms of one size and no other rule."""
    script = """
        global._ = require("lodash")
        const [source, groups, size, rounds] = process.argv.slice(1)
        const solve = eval(require("fs").readFileSync(source, "utf8") + "; geneticSolver")
        solve(+groups, +size, +rounds, false, [], [], found => found.done && console.log(JSON.stringify(found.rounds)))
    """
    source = Path(os.environ["GOOD_ENOUGH_GOLFERS"]) / "lib" / "geneticSolver.js"
    rooms = data["rooms"][0]
    shape = [str(k) for k in (len(rooms), rooms[0]["max"], data["rounds"])]
    done = subprocess.run(["node", "-e", script, str(source), *shape], check=True, capture_output=True)
    room_of = [{p: k for k, people in enumerate(groups) for p in people} for groups in json.loads(done.stdout)]
    return [[room[p] for p in range(data["n"])] for room in room_of]


def anticlust(data: Data, iterations: int = 200) -> Seats:
    """Its three-phase search (Yang and others 2022), written in C, for one round in rooms of one size."""
    script = """
        data <- as.matrix(read.csv(file("stdin"), header = FALSE))
        asked <- as.integer(commandArgs(trailingOnly = TRUE))
        groups <- anticlust::three_phase_search_anticlustering(
            as.dist(data), K = asked[1], N = nrow(data), number_iterations = asked[2])
        cat(groups)
    """
    n = data["n"]
    far = [[0] * n for _ in range(n)]
    for i, j, price in data["past"]:
        far[i][j] = far[j][i] = 100 - price
    table = "\n".join(",".join(map(str, row)) for row in far)
    command = ["Rscript", "-e", script, str(len(data["rooms"][0])), str(iterations)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=table)
    return [[int(k) - 1 for k in done.stdout.split()]]


def exact(data: Data) -> Seats:
    """Wishes alone, at the least price there is: one assignment of people to seats, by scipy."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    seats = [k for k, room in enumerate(data["rooms"][0]) for _ in range(room["max"])]
    price = np.zeros((data["n"], len(data["rooms"][0])))
    price[[p for p, *_ in data["wishes"]]] = 20
    for p, _, k, rank in data["wishes"]:
        price[p, k] = {1: 0, 2: 1, 3: 3}[rank]
    return [[seats[k] for k in linear_sum_assignment(price[:, seats])[1]]]
