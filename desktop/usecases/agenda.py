"""What one person's day looks like: the sessions for everybody, and their own rooms and tables."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.data.breakouts import GroupRow, PlaceRow, RoundRow, read_places
from desktop.data.programme import SessionRow
from desktop.data.store import Store
from desktop.domain.programme import CHOSEN_KINDS
from desktop.usecases.programme import Programme, get_programme


class AgendaEntry(NamedTuple):
    """A line of somebody's day. `place` is the table of each round, in their order; `starts` an ISO minute.

    `stops` are the same one by one: when a round starts, and the table; empty where they sit nowhere.
    """

    session_id: str
    starts: str
    ends: str
    title: str
    kind: str
    room: str
    place: str
    stops: tuple[tuple[str, str], ...] = ()


class Agendas(NamedTuple):
    """The programme and everybody's places, from which each person's day is read off."""

    programme: Programme
    places: Mapping[str, list[PlaceRow]]

    def of(self, attendee_id: str) -> list[AgendaEntry]:
        """The day of an attendee in order of time; workshops they are not placed in are not theirs."""
        groups = {g.id: g for g in self.programme.groups}
        numbers = {r.id: r for r in self.programme.rounds}
        seats = [
            (numbers[p.round_id], groups[p.group_id])
            for p in self.places.get(attendee_id, ())
            if p.round_id in numbers and p.group_id in groups
        ]
        found = [self._entry(session, seats) for session in self.programme.sessions]
        return [entry for entry in found if entry]

    def _entry(self, session: SessionRow, seats: list[tuple[RoundRow, GroupRow]]) -> AgendaEntry | None:
        breakout = self.programme.breakout_of(session.id)
        own = sorted((r.number, g) for r, g in seats if breakout and g.breakout_id == breakout.id)
        rivals = [s for s in self.programme.sessions if s.starts == session.starts and s.id != session.id]
        if session.kind in CHOSEN_KINDS and breakout is None and rivals:
            return None
        if session.kind in CHOSEN_KINDS and breakout and breakout.session_id is None:
            own = [(number, g) for number, g in own if g.session_id == session.id]
            if not own:
                return None
            room = own[0][1].room or session.room
            return AgendaEntry(session.id, *_times(session), session.title, session.kind, room, "")
        titles = {number: group.title for number, group in own}
        rounds = self.programme.rounds_of(breakout.id) if breakout and own else []
        stops = tuple((r.starts, titles.get(r.number, "")) for r in rounds if r.number <= own[-1][0])
        place = _route([title for _starts, title in stops])
        return AgendaEntry(session.id, *_times(session), session.title, session.kind, session.room, place, stops)


def get_agendas(store: Store, event_id: str) -> Agendas:
    programme = get_programme(store, event_id)
    with store.read() as reading:
        rows = read_places(reading, event_id)
    places: dict[str, list[PlaceRow]] = {}
    for row in rows:
        places.setdefault(row.attendee_id, []).append(row)
    return Agendas(programme, places)


def get_agenda(store: Store, event_id: str, attendee_id: str) -> list[AgendaEntry]:
    """The day of one attendee."""
    programme = get_programme(store, event_id)
    with store.read() as reading:
        places = read_places(reading, event_id, attendee_id)
    return Agendas(programme, {attendee_id: places}).of(attendee_id)


def _times(session: SessionRow) -> tuple[str, str]:
    return session.starts, session.ends


def _route(titles: Sequence[str]) -> str:
    """Table 12, then Table 7 is said as Table 12 → 7; a round without a place as a dash."""
    first = next((title for title in titles if title), "")
    word = first.rpartition(" ")[0]
    short = [title.removeprefix(f"{word} ") if word else title for title in titles]
    if first:
        short[titles.index(first)] = first
    return " → ".join(title or "–" for title in short)


def list_workshops(store: Store, event_id: str) -> dict[str, str]:
    """Attendee -> the titles of the workshops they are placed in, in order of time."""
    agendas = get_agendas(store, event_id)
    parallel = {b.id: b for b in agendas.programme.breakouts if b.session_id is None}
    groups = {g.id: g for g in agendas.programme.groups if g.breakout_id in parallel}
    starts = {r.id: r.starts for r in agendas.programme.rounds}
    found = {}
    for attendee, places in agendas.places.items():
        own = sorted((starts.get(p.round_id, ""), groups[p.group_id].title) for p in places if p.group_id in groups)
        if own:
            found[attendee] = " · ".join(title for _, title in own)
    return found
