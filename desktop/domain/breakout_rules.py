"""Hard rules that cannot hold, seen at once, before any search; each finding brings the rules that it is about."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from desktop.domain import breakout_sentences as say
from desktop.domain.breakout_crowd import crowded
from desktop.domain.breakout_tables import Tables
from desktop.domain.breakouts import Finding, Problem, Rule


def quick_findings(tables: Tables, t: int) -> list[Finding]:
    """What the quick checks see in a round; none means nothing, only that a search may start."""
    people, seats = int(tables.present[t].sum()), int(tables.most[t].sum())
    if people > seats:
        return [Finding("seats", t, (), tuple(range(len(tables.most[t]))), say.few_seats(seats, people))]
    plain = [*clashing_pins(tables, t), *clashing_pairs(tables, t), *least_sizes(tables, t), *groups(tables, t)]
    return plain or [*apart_rooms(tables, t), *crowded(tables, t)]


def pins_of(problem: Problem, t: int) -> dict[int, list[int]]:
    """The rooms to which each person of a round is pinned."""
    there = set(problem.present(t))
    found: dict[int, list[int]] = {}
    for person, round_, room in problem.pins:
        if round_ == t and person in there and room not in found.get(person, ()):
            found.setdefault(person, []).append(room)
    return found


def clashing_pins(tables: Tables, t: int) -> Iterator[Finding]:
    """A person pinned twice, pinned where they may not sit, or too many people pinned to a room."""
    problem = tables.problem
    pins = pins_of(problem, t)
    closed = {(person, room) for person, round_, room in problem.closed if round_ == t}
    for person, rooms in pins.items():
        pinned = [Rule("pin", (person, room)) for room in rooms]
        if len(rooms) > 1:
            yield Finding("pins", t, (person,), tuple(rooms), say.pinned_twice(t, person, rooms), tuple(pinned))
        elif person in problem.step_free and not problem.rooms[t][rooms[0]].accessible:
            pinned.append(Rule("step_free", (person,)))
            sentence = say.pinned_with_steps(t, person, rooms[0])
            yield Finding("pin_steps", t, (person,), (rooms[0],), sentence, tuple(pinned))
        elif (person, rooms[0]) in closed:
            pinned.append(Rule("closed", (person, rooms[0])))
            sentence = say.pinned_to_closed(t, person, rooms[0])
            yield Finding("pin_closed", t, (person,), (rooms[0],), sentence, tuple(pinned))
    for room, place in enumerate(problem.rooms[t]):
        people = [person for person, rooms in pins.items() if room in rooms]
        if len(people) > place.max:
            rules = tuple(Rule("pin", (person, room)) for person in people[: place.max + 1])
            sentence = say.pinned_over(t, room, place.max, people)
            yield Finding("pins_room", t, tuple(people), (room,), sentence, rules)


def clashing_pairs(tables: Tables, t: int) -> Iterator[Finding]:
    """Pairs kept apart or together whose pins say the opposite, or who are both."""
    problem, block = tables.problem, tables.block[t]
    pins = {person: rooms[0] for person, rooms in pins_of(problem, t).items() if len(rooms) == 1}
    for i, j in problem.apart:
        if not (tables.present[t, i] and tables.present[t, j]):
            continue
        if block[i] >= 0 and block[i] == block[j]:
            chain = chain_between(tables, t, i, j)
            rules = (Rule("apart", (i, j)), *links(chain))
            yield Finding("apart_together", t, tuple(chain), (), say.apart_and_together(chain), rules)
        elif i in pins and pins[i] == pins.get(j):
            held = (Rule("apart", (i, j)), Rule("pin", (i, pins[i])), Rule("pin", (j, pins[j])))
            yield Finding("pins_apart", t, (i, j), (pins[i],), say.apart_but_pinned(t, i, j, pins[i]), held)
    for people in tables.blocks[t]:
        for i, j in itertools.pairwise(person for person in people.tolist() if person in pins):
            if pins[i] != pins[j]:
                chain, rooms = chain_between(tables, t, i, j), (pins[i], pins[j])
                rules = (Rule("pin", (i, pins[i])), Rule("pin", (j, pins[j])), *links(chain))
                yield Finding("pins_together", t, tuple(chain), rooms, say.together_but_pinned(t, chain, rooms), rules)


def chain_between(tables: Tables, t: int, first: int, last: int) -> list[int]:
    """The shortest chain of pairs kept together from one person to another of the same group."""
    mates: dict[int, list[int]] = {}
    for i, j in tables.problem.together:
        if tables.present[t, i] and tables.present[t, j]:
            mates.setdefault(i, []).append(j)
            mates.setdefault(j, []).append(i)
    before, queue = {first: first}, [first]
    for person in queue:
        for mate in mates[person]:
            if mate not in before:
                before[mate] = person
                queue.append(mate)
    chain = [last]
    while chain[-1] != first:
        chain.append(before[chain[-1]])
    return chain[::-1]


def links(chain: Sequence[int]) -> Iterator[Rule]:
    return (Rule("together", pair) for pair in itertools.pairwise(chain))


def least_sizes(tables: Tables, t: int) -> Iterator[Finding]:
    """Too few people for the least that the rooms ask: the fewest rooms, those that ask most, that show it."""
    people, least = int(tables.present[t].sum()), tables.least[t]
    if people < least.sum():
        order = np.argsort(-least, kind="stable")
        rooms = sorted(order[: int((np.cumsum(least[order]) <= people).sum()) + 1].tolist())
        sentence = say.few_people(t, rooms, int(least[rooms].sum()), people, everywhere=True)
        yield Finding("seats_least", t, (), tuple(rooms), sentence, tuple(Rule("least", (k,)) for k in rooms))


def groups(tables: Tables, t: int) -> Iterator[Finding]:
    """Groups kept together for whom no room is open or large enough, or too many of them."""
    pins = pins_of(tables.problem, t)
    for people in (tuple(block.tolist()) for block in tables.blocks[t]):
        rooms = {room for person in people for room in pins.get(person, ())}
        may = tables.allowed[t][:, people].all(1)
        places = int(tables.most[t][may].max(initial=0))
        rules = (*ties_within(tables, "together", people), *seat_rules(tables, t, people))
        if not may.any() and len(rooms) < 2:
            yield Finding("together_open", t, people, (), say.group_shut_out(people), rules)
        elif may.any() and len(people) > places:
            yield Finding("together_size", t, people, (), say.group_too_large(people, places), rules)
    for size in sorted({len(people) for people in tables.blocks[t]}):
        large = [people for people in tables.blocks[t] if len(people) >= size]
        places = int((tables.most[t] // size).sum())
        if len(large) > places > 0:
            everyone = tuple(np.concatenate(large).tolist())
            rules = tuple(ties_within(tables, "together", everyone))
            sentence = say.too_many_groups(size, len(large), places)
            yield Finding("together_rooms", t, everyone, (), sentence, rules)


def ties_within(tables: Tables, kind: str, people: Iterable[int]) -> Iterator[Rule]:
    """The pairs of one kind among these people."""
    among = set(people)
    pairs = tables.problem.together if kind == "together" else tables.problem.apart
    return (Rule("together" if kind == "together" else "apart", pair) for pair in pairs if among.issuperset(pair))


def seat_rules(tables: Tables, t: int, people: Iterable[int]) -> Iterator[Rule]:
    """What holds these people to rooms, each on their own."""
    among, problem = set(people), tables.problem
    yield from (Rule("step_free", (person,)) for person in problem.step_free if person in among)
    yield from (Rule("closed", (person, room)) for person, r, room in problem.closed if r == t and person in among)
    yield from (Rule("pin", (person, room)) for person, r, room in problem.pins if r == t and person in among)


def apart_rooms(tables: Tables, t: int) -> Iterator[Finding]:
    """More people who are all kept apart from each other than rooms open to them."""
    foes: dict[int, set[int]] = {}
    for i, j in tables.problem.apart:
        if tables.present[t, i] and tables.present[t, j]:
            foes.setdefault(i, set()).add(j)
            foes.setdefault(j, set()).add(i)
    for person in sorted(foes, key=lambda p: -len(foes[p])):
        clique = grown_clique(person, foes)
        rooms = tables.allowed[t][:, clique].any(1) & (tables.most[t] > 0)
        if len(clique) > rooms.sum():
            people, where = clique[: int(rooms.sum()) + 1], rooms.nonzero()[0].tolist()
            block = [p for member in people for p in block_of(tables, t, member)]
            rules = (
                *ties_within(tables, "apart", people),
                *ties_within(tables, "together", block),
                *seat_rules(tables, t, block),
            )
            yield Finding("apart_rooms", t, tuple(people), tuple(where), say.too_far_apart(people, len(where)), rules)
            return


def block_of(tables: Tables, t: int, person: int) -> list[int]:
    """A person and all who must sit with them."""
    block = tables.block[t][person]
    people: list[int] = [person] if block < 0 else tables.blocks[t][block].tolist()
    return people


def grown_clique(person: int, foes: dict[int, set[int]]) -> list[int]:
    """A set of people all kept apart from each other around one of them, grown by who has most foes in common."""
    clique, common = [person], set(foes[person])
    while common:
        nearest = max(sorted(common), key=lambda p: len(foes[p] & common))
        clique.append(nearest)
        common &= foes[nearest]
    return sorted(clique)
