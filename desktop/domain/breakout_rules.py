"""Hard rules that cannot hold, found before any search; each finding names the smallest set that clashes."""

import itertools
from collections.abc import Iterator

import numpy as np

from desktop.domain.breakout_crowd import crowded
from desktop.domain.breakout_tables import Tables
from desktop.domain.breakouts import Finding, Problem
from desktop.domain.words import words, words_n


def clashing_rules(tables: Tables) -> tuple[Finding, ...]:
    """All findings of the quick checks, round by round; none means nothing, only that a search may start."""
    found: list[Finding] = []
    for t in tables.judged.tolist():
        plain = [*clashing_pins(tables, t), *clashing_pairs(tables, t), *sizes(tables, t), *groups(tables, t)]
        found += plain or [*apart_rooms(tables, t), *crowded(tables, t)]
    return tuple(found)


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
        if len(rooms) > 1:
            yield pinned_twice(t, person, rooms)
        elif person in problem.step_free and not problem.rooms[t][rooms[0]].accessible:
            yield pinned_with_steps(t, person, rooms[0])
        elif (person, rooms[0]) in closed:
            yield pinned_to_closed(t, person, rooms[0])
    for room, place in enumerate(problem.rooms[t]):
        people = [person for person, rooms in pins.items() if rooms == [room]]
        if len(people) > place.max:
            yield pinned_over(t, room, place.max, people)


def pinned_twice(t: int, person: int, rooms: list[int]) -> Finding:
    return Finding(
        "pins", t, (person,), tuple(rooms),
        lambda names: words(
            "Round {round}: {person} is pinned to more than one room: {rooms}.",
            round=names.round(t), person=names.person(person), rooms=names.rooms_of(t, rooms),
        ),
    )  # fmt: skip


def pinned_with_steps(t: int, person: int, room: int) -> Finding:
    return Finding(
        "pin_steps", t, (person,), (room,),
        lambda names: words(
            "Round {round}: {person} needs a room without steps, but is pinned to room {room}, which has some.",
            round=names.round(t), person=names.person(person), room=names.room(t, room),
        ),
    )  # fmt: skip


def pinned_to_closed(t: int, person: int, room: int) -> Finding:
    return Finding(
        "pin_closed", t, (person,), (room,),
        lambda names: words(
            "Round {round}: {person} is pinned to room {room}, which is closed to them.",
            round=names.round(t), person=names.person(person), room=names.room(t, room),
        ),
    )  # fmt: skip


def pinned_over(t: int, room: int, places: int, people: list[int]) -> Finding:
    return Finding(
        "pins_room", t, tuple(people), (room,),
        lambda names: words(
            "Round {round}: room {room} has {places} places, {pinned} people are pinned there: {people}.",
            round=names.round(t), room=names.room(t, room), places=places, pinned=len(people),
            people=names.persons(people),
        ),
    )  # fmt: skip


def clashing_pairs(tables: Tables, t: int) -> Iterator[Finding]:
    """Pairs kept apart or together whose pins say the opposite, or who are both."""
    problem, block = tables.problem, tables.block[t]
    pins = {person: rooms[0] for person, rooms in pins_of(problem, t).items() if len(rooms) == 1}
    for i, j in problem.apart:
        if not (tables.present[t, i] and tables.present[t, j]):
            continue
        if block[i] >= 0 and block[i] == block[j]:
            yield apart_and_together(t, i, j, tables.blocks[t][block[i]].tolist())
        elif i in pins and pins[i] == pins.get(j):
            yield apart_but_pinned(t, i, j, pins[i])
    for people in tables.blocks[t]:
        held = [person for person in people.tolist() if person in pins]
        for i, j in itertools.pairwise(held):
            if pins[i] != pins[j]:
                yield together_but_pinned(t, (i, j), (pins[i], pins[j]))


def apart_and_together(t: int, i: int, j: int, people: list[int]) -> Finding:
    return Finding(
        "apart_together", t, tuple(people), (),
        lambda names: words(
            "Round {round}: {first} and {second} are kept apart, but also together, in the group {people}.",
            round=names.round(t), first=names.person(i), second=names.person(j), people=names.persons(people),
        ),
    )  # fmt: skip


def apart_but_pinned(t: int, i: int, j: int, room: int) -> Finding:
    return Finding(
        "pins_apart", t, (i, j), (room,),
        lambda names: words(
            "Round {round}: {first} and {second} are kept apart, but both pinned to room {room}.",
            round=names.round(t), first=names.person(i), second=names.person(j), room=names.room(t, room),
        ),
    )  # fmt: skip


def together_but_pinned(t: int, pair: tuple[int, int], rooms: tuple[int, int]) -> Finding:
    return Finding(
        "pins_together", t, pair, rooms,
        lambda names: words(
            "Round {round}: {first} and {second} are kept together, but pinned to different rooms, {rooms}.",
            round=names.round(t), first=names.person(pair[0]), second=names.person(pair[1]),
            rooms=names.rooms_of(t, rooms),
        ),
    )  # fmt: skip


