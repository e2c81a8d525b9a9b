"""The programme: what overlaps, what is double-booked, what does not fit."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from desktop.domain.words import Words, words, words_n

KINDS = ("welcome", "plenary", "tables", "workshop", "closing", "break", "lunch", "codev", "other")
CHOSEN_KINDS = ("workshop",)
"""Sessions of these kinds are for those placed in them; the others are for everybody."""
ONE_BODY_KINDS = ("plenary", "tables", "closing")
"""Sessions of these kinds want everybody from beginning to end, so that two of them cannot overlap."""


class Slot(NamedTuple):
    """A session as the clock and the rooms see it; `rooms` holds (id, title) of each room it uses."""

    id: str
    title: str
    kind: str
    starts: str
    ends: str
    rooms: tuple[tuple[str, str], ...]
    hosts: tuple[tuple[str, str], ...]
    places: int | None
    expected: int | None


class Clash(NamedTuple):
    """Something on the programme that cannot be: `kind` is room, host, people, time or places.

    A `kind` of hosts is no clash but a reminder: a session in several rooms that has fewer hosts than rooms.
    """

    kind: str
    sessions: tuple[str, ...]
    text: Words


class Parallel(NamedTuple):
    """Workshops (id) held at the same time, their places together, and the rooms free then: (title, places)."""

    sessions: tuple[str, ...]
    starts: str
    places: int | None
    free: tuple[tuple[str, int], ...]


def overlaps(a: Slot, b: Slot) -> bool:
    """Whether two sessions are on at the same minute; ISO times compare as text."""
    if not (a.starts and b.starts):
        return False
    return (a.starts < (b.ends or b.starts) and b.starts < (a.ends or a.starts)) or a.starts == b.starts


def find_clashes(slots: Sequence[Slot]) -> list[Clash]:
    """All clashes of a programme, in its order."""
    found = [clash for slot in slots for clash in _of_one(slot)]
    for a, b in combinations(slots, 2):
        if not overlaps(a, b):
            continue
        for _, room in sorted(set(a.rooms) & set(b.rooms)):
            text = words("{room} is taken twice: {a} and {b}.", room=room, a=a.title, b=b.title)
            found.append(Clash("room", (a.id, b.id), text))
        for _, host in sorted(set(a.hosts) & set(b.hosts)):
            text = words("{host} hosts two sessions at once: {a} and {b}.", host=host, a=a.title, b=b.title)
            found.append(Clash("host", (a.id, b.id), text))
        if a.kind in ONE_BODY_KINDS and b.kind in ONE_BODY_KINDS:
            text = words("The same people are at {a} and at {b}, which overlap.", a=a.title, b=b.title)
            found.append(Clash("people", (a.id, b.id), text))
    return found


def find_reminders(slots: Iterable[Slot]) -> list[Clash]:
    """Sessions in several rooms that have a host, but not one for each room."""
    found = []
    for slot in slots:
        count = len(slot.rooms)
        if 0 < len(slot.hosts) < count:
            text = words_n(
                "{name} is held in {rooms} rooms and has {n} host: another host is needed.",
                "{name} is held in {rooms} rooms and has {n} hosts: another host is needed.",
                len(slot.hosts), name=slot.title, rooms=count,
            )  # fmt: skip
            found.append(Clash("hosts", (slot.id,), text))
    return found


def _of_one(slot: Slot) -> Iterable[Clash]:
    if slot.starts and slot.ends and slot.ends <= slot.starts:
        yield Clash("time", (slot.id,), words("{name} ends before it starts.", name=slot.title))
    if slot.places is not None and slot.expected is not None and slot.expected > slot.places:
        text = words(
            "{name} has {places} places for {expected} people.",
            name=slot.title, places=slot.places, expected=slot.expected,
        )  # fmt: skip
        yield Clash("places", (slot.id,), text)


def find_shortages(parallels: Iterable[Parallel], expected: int) -> list[Clash]:
    """Workshops at the same time that have not enough places for everybody together."""
    found = []
    for parallel in parallels:
        count, places, time = len(parallel.sessions), parallel.places, parallel.starts[11:16]
        if places is None or places >= expected or not count:
            continue
        if parallel.free:
            room, seats = parallel.free[0]
            text = words_n(
                "{n} workshop at {time} has {places} places for {expected} people. {room} ({seats} places) is free.",
                "{n} workshops at {time} have {places} places for {expected} people. {room} ({seats} places) is free.",
                count, time=time, places=places, expected=expected, room=room, seats=seats,
            )  # fmt: skip
        else:
            text = words_n(
                "{n} workshop at {time} has {places} places for {expected} people.",
                "{n} workshops at {time} have {places} places for {expected} people.",
                count, time=time, places=places, expected=expected,
            )  # fmt: skip
        found.append(Clash("places", parallel.sessions, text))
    return found


def free_rooms(slots: Sequence[Slot], starts: str, ends: str, rooms: Iterable[tuple[str, str]]) -> list[str]:
    """The rooms (id) that no session uses in this time."""
    wanted = Slot("", "", "", starts, ends, (), (), None, None)
    taken = {id_ for slot in slots if overlaps(slot, wanted) for id_, _ in slot.rooms}
    return [id_ for id_, _ in rooms if id_ not in taken]
