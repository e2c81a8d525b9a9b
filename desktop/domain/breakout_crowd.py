"""People who compete for too few seats: a crowd larger than the rooms open to it, found by a matching.

Hall's condition for the transportation of people to seats: when the cheapest placement still breaks a rule,
the people and rooms that it can reach are the smallest crowd that explains it.
"""

from collections.abc import Iterator

import numpy as np

from desktop.domain import breakout_sentences as say
from desktop.domain.breakout_openings import needed_rooms
from desktop.domain.breakout_tables import Flags, Ints, Tables
from desktop.domain.breakout_transport import transport
from desktop.domain.breakouts import Finding


def crowded(tables: Tables, t: int) -> Iterator[Finding]:
    """Findings about people against the seats, the least sizes and the hosts of a round; at most one of each."""
    people = tables.present[t].nonzero()[0]
    may = tables.allowed[t][:, people]
    for person in people[~may.any(0)].tolist():
        yield Finding("no_room", t, (person,), (), say.no_room(person))
    if not may.any(0).all():
        return
    found = [*crowd_too_large(tables, t, people, may)] or [*crowd_too_small(tables, t, people, may)]
    yield from found
    if not found and tables.problem.hosts_need:
        yield from hosts_missing(tables, t)


def crowd_too_large(tables: Tables, t: int, people: Ints, may: Flags) -> Iterator[Finding]:
    """People who find no seat in the rooms open to them."""
    room = transport((~may).astype(np.float64), np.zeros_like(tables.least[t]), tables.most[t])
    size = np.bincount(room, minlength=len(may))
    astray = ~may[room, np.arange(len(people))] | (size > tables.most[t])[room]
    if astray.any():
        crowd, rooms = smallest_crowd(may, room, astray)
        if len(crowd) > tables.most[t][rooms].sum():
            yield too_few_seats(tables, t, people[crowd], rooms)


def crowd_too_small(tables: Tables, t: int, people: Ints, may: Flags) -> Iterator[Finding]:
    """Rooms whose least size cannot be reached by those who may sit there."""
    room = transport((~may).astype(np.float64), tables.least[t], tables.most[t])
    size = np.bincount(room[may[room, np.arange(len(people))]], minlength=len(may))
    short = (size < tables.least[t]).nonzero()[0]
    if len(short):
        rooms, able = starved(may, room, size <= tables.least[t], int(short[0]))
        if len(able) < tables.least[t][rooms].sum():
            yield too_few_people(tables, t, people[able], rooms)


def smallest_crowd(may: Flags, room: Ints, astray: Flags) -> tuple[Ints, Ints]:
    """The fewest people who between them can only reach the same rooms, starting from somebody left over."""
    best: tuple[Ints, Ints] | None = None
    for person in astray.nonzero()[0][:50]:
        rooms: Flags = np.array(may[:, person])
        while True:
            crowd = (rooms[room] & may[room, np.arange(len(room))]) | (np.arange(len(room)) == person)
            wider: Flags = np.array(may[:, crowd].any(1))
            if (wider == rooms).all():
                break
            rooms = wider
        if best is None or crowd.sum() < len(best[0]):
            best = crowd.nonzero()[0], rooms.nonzero()[0]
    return best or (np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp))


def starved(may: Flags, room: Ints, needy: Flags, short: int) -> tuple[Ints, Ints]:
    """Rooms that cannot get their least number of people, and everybody who may sit in one of them."""
    rooms = np.zeros(len(may), dtype=bool)
    rooms[short] = True
    while True:
        able: Flags = np.array(may[rooms].any(0))
        wider = rooms.copy()
        wider[room[able]] |= needy[room[able]]
        if (wider == rooms).all():
            return rooms.nonzero()[0], able.nonzero()[0]
        rooms = wider


def hosts_missing(tables: Tables, t: int) -> Iterator[Finding]:
    """Too few hosts for the rooms that must be open, or hosts who cannot reach them."""
    people, wanted = int(tables.present[t].sum()), tables.problem.hosts_need
    hosts = np.nonzero(tables.present[t] & (tables.host[:-1] > 0))[0]
    needed = needed_rooms(tables, t)
    others = np.sort(tables.most[t][~needed])[::-1]
    short = np.append(0, np.cumsum(others)) < people - tables.most[t][needed].sum()
    open_ = int(needed.sum()) + int(short.sum())
    if len(hosts) < wanted * open_:
        who = tuple(hosts.tolist())
        yield Finding("hosts", t, who, (), say.few_hosts(wanted, len(who), open_))
        return
    need = np.where(needed, wanted, 0)
    may = tables.allowed[t][:, hosts]
    room = transport((~may).astype(np.float64), need, tables.most[t])
    size = np.bincount(room[may[room, np.arange(len(hosts))]], minlength=len(need))
    lacking = (size < need).nonzero()[0]
    if len(lacking):
        rooms, able = starved(may, room, size <= need, int(lacking[0]))
        if len(able) < need[rooms].sum():
            sentence = say.hosts_out_of_reach(t, rooms.tolist(), int(need[rooms].sum()), len(able))
            yield Finding("hosts_rooms", t, tuple(hosts[able].tolist()), tuple(rooms.tolist()), sentence)


def too_few_seats(tables: Tables, t: int, people: Ints, rooms: Ints) -> Finding:
    who, where, seats = tuple(people.tolist()), tuple(rooms.tolist()), int(tables.most[t][rooms].sum())
    accessible = [k for k, room in enumerate(tables.problem.rooms[t]) if room.accessible]
    step_free = set(who) <= set(tables.problem.step_free) and set(accessible) == set(where)
    return Finding("crowd", t, who, where, say.crowd_in_few_rooms(t, who, where, seats, step_free=step_free))


def too_few_people(tables: Tables, t: int, people: Ints, rooms: Ints) -> Finding:
    who, where, needed = tuple(people.tolist()), tuple(rooms.tolist()), int(tables.least[t][rooms].sum())
    return Finding("crowd_least", t, who, where, say.few_people(t, where, needed, len(who), everywhere=False))