def sizes(tables: Tables, t: int) -> Iterator[Finding]:
    """More people than seats, or too few for the least that the rooms ask."""
    people = int(tables.present[t].sum())
    rooms = tuple(range(len(tables.most[t])))
    seats, needed = int(tables.most[t].sum()), int(tables.least[t].sum())
    if people > seats:
        yield Finding(
            "seats", t, (), rooms,
            lambda names: words(
                "Round {round}: {people} people for {seats} seats in rooms {rooms}.",
                round=names.round(t), people=people, seats=seats, rooms=names.rooms_of(t, rooms),
            ),
        )  # fmt: skip
    if people < needed:
        yield Finding(
            "seats_least", t, (), rooms,
            lambda names: words(
                "Round {round}: rooms {rooms} ask for at least {needed} people together, {people} are there.",
                round=names.round(t), people=people, needed=needed, rooms=names.rooms_of(t, rooms),
            ),
        )  # fmt: skip


def groups(tables: Tables, t: int) -> Iterator[Finding]:
    """Groups kept together for whom no room is open or large enough, or too many of them."""
    pins = pins_of(tables.problem, t)
    for people in tables.blocks[t]:
        rooms = {room for person in people.tolist() for room in pins.get(person, ())}
        may = tables.allowed[t][:, people].all(1)
        places = int(tables.most[t][may].max(initial=0))
        if not may.any() and len(rooms) < 2:
            yield group_shut_out(t, tuple(people.tolist()))
        elif may.any() and len(people) > places:
            yield group_too_large(t, tuple(people.tolist()), places)
    for size in sorted({len(people) for people in tables.blocks[t]}):
        large = [people for people in tables.blocks[t] if len(people) >= size]
        places = int((tables.most[t] // size).sum())
        if len(large) > places > 0:
            yield too_many_groups(t, tuple(np.concatenate(large).tolist()), size, len(large), places)


def group_shut_out(t: int, people: tuple[int, ...]) -> Finding:
    return Finding(
        "together_open", t, people, (),
        lambda names: words(
            "Round {round}: {people} are kept together, but no room is open to all of them.",
            round=names.round(t), people=names.persons(people),
        ),
    )  # fmt: skip


def group_too_large(t: int, people: tuple[int, ...], places: int) -> Finding:
    return Finding(
        "together_size", t, people, (),
        lambda names: words(
            "Round {round}: {people} are kept together, {count} people, but the largest room open to all of "
            "them has {places} places.",
            round=names.round(t), people=names.persons(people), count=len(people), places=places,
        ),
    )  # fmt: skip


def too_many_groups(t: int, people: tuple[int, ...], size: int, groups: int, places: int) -> Finding:
    return Finding(
        "together_rooms", t, people, (),
        lambda names: words(
            "Round {round}: {groups} groups of {size} or more people are kept together, but the rooms can "
            "take only {places} groups of {size}.",
            round=names.round(t), groups=groups, size=size, places=places,
        ),
    )  # fmt: skip


def apart_rooms(tables: Tables, t: int) -> Iterator[Finding]:
    """More people who are all kept apart from each other than rooms open to them."""
    foes: dict[int, set[int]] = {}
    for i, j in tables.problem.apart:
        if tables.present[t, i] and tables.present[t, j]:
            foes.setdefault(i, set()).add(j)
            foes.setdefault(j, set()).add(i)
    seen: set[frozenset[int]] = set()
    for person in sorted(foes, key=lambda p: -len(foes[p])):
        clique = grown_clique(person, foes)
        rooms = tables.allowed[t][:, clique].any(1) & (tables.most[t] > 0)
        if len(clique) > rooms.sum() and frozenset(clique) not in seen:
            seen.add(frozenset(clique))
            yield too_far_apart(t, clique[: int(rooms.sum()) + 1], rooms.nonzero()[0].tolist())
            return


def grown_clique(person: int, foes: dict[int, set[int]]) -> list[int]:
    """A set of people all kept apart from each other around one of them, grown by who has most foes in common."""
    clique, common = [person], set(foes[person])
    while common:
        nearest = max(sorted(common), key=lambda p: len(foes[p] & common))
        clique.append(nearest)
        common &= foes[nearest]
    return sorted(clique)


def too_far_apart(t: int, people: list[int], rooms: list[int]) -> Finding:
    return Finding(
        "apart_rooms", t, tuple(people), tuple(rooms),
        lambda names: words_n(
            "Round {round}: {people} are all kept apart from each other, but only {n} room is open to them.",
            "Round {round}: {people} are all kept apart from each other, but only {n} rooms are open to them.",
            len(rooms), round=names.round(t), people=names.persons(people),
        ),
    )  # fmt: skip
