"""Counts what a breakout came to straight from its places, pair by pair; shares no code with what it judges."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from desktop.usecases.breakout_view import BreakoutView

Pair = frozenset[str]


def tables(view: BreakoutView) -> Iterator[list[list[str]]]:
    """For each round the people of each table that has any."""
    for round_ in view.rounds:
        found: dict[str, list[str]] = {}
        for row in view.people:
            place = view.places.get((round_.id, row.id))
            if place and place.group_id:
                found.setdefault(place.group_id, []).append(row.id)
        yield list(found.values())


def together(view: BreakoutView) -> set[Pair]:
    return {frozenset((a, b)) for a, others in view.together.items() for b in others}


def meetings(view: BreakoutView) -> Counter[Pair]:
    """How often two people sit at one table; those kept together are not counted."""
    found = Counter(frozenset(pair) for row in tables(view) for table in row for pair in combinations(table, 2))
    return Counter({pair: n for pair, n in found.items() if pair not in together(view)})


def known(view: BreakoutView) -> set[Pair]:
    return {frozenset(pair) for pair, times in view.past.items() if times}


def crossings(view: BreakoutView, attribute: str) -> tuple[Counter[Pair], dict[Pair, Fraction]]:
    """Pairs of values who sat at one table, and what chance gives: each pair that is there in a round sits at one table
    as often as two seats drawn from all do."""
    value = {row.id: getattr(row, attribute) for row in view.people}
    met, expected = Counter[Pair](), defaultdict[Pair, Fraction](Fraction)
    for row in tables(view):
        people = [person for table in row for person in table]
        seats = len(people) * (len(people) - 1) // 2
        chance = Fraction(sum(len(table) * (len(table) - 1) // 2 for table in row), seats) if seats else Fraction()
        for table in row:
            met.update(frozenset((value[a], value[b])) for a, b in combinations(table, 2) if value[a] and value[b])
        for a, b in combinations(people, 2):
            if value[a] and value[b]:
                expected[frozenset((value[a], value[b]))] += chance
    return met, expected


def new_faces(view: BreakoutView) -> dict[str, int]:
    found = {row.id: 0 for row in view.people}
    for pair in meetings(view).keys() - known(view):
        for person in pair:
            found[person] += 1
    return found


def missed_wishes(view: BreakoutView) -> set[tuple[str, str]]:
    """Attendee and session of each wish before the group they sit in; for breakouts of one round."""
    session = {group.id: group.session_id for group in view.groups}
    found = set()
    for row in view.people:
        place = view.places.get((view.rounds[0].id, row.id))
        at = session.get(place.group_id or "") if place else None
        wished = {s: rank for s, rank in view.wishes.get(row.id, {}).items() if s in session.values()}
        reached = wished.get(at or "", 1000)
        found |= {(row.id, s) for s, rank in wished.items() if rank < reached}
    return found
