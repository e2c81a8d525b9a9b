"""The programme as people go through it: slots of time, what is in each, how many come, and what cannot be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.data.breakouts import RoundRow, read_first_seats, read_wishes
from desktop.data.programme import RoomRow, SessionRow
from desktop.data.store import Store
from desktop.domain.programme import CHOSEN_KINDS, Clash, find_clashes, find_reminders, find_shortages
from desktop.usecases.programme import Programme, get_programme


class Line(NamedTuple):
    """A session of the plan. `taken` is how many sit in it, or are expected where it is for everybody.

    `rivals` are the workshops held at the same time among which people are spread, itself included; `reminders`
    is what to think of although nothing clashes.
    """

    session: SessionRow
    rooms: tuple[RoomRow, ...]
    taken: int | None
    places: int | None
    first_wishes: int
    clashes: tuple[Clash, ...]
    breakout_id: str
    rounds: tuple[RoundRow, ...]
    tables: int
    seats: int | None
    rivals: tuple[str, ...]
    reminders: tuple[Clash, ...] = ()

    @property
    def id(self) -> str:
        return self.session.id


class Slot(NamedTuple):
    """What begins at the same minute; `shortages` are those of the workshops together."""

    starts: str
    ends: str
    lines: tuple[Line, ...]
    shortages: tuple[Clash, ...]


class DayPlan(NamedTuple):
    programme: Programme
    slots: tuple[Slot, ...]
    clashes: tuple[Clash, ...]

    def lines(self) -> list[Line]:
        return [line for slot in self.slots for line in slot.lines]

    def line(self, session_id: str) -> Line | None:
        return next((line for line in self.lines() if line.id == session_id), None)

    def use_of(self, room_id: str) -> list[SessionRow]:
        """The sessions in a room, in order of time."""
        return [line.session for line in self.lines() if room_id in {room.id for room in line.rooms}]


def get_day_plan(store: Store, event_id: str) -> DayPlan:
    """Read the plan of an event, its slots in order of time; sessions without a time come last."""
    programme = get_programme(store, event_id)
    with store.read() as reading:
        seats, wishes = read_first_seats(reading, event_id), read_wishes(reading, event_id)
    first = Counter(session for ranks in wishes.values() for session, rank in ranks.items() if rank == 1)
    taken = _taken(programme, seats)
    slots = [s._replace(expected=taken.get(s.id, s.expected)) for s in programme.slots()]
    shortages = find_shortages(programme.parallels(), programme.expected)
    clashes, reminders = find_clashes(slots), find_reminders(slots)
    lines = [_line(programme, session, taken, first, clashes + reminders) for session in programme.sessions]
    return DayPlan(programme, _slots(lines, shortages), tuple(clashes + shortages))


def _taken(programme: Programme, seats: Mapping[str, int]) -> dict[str, int]:
    """Session -> how many sit in it, where somebody does or people are to be placed."""
    found: dict[str, int] = {}
    owners = {b.id: b.session_id for b in programme.breakouts}
    for group in programme.groups:
        session = group.session_id or owners.get(group.breakout_id)
        if session and seats.get(group.id):
            found[session] = found.get(session, 0) + seats[group.id]
    everybody = {s.id: programme.expected for s in programme.sessions if s.kind not in CHOSEN_KINDS}
    # at tables everybody is expected, also those who have no place yet
    return {**found, **everybody}


def _line(
    programme: Programme,
    session: SessionRow,
    taken: Mapping[str, int],
    first: Mapping[str, int],
    points: Sequence[Clash],
) -> Line:
    breakout = programme.breakout_of(session.id)
    groups = programme.groups_of(breakout.id) if breakout else []
    own = [g for g in groups if g.session_id is None]
    shared = {g.session_id for g in groups if g.session_id}
    rivals = tuple(s.id for s in programme.sessions if s.id in shared)
    return Line(
        session=session,
        rooms=tuple(programme.rooms_of(session.id)),
        taken=taken.get(session.id, 0 if breakout else None),
        places=programme.places_of(session.id),
        first_wishes=first.get(session.id, 0),
        clashes=tuple(p for p in points if session.id in p.sessions and p.kind != "hosts"),
        breakout_id=breakout.id if breakout else "",
        rounds=tuple(programme.rounds_of(breakout.id)) if breakout else (),
        tables=len(own),
        seats=own[0].seats if own else None,
        rivals=rivals if session.id in shared else (),
        reminders=tuple(p for p in points if session.id in p.sessions and p.kind == "hosts"),
    )


def _slots(lines: Sequence[Line], shortages: Sequence[Clash]) -> tuple[Slot, ...]:
    by_time: dict[str, list[Line]] = {}
    for line in lines:
        by_time.setdefault(line.session.starts, []).append(line)
    slots = []
    for starts in sorted(by_time, key=lambda time: (not time, time)):
        own = by_time[starts]
        ids = {line.id for line in own}
        lacks = tuple(clash for clash in shortages if ids & set(clash.sessions))
        slots.append(Slot(starts, max(line.session.ends for line in own), tuple(own), lacks))
    return tuple(slots)
