"""Rules of a round that cannot all hold, made smaller until none can be dropped.

The irreducible set is found by halving (QuickXplain, Junker 2004); a set counts as clashing only when the
exhaustive search has gone through every seating.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.breakout_start import seat_quickly, seat_thoroughly
from desktop.domain.breakout_tables import tables
from desktop.domain.breakouts import Finding, Problem, Room
from desktop.domain.words import words

LIMIT = 5000


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that could be given up: a pair, a pin, a person's need, a room's least size, the hosts."""

    kind: str
    item: tuple[int, ...]


def smallest_clash(problem: Problem, t: int, limit: int = 200) -> tuple[Finding, ...]:
    """Findings for a smallest set of rules of the round that clash; needs the round to be proven impossible."""
    one = one_round(problem, t)
    tries = [limit]

    def clash(rules: list[Rule]) -> bool:
        tries[0] -= 1
        if tries[0] < 0:
            return False
        compiled = tables(with_rules(one, rules))
        return seat_quickly(compiled, 0, 0, 3) is None and seat_thoroughly(compiled, 0, LIMIT).proven

    rules = rules_of(one)
    if not clash(rules):
        return ()
    return tuple(finding_of(problem, t, rule) for rule in irreducible([], rules, clash, changed=False))


def irreducible(
    kept: list[Rule], rules: list[Rule], clash: Callable[[list[Rule]], bool], *, changed: bool
) -> list[Rule]:
    """The rules of `rules` that are needed, beside `kept`, for a clash."""
    if changed and clash(kept):
        return []
    if len(rules) <= 1:
        return rules
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    needed = irreducible(kept + first, second, clash, changed=bool(first))
    return irreducible(kept + needed, first, clash, changed=bool(needed)) + needed


def one_round(problem: Problem, t: int) -> Problem:
    """The hard rules of one round as a problem of its own."""
    there = set(problem.present(t))
    return Problem(
        n=problem.n,
        rounds=1,
        rooms=(problem.rooms[t],),
        attend=(problem.attend[t],),
        apart=tuple(pair for pair in problem.apart if there.issuperset(pair)),
        together=tuple(pair for pair in problem.together if there.issuperset(pair)),
        pins=tuple((p, 0, k) for p, r, k in problem.pins if r == t and p in there),
        closed=tuple((p, 0, k) for p, r, k in problem.closed if r == t and p in there),
        step_free=tuple(p for p in problem.step_free if p in there),
        hosts=tuple(p for p in problem.hosts if p in there),
        hosts_need=problem.hosts_need,
    )


def rules_of(one: Problem) -> list[Rule]:
    rules = [Rule("together", pair) for pair in one.together]
    rules += [Rule("apart", pair) for pair in one.apart]
    rules += [Rule("pins", pin) for pin in one.pins]
    rules += [Rule("closed", place) for place in one.closed]
    rules += [Rule("step_free", (person,)) for person in one.step_free]
    rules += [Rule("least", (room,)) for room, place in enumerate(one.rooms[0]) if place.min]
    return rules + ([Rule("hosts_need", ())] if one.hosts_need else [])


def with_rules(one: Problem, rules: list[Rule]) -> Problem:
    items: dict[str, list[tuple[int, ...]]] = {}
    for rule in rules:
        items.setdefault(rule.kind, []).append(rule.item)
    least = {item[0] for item in items.get("least", ())}
    rooms = tuple(
        Room(place.min if room in least else 0, place.max, place.accessible) for room, place in enumerate(one.rooms[0])
    )
    return replace(
        one,
        rooms=(rooms,),
        step_free=tuple(item[0] for item in items.get("step_free", ())),
        hosts_need=one.hosts_need if "hosts_need" in items else 0,
        **{name: tuple(items.get(name, ())) for name in ("together", "apart", "pins", "closed")},  # type: ignore[arg-type]
    )


def finding_of(problem: Problem, t: int, rule: Rule) -> Finding:
    """One rule of a set that clashes, with its sentence."""
    match rule.kind, rule.item:
        case "together", (i, j):
            return Finding(
                "clash_together", t, (i, j), (),
                lambda names: words(
                    "Round {round}: cannot hold with the others named here: {first} and {second} together.",
                    round=names.round(t), first=names.person(i), second=names.person(j),
                ),
            )  # fmt: skip
        case "apart", (i, j):
            return Finding(
                "clash_apart", t, (i, j), (),
                lambda names: words(
                    "Round {round}: cannot hold with the others named here: {first} and {second} apart.",
                    round=names.round(t), first=names.person(i), second=names.person(j),
                ),
            )  # fmt: skip
        case (("pins" | "closed"), (person, _, room)):
            return seat_finding(rule.kind, t, person, room)
        case "step_free", (person,):
            return steps_finding(t, person)
        case "least", (room,):
            least = problem.rooms[t][room].min
            return Finding(
                "clash_least", t, (), (room,),
                lambda names: words(
                    "Round {round}: cannot hold with the others named here: at least {least} people in "
                    "room {room}.",
                    round=names.round(t), least=least, room=names.room(t, room),
                ),
            )  # fmt: skip
    return Finding(
        "clash_hosts", t, (), (),
        lambda names: words(
            "Round {round}: cannot hold with the others named here: {need} hosts in each room.",
            round=names.round(t), need=problem.hosts_need,
        ),
    )  # fmt: skip


def seat_finding(kind: str, t: int, person: int, room: int) -> Finding:
    if kind == "pins":
        return Finding(
            "clash_pin", t, (person,), (room,),
            lambda names: words(
                "Round {round}: cannot hold with the others named here: {person} pinned to room {room}.",
                round=names.round(t), person=names.person(person), room=names.room(t, room),
            ),
        )  # fmt: skip
    return Finding(
        "clash_closed", t, (person,), (room,),
        lambda names: words(
            "Round {round}: cannot hold with the others named here: room {room} closed to {person}.",
            round=names.round(t), person=names.person(person), room=names.room(t, room),
        ),
    )  # fmt: skip


def steps_finding(t: int, person: int) -> Finding:
    return Finding(
        "clash_step_free", t, (person,), (),
        lambda names: words(
            "Round {round}: cannot hold with the others named here: a room without steps for {person}.",
            round=names.round(t), person=names.person(person),
        ),
    )  # fmt: skip
