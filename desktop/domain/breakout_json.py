"""The JSON of a breakout and of its plan: read strictly, naming the field and the place; written back exactly."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop.domain.breakouts import (
    ABSENT,
    NUMBERS,
    UNKNOWN,
    Infeasible,
    Labels,
    Mixing,
    Plan,
    Problem,
    Result,
    Room,
    Weights,
)
from desktop.domain.words import NOTHING_CHANGED, Refused, words

REQUIRED = ("n", "rounds", "rooms", "attend")
OPTIONAL = (
    "attrs", "apart", "together", "pins", "past", "step_free", "hosts", "hosts_need", "wishes", "weights",
    "mixing", "closed", "current", "done",
)  # fmt: skip
NOTES = ("name", "kind", "seed", "comment")
PRICES = ("repeat", "past", "balance", "alike", "move", "comfort")
WEIGHTS = (*PRICES, "wish", "attributes")
Rule = tuple[str, Callable[[Any], bool]]


def refused(field: str, wanted: str) -> Refused:
    """Bad input: which field, at which place, and what belongs there."""
    return Refused(
        words("The breakout cannot be read: {field} must be {wanted}.", field=field, wanted=wanted),
        NOTHING_CHANGED,
        words("Correct {field} and read it again.", field=field),
    )


def whole(value: object) -> bool:
    return type(value) is int


def index_below(limit: int, least: int = 0) -> Rule:
    return (
        f"a whole number from {least} to {limit - 1}",
        lambda value: whole(value) and least <= value < limit,
    )


def at_least(least: int) -> Rule:
    return f"a whole number, {least} or more", lambda value: whole(value) and value >= least


FLAG: Rule = ("0 or 1", lambda value: value in (0, 1) and not isinstance(value, float))
PRICE: Rule = (
    "a number, 0 or more",
    lambda value: type(value) in (int, float) and 0 <= value < float("inf"),
)


def checked(value: Any, rule: Rule, field: str) -> Any:
    if not rule[1](value):
        raise refused(field, rule[0])
    return value


def items(value: Any, field: str, length: int | None = None) -> list[Any]:
    if not isinstance(value, list) or (length is not None and len(value) != length):
        raise refused(field, "a list" if length is None else f"a list of {length}")
    return value


def mapping(value: Any, field: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise refused(field, "an object")
    return value


def numbers(value: Any, field: str, rule: Rule, length: int | None = None) -> tuple[Any, ...]:
    return tuple(checked(v, rule, f"{field}[{k}]") for k, v in enumerate(items(value, field, length)))


def tuples(value: Any, field: str, rules: Sequence[Rule]) -> tuple[tuple[Any, ...], ...]:
    found = []
    for k, row in enumerate(items(value, field)):
        cells = items(row, f"{field}[{k}]", len(rules))
        found.append(tuple(checked(v, rules[c], f"{field}[{k}][{c}]") for c, v in enumerate(cells)))
    return tuple(found)


def pairs(value: Any, field: str, n: int, *more: Rule) -> tuple[tuple[Any, ...], ...]:
    """Pairs of two different people, each followed by what `more` asks."""
    found = tuples(value, field, (index_below(n), index_below(n), *more))
    for k, row in enumerate(found):
        if row[0] == row[1]:
            raise refused(f"{field}[{k}]", "two different people")
    return found


def known_fields(fields: Mapping[str, Any]) -> None:
    for name in REQUIRED:
        if name not in fields:
            raise refused(name, "given")
    for name in fields:
        if name not in REQUIRED + OPTIONAL + NOTES:
            raise refused(name, "left out: it is not known")


def read_problem(data: Any) -> Problem:
    """The problem that the JSON says; raises `Refused` at the first thing that is not as it must be."""
    fields = mapping(data, "the breakout")
    known_fields(fields)
    n = checked(fields["n"], at_least(1), "n")
    rounds = checked(fields["rounds"], at_least(1), "rounds")
    people, round_ = index_below(n), index_below(rounds)
    rooms = read_rooms(fields["rooms"], rounds)
    rows = enumerate(items(fields["attend"], "attend", rounds))
    attend = tuple(numbers(v, f"attend[{r}]", FLAG, n) for r, v in rows)
    attrs = {
        name: numbers(v, f"attrs.{name}", at_least(UNKNOWN), n)
        for name, v in mapping(fields.get("attrs", {}), "attrs").items()
    }
    done = numbers(fields.get("done", []), "done", round_)
    if done and fields.get("current") is None:
        raise refused("current", "given for the rounds in done")
    return Problem(
        n=n,
        rounds=rounds,
        rooms=rooms,
        attend=tuple(tuple(int(v) for v in row) for row in attend),
        attrs=attrs,
        apart=pairs(fields.get("apart", []), "apart", n),
        together=pairs(fields.get("together", []), "together", n),
        pins=places(fields.get("pins", []), "pins", n, rooms),
        past=pairs(fields.get("past", []), "past", n, PRICE),
        step_free=numbers(fields.get("step_free", []), "step_free", people),
        hosts=numbers(fields.get("hosts", []), "hosts", people),
        hosts_need=checked(fields.get("hosts_need", 0), at_least(0), "hosts_need"),
        wishes=read_wishes(fields.get("wishes", []), n, rooms),
        weights=read_weights(fields.get("weights", {}), attrs),
        mixing=read_mixing(fields.get("mixing", {}), attrs),
        closed=places(fields.get("closed", []), "closed", n, rooms),
        current=None if fields.get("current") is None else read_plan(fields["current"], n, rooms, "current"),
        done=done,
    )


def read_rooms(value: Any, rounds: int) -> tuple[tuple[Room, ...], ...]:
    rows = enumerate(items(value, "rooms", rounds))
    return tuple(
        tuple(read_room(v, f"rooms[{r}][{k}]") for k, v in enumerate(items(row, f"rooms[{r}]"))) for r, row in rows
    )


def read_room(value: Any, field: str) -> Room:
    cells = mapping(value, field)
    for key in cells:
        if key not in ("min", "max", "accessible", "comfort"):
            raise refused(f"{field}.{key}", "left out: it is not known")
    most = checked(cells.get("max"), at_least(0), f"{field}.max")
    least = checked(cells.get("min", 0), index_below(most + 1), f"{field}.min")
    comfort = cells.get("comfort")
    if comfort is not None:
        checked(comfort, at_least(0), f"{field}.comfort")
    return Room(least, most, bool(checked(cells.get("accessible", 1), FLAG, f"{field}.accessible")), comfort)


def places(value: Any, field: str, n: int, rooms: Sequence[Sequence[Room]], *more: Rule) -> tuple[tuple[Any, ...], ...]:
    """(person, round, room) and what `more` asks; the room is one of that round."""
    found = tuples(value, field, (index_below(n), index_below(len(rooms)), at_least(0), *more))
    for k, row in enumerate(found):
        checked(row[2], index_below(len(rooms[row[1]])), f"{field}[{k}][2]")
    return found


def read_wishes(value: Any, n: int, rooms: Sequence[Sequence[Room]]) -> tuple[tuple[int, int, int, int], ...]:
    found = places(value, "wishes", n, rooms, at_least(1))
    seen: set[tuple[int, int, int]] = set()
    for k, row in enumerate(found):
        if row[:3] in seen:
            raise refused(f"wishes[{k}]", "the only wish of this person for this room")
        seen.add(row[:3])
    return found


def read_weights(value: Any, attrs: Mapping[str, Any]) -> Weights:
    fields = mapping(value, "weights")
    for name in fields:
        if name not in WEIGHTS:
            raise refused(f"weights.{name}", "left out: it is not known")
    plain: dict[str, Any] = {name: checked(fields[name], PRICE, f"weights.{name}") for name in PRICES if name in fields}
    ranks: dict[int, float] = {}
    wish = mapping(fields.get("wish", {}), "weights.wish")
    for rank, price in wish.items():
        checked(price, PRICE, f"weights.wish.{rank}")
        if rank != "none":
            ranks[int(checked(rank, ("a rank or none", str.isdecimal), f"weights.wish.{rank}"))] = price
    attributes = mapping(fields.get("attributes", {}), "weights.attributes")
    for name, price in attributes.items():
        checked(name, ("an attribute", attrs.__contains__), f"weights.attributes.{name}")
        checked(price, PRICE, f"weights.attributes.{name}")
    if ranks:
        plain["wish"] = ranks
    return Weights(**plain, unplaced=wish.get("none", Weights().unplaced), attributes=attributes)


def read_mixing(value: Any, attrs: Mapping[str, Any]) -> dict[str, Mixing]:
    fields = mapping(value, "mixing")
    for name, how in fields.items():
        checked(name, ("an attribute", attrs.__contains__), f"mixing.{name}")
        checked(how, ("mix or alike", ("mix", "alike").__contains__), f"mixing.{name}")
    return dict(fields)


def read_plan(value: Any, n: int, rooms: Sequence[Sequence[Room]], field: str = "rooms") -> Plan:
    """A plan: for each round the room of each person, -1 for who is not there."""
    rows = items(value, field, len(rooms))
    return tuple(numbers(v, f"{field}[{r}]", index_below(len(rooms[r]), ABSENT), n) for r, v in enumerate(rows))


def write_problem(problem: Problem) -> dict[str, Any]:
    """The JSON of a problem; reading it gives an equal problem."""
    weights = problem.weights
    return {
        "n": problem.n,
        "rounds": problem.rounds,
        "rooms": [[write_room(room) for room in rooms] for rooms in problem.rooms],
        "attend": [list(row) for row in problem.attend],
        "attrs": {name: list(values) for name, values in problem.attrs.items()},
        **{
            name: [list(row) for row in getattr(problem, name)]
            for name in ("apart", "together", "pins", "past", "wishes", "closed")
        },
        **{name: list(getattr(problem, name)) for name in ("step_free", "hosts", "done")},
        "hosts_need": problem.hosts_need,
        "weights": {
            **{name: getattr(weights, name) for name in PRICES},
            "wish": {**{str(rank): price for rank, price in weights.wish.items()}, "none": weights.unplaced},
            "attributes": dict(weights.attributes),
        },
        "mixing": dict(problem.mixing),
        "current": None if problem.current is None else [list(row) for row in problem.current],
    }


def write_room(room: Room) -> dict[str, Any]:
    cells = {"min": room.min, "max": room.max, "accessible": int(room.accessible)}
    return cells if room.comfort is None else {**cells, "comfort": room.comfort}


def write_result(result: Result) -> dict[str, Any]:
    """The JSON of a plan found, as facts of the event report it."""
    figures = result.figures
    return {
        "rooms": [list(row) for row in result.plan],
        "hard": result.hard,
        "repeats": figures.repeats,
        "past": figures.past,
        "balance": figures.balance,
        "alike": figures.alike,
        "wish": figures.wish,
        "moves": figures.moves,
        "crowded": figures.crowded,
        "forced": result.forced,
        "cost": figures.cost,
        "bounds": {"repeats": result.bounds.repeats, "proven": result.bounds.proven},
        "steps": result.steps,
        "seconds": round(result.seconds, 3),
    }


def write_infeasible(answer: Infeasible, labels: Labels = NUMBERS) -> dict[str, Any]:
    """The JSON of rules that clash."""
    return {
        "infeasible": [
            {
                "rule": finding.rule,
                "round": finding.round,
                "people": list(finding.people),
                "rooms": list(finding.rooms),
                "text": str(finding.text(labels)),
            }
            for finding in answer.findings
        ],
        "proven": answer.proven,
    }
