"""The hard rules that a plan breaks, each with a sentence that names people and rooms."""

from collections.abc import Iterator

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


def not_as_present(t: int, person: int, *, present: bool) -> Finding:
    return Finding(
        "presence", t, (person,), (),
        lambda names: (
            words("Round {round}: {person} is there but has no seat.", round=names.round(t),
                  person=names.person(person))
            if present
            else words("Round {round}: {person} has a seat but is not there.", round=names.round(t),
                       person=names.person(person))
        ),
    )  # fmt: skip


def wrong_size(t: int, room: int, size: int, least: int, most: int) -> Finding:
    return Finding(
        "size", t, (), (room,),
        lambda names: words(
            "Round {round}: room {room} has {size} people; it takes {least} to {most}.",
            round=names.round(t), room=names.room(t, room), size=size, least=least, most=most,
        ),
    )  # fmt: skip


def hosts_lacking(t: int, room: int, hosts: int, need: int) -> Finding:
    return Finding(
        "hosts", t, (), (room,),
        lambda names: words(
            "Round {round}: room {room} has {hosts} of the {need} hosts it needs.",
            round=names.round(t), room=names.room(t, room), hosts=hosts, need=need,
        ),
    )  # fmt: skip


def not_pinned(t: int, person: int, room: int, seat: int) -> Finding:
    return Finding(
        "pin", t, (person,), (room, seat),
        lambda names: words(
            "Round {round}: {person} is pinned to room {room}, but sits in {seat}.",
            round=names.round(t), person=names.person(person), room=names.room(t, room), seat=names.room(t, seat),
        ),
    )  # fmt: skip


def in_closed(t: int, person: int, room: int) -> Finding:
    return Finding(
        "closed", t, (person,), (room,),
        lambda names: words(
            "Round {round}: room {room} is closed to {person}.",
            round=names.round(t), room=names.room(t, room), person=names.person(person),
        ),
    )  # fmt: skip


def with_steps(t: int, person: int, room: int) -> Finding:
    return Finding(
        "step_free", t, (person,), (room,),
        lambda names: words(
            "Round {round}: {person} needs a room without steps; room {room} has some.",
            round=names.round(t), person=names.person(person), room=names.room(t, room),
        ),
    )  # fmt: skip


def not_apart(t: int, i: int, j: int, room: int) -> Finding:
    return Finding(
        "apart", t, (i, j), (room,),
        lambda names: words(
            "Round {round}: {first} and {second} are to be kept apart, but both sit in room {room}.",
            round=names.round(t), first=names.person(i), second=names.person(j), room=names.room(t, room),
        ),
    )  # fmt: skip


def not_together(t: int, i: int, j: int, rooms: tuple[int, int]) -> Finding:
    return Finding(
        "together", t, (i, j), rooms,
        lambda names: words(
            "Round {round}: {first} and {second} are to sit together, but sit in rooms {rooms}.",
            round=names.round(t), first=names.person(i), second=names.person(j), rooms=names.rooms_of(t, rooms),
        ),
    )  # fmt: skip
