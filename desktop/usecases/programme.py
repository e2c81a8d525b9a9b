"""An event's programme as one value: rooms, sessions, breakouts, and what clashes."""

from typing import NamedTuple

from desktop.data.breakouts import BreakoutRow, GroupRow, RoundRow, read_breakouts, read_groups, read_rounds
from desktop.data.programme import RoomRow, SessionRow, count_expected, read_rooms, read_sessions
from desktop.data.store import Store
from desktop.domain.names import fold
from desktop.domain.programme import CHOSEN_KINDS, Clash, Parallel, Slot, find_clashes, find_shortages, free_rooms
from desktop.domain.words import NOTHING_CHANGED, Refused, words


class Programme(NamedTuple):
    rooms: list[RoomRow]
    sessions: list[SessionRow]
    breakouts: list[BreakoutRow]
    rounds: list[RoundRow]
    groups: list[GroupRow]
    expected: int

    def session(self, id_: str | None) -> SessionRow | None:
        return next((s for s in self.sessions if s.id == id_), None)

    def room(self, id_: str | None) -> RoomRow | None:
        return next((r for r in self.rooms if r.id == id_), None)

    def rounds_of(self, breakout_id: str) -> list[RoundRow]:
        return [r for r in self.rounds if r.breakout_id == breakout_id]

    def groups_of(self, breakout_id: str) -> list[GroupRow]:
        return [g for g in self.groups if g.breakout_id == breakout_id]

    def breakout_of(self, session_id: str) -> BreakoutRow | None:
        """The breakout that a session has, or is one part of."""
        own = next((b for b in self.breakouts if b.session_id == session_id), None)
        shared = {g.breakout_id for g in self.groups if g.session_id == session_id}
        return own or next((b for b in self.breakouts if b.id in shared), None)

    def rooms_of(self, session_id: str) -> list[RoomRow]:
        """The rooms a session is held in: its own and those of its groups."""
        session = self.session(session_id)
        ids = [session.room_id if session else None]
        ids += [g.room_id for g in self.groups if g.session_id == session_id]
        return [room for room in self.rooms if room.id in ids]

    def places_of(self, session_id: str) -> int | None:
        """Seats over all rooms or tables of a session; None when that is not known."""
        session = self.session(session_id)
        tables = {b.id for b in self.breakouts if b.session_id == session_id}
        own = [g.seats for g in self.groups if g.session_id == session_id or g.breakout_id in tables]
        if not own:
            return session.places if session else None
        return None if None in own else sum(seats or 0 for seats in own)

    def free_rooms(self, starts: str, ends: str) -> list[RoomRow]:
        """Rooms that no session uses in this time, the largest first."""
        ids = free_rooms(self.slots(), starts, ends, [(r.id, r.title) for r in self.rooms])
        return sorted((r for r in self.rooms if r.id in ids), key=lambda r: -(r.capacity or 0))

    def slots(self) -> list[Slot]:
        return [self._slot(s) for s in self.sessions]

    def clashes(self) -> list[Clash]:
        return find_clashes(self.slots()) + find_shortages(self.parallels(), self.expected)

    def parallels(self) -> list[Parallel]:
        """The workshops among which people are spread at the same time, with the rooms that are free then."""
        return [self._parallel(b.id) for b in self.breakouts if b.session_id is None and self.groups_of(b.id)]

    def _parallel(self, breakout_id: str) -> Parallel:
        groups = self.groups_of(breakout_id)
        ids = {g.session_id for g in groups}
        sessions = [s for s in self.sessions if s.id in ids and s.starts]
        starts = min((s.starts for s in sessions), default="")
        ends = max((s.ends for s in sessions), default="")
        seats = [g.seats for g in groups]
        places = None if None in seats else sum(n or 0 for n in seats)
        free = self.free_rooms(starts, ends) if starts else []
        rooms = tuple((room.title, room.capacity) for room in free if room.capacity)
        return Parallel(tuple(s.id for s in sessions), starts, places, rooms)

    def _slot(self, s: SessionRow) -> Slot:
        rooms = tuple((room.id, room.title) for room in self.rooms_of(s.id))
        hosts = tuple(zip(s.host_ids, s.hosts, strict=True))
        expected = None if s.kind in CHOSEN_KINDS else self.expected
        return Slot(s.id, s.title, s.kind, s.starts, s.ends, rooms, hosts, self.places_of(s.id), expected)


def get_programme(store: Store, event_id: str) -> Programme:
    with store.read() as reading:
        rooms, sessions = read_rooms(reading, event_id), read_sessions(reading, event_id)
        breakouts, rounds = read_breakouts(reading, event_id), read_rounds(reading, event_id)
        return Programme(
            rooms, sessions, breakouts, rounds, read_groups(reading, event_id), count_expected(reading, event_id)
        )


def find_session(store: Store, event_id: str, text: str) -> SessionRow:
    """The session with this id or title; a beginning of the title will do when only one has it."""
    sessions = get_programme(store, event_id).sessions
    folded = fold(text)
    for matches in (
        [s for s in sessions if s.id == text],
        [s for s in sessions if fold(s.title) == folded],
        [s for s in sessions if folded and fold(s.title).startswith(folded)],
    ):
        if len(matches) == 1:
            return matches[0]
    raise Refused(
        words("There is no session {name}.", name=text),
        NOTHING_CHANGED,
        words("Sessions: {names}.", names=", ".join(s.title for s in sessions) or "-"),
    )
