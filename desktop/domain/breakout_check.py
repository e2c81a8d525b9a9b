"""The hard rules that a plan breaks, each with a sentence that names people and rooms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.domain.breakout_tables import Ints, Tables
from desktop.domain.breakouts import ABSENT, Finding
from desktop.domain.words import words


def broken_rules(tables: Tables, plan: Ints) -> tuple[Finding, ...]:
    """Every broken hard rule of the rounds not yet run."""
    return tuple(finding for t in tables.judged.tolist() for finding in broken_in(tables, t, plan[t]))


def broken_in(tables: Tables, t: int, row: Ints) -> Iterator[Finding]:
    problem = tables.problem
    for person in np.nonzero((row != ABSENT) != tables.present[t])[0].tolist():
        yield not_as_present(t, person, present=bool(tables.present[t, person]))
    size = np.bincount(row[row != ABSENT], minlength=len(tables.most[t]))
    for room in np.nonzero((size < tables.least[t]) | (size > tables.most[t]))[0].tolist():
        place = problem.rooms[t][room]
        yield wrong_size(t, room, int(size[room]), place.min, place.max)
    if problem.hosts_need:
        hosts = np.bincount(row[row != ABSENT], tables.host[:-1][row != ABSENT], len(size))
        for room in np.nonzero((hosts < problem.hosts_need) & (size > 0))[0].tolist():
            yield hosts_lacking(t, room, int(hosts[room]), problem.hosts_need)
    yield from broken_seats(tables, t, row)
    for i, j in problem.apart:
        if row[i] == row[j] != ABSENT:
            yield not_apart(t, i, j, int(row[i]))
    for i, j in problem.together:
        if row[i] != row[j] and ABSENT not in (row[i], row[j]):
            yield not_together(t, i, j, (int(row[i]), int(row[j])))


def broken_seats(tables: Tables, t: int, row: Ints) -> Iterator[Finding]:
    """Pins, rooms closed to people, and rooms with steps."""
    problem = tables.problem
    for person, round_, room in problem.pins:
        if round_ == t and row[person] not in (room, ABSENT):
            yield not_pinned(t, person, room, int(row[person]))
    for person, round_, room in problem.closed:
        if round_ == t and row[person] == room:
            yield in_closed(t, person, room)
    for person in problem.step_free:
        if row[person] != ABSENT and not problem.rooms[t][row[person]].accessible:
            yield with_steps(t, person, int(row[person]))


@dataclass(frozen=True, slots=True)
class Ties:
    """The hard rules of each person, to judge a change without going through all rules.

    pins, closed: rooms by (person, round); foes, mates: people kept apart and together.
    """

    pins: dict[tuple[int, int], list[int]]
    closed: dict[tuple[int, int], list[int]]
    foes: dict[int, list[tuple[int, int]]]
    mates: dict[int, list[tuple[int, int]]]
    step_free: frozenset[int]


def ties_of(tables: Tables) -> Ties:
    problem = tables.problem
    ties = Ties({}, {}, {}, {}, frozenset(problem.step_free))
    for found, places in ((ties.pins, problem.pins), (ties.closed, problem.closed)):
        for person, t, room in places:
            found.setdefault((person, t), []).append(room)
    for known, pairs in ((ties.foes, problem.apart), (ties.mates, problem.together)):
        for pair in pairs:
            for person in pair:
                known.setdefault(person, []).append(pair)
    return ties


def broken_near(
    tables: Tables, ties: Ties, t: int, row: Ints, people: Sequence[int], rooms: Sequence[int]
) -> Iterator[Finding]:
    """The findings of `broken_in` that concern these people, or the sizes and hosts of these rooms."""
    problem = tables.problem
    for person in people:
        if (row[person] != ABSENT) != tables.present[t, person]:
            yield not_as_present(t, person, present=bool(tables.present[t, person]))
    for room in sorted(set(rooms) - {ABSENT}):
        there, place = row == room, problem.rooms[t][room]
        size = int(np.count_nonzero(there))
        if not place.min <= size <= place.max:
            yield wrong_size(t, room, size, place.min, place.max)
        hosts = int(tables.host[:-1][there].sum()) if problem.hosts_need and size else problem.hosts_need
        if hosts < problem.hosts_need:
            yield hosts_lacking(t, room, hosts, problem.hosts_need)
    for person in people:
        yield from broken_ties(tables, ties, t, row, person)


def broken_ties(tables: Tables, ties: Ties, t: int, row: Ints, person: int) -> Iterator[Finding]:
    """What the seat of one person breaks."""
    seat = int(row[person])
    if seat == ABSENT:
        return
    for room in ties.pins.get((person, t), ()):
        if seat != room:
            yield not_pinned(t, person, room, seat)
    if seat in ties.closed.get((person, t), ()):
        yield in_closed(t, person, seat)
    if person in ties.step_free and not tables.problem.rooms[t][seat].accessible:
        yield with_steps(t, person, seat)
    for i, j in ties.foes.get(person, ()):
        if row[i] == row[j]:
            yield not_apart(t, i, j, seat)
    for i, j in ties.mates.get(person, ()):
        if row[i] != row[j] and ABSENT not in (row[i], row[j]):
            yield not_together(t, i, j, (int(row[i]), int(row[j])))


def not_as_present(t: int, person: int, *, present: bool) -> Finding:
    return Finding(
        "presence", t, (person,), (),
        lambda names: (
            words("{person} is there but has no seat.", person=names.person(person))
            if present
            else words("{person} has a seat but is not there.", person=names.person(person))
        ),
    )  # fmt: skip


def wrong_size(t: int, room: int, size: int, least: int, most: int) -> Finding:
    return Finding(
        "size", t, (), (room,),
        lambda names: words(
            "{room} has {size} people; it takes {least} to {most}.",
            room=names.room(t, room), size=size, least=least, most=most,
        ),
    )  # fmt: skip


def hosts_lacking(t: int, room: int, hosts: int, need: int) -> Finding:
    return Finding(
        "hosts", t, (), (room,),
        lambda names: words(
            "{room} has {hosts} of the {need} hosts it needs.",
            room=names.room(t, room), hosts=hosts, need=need,
        ),
    )  # fmt: skip


def not_pinned(t: int, person: int, room: int, seat: int) -> Finding:
    return Finding(
        "pin", t, (person,), (room, seat),
        lambda names: words(
            "{person} is pinned to {room}, but sits in {seat}.",
            person=names.person(person), room=names.room(t, room), seat=names.room(t, seat),
        ),
    )  # fmt: skip


def in_closed(t: int, person: int, room: int) -> Finding:
    return Finding(
        "closed", t, (person,), (room,),
        lambda names: words(
            "{room} is closed to {person}.",
            room=names.room(t, room), person=names.person(person),
        ),
    )  # fmt: skip


def with_steps(t: int, person: int, room: int) -> Finding:
    return Finding(
        "step_free", t, (person,), (room,),
        lambda names: words(
            "{person} needs a room without steps; {room} has some.",
            person=names.person(person), room=names.room(t, room),
        ),
    )  # fmt: skip


def not_apart(t: int, i: int, j: int, room: int) -> Finding:
    return Finding(
        "apart", t, (i, j), (room,),
        lambda names: words(
            "{first} and {second} are to be kept apart, but both sit in {room}.",
            first=names.person(i), second=names.person(j), room=names.room(t, room),
        ),
    )  # fmt: skip


def not_together(t: int, i: int, j: int, rooms: tuple[int, int]) -> Finding:
    return Finding(
        "together", t, (i, j), rooms,
        lambda names: words(
            "{first} and {second} are to sit together, but sit in {rooms}.",
            first=names.person(i), second=names.person(j), rooms=names.rooms_of(t, rooms),
        ),
    )  # fmt: skip
