"""Questions about breakouts: rounds, groups, places, wishes, pairs, and who met whom before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as Reading

from desktop.data.tables import Attendee, Breakout, Event, Group, Pair, Place, Preset, Room, Round, Session, Wish


class BreakoutRow(NamedTuple):
    id: str
    title: str
    session_id: str | None
    rules: str


class RoundRow(NamedTuple):
    id: str
    breakout_id: str
    number: int
    starts: str
    minutes: int | None


class GroupRow(NamedTuple):
    """A table or a room of a breakout. `seats` is its own number, else its session's, else its room's."""

    id: str
    breakout_id: str
    title: str
    room_id: str | None
    session_id: str | None
    seats_min: int
    seats: int | None
    room: str
    step_free: bool
    position: int


class PlaceRow(NamedTuple):
    id: str
    round_id: str
    attendee_id: str
    group_id: str | None
    locked: bool


class PairRow(NamedTuple):
    id: str
    person_a: str
    person_b: str
    rule: str
    reason: str


def read_breakouts(session: Reading, event_id: str) -> list[BreakoutRow]:
    """The breakouts of an event in order of time."""
    columns = (Breakout.id, Breakout.title, Breakout.session_id, Breakout.rules)
    first = select(func.min(Round.starts)).where(Round.breakout_id == Breakout.id).scalar_subquery()
    query = select(*columns).where(Breakout.event_id == event_id).order_by(first, Breakout.title, Breakout.id)
    return [BreakoutRow(*row) for row in session.execute(query)]


def read_rounds(session: Reading, event_id: str) -> list[RoundRow]:
    columns = [getattr(Round, name) for name in RoundRow._fields]
    query = select(*columns).join(Breakout, Breakout.id == Round.breakout_id).where(Breakout.event_id == event_id)
    return [RoundRow(*row) for row in session.execute(query.order_by(Round.breakout_id, Round.number))]


def read_groups(session: Reading, event_id: str) -> list[GroupRow]:
    columns = (Group.id, Group.breakout_id, Group.title, Group.room_id, Group.session_id, Group.seats_min)
    seats = func.coalesce(Group.seats_max, Session.capacity, Room.capacity)
    query = select(*columns, seats, func.coalesce(Room.title, ""), func.coalesce(Room.step_free, False), Group.position)
    query = query.join(Breakout, Breakout.id == Group.breakout_id).where(Breakout.event_id == event_id)
    query = query.outerjoin(Room, Room.id == Group.room_id).outerjoin(Session, Session.id == Group.session_id)
    query = query.order_by(Group.breakout_id, Group.position, Group.title)
    return [GroupRow._make(row) for row in session.execute(query)]


def standing(place: PlaceRow, groups: set[str]) -> PlaceRow:
    """A place as it counts: one in a group that is gone is none, nor is it locked."""
    return place if place.group_id in groups or place.group_id is None else place._replace(group_id=None, locked=False)


def read_places(session: Reading, event_id: str, attendee_id: str | None = None) -> list[PlaceRow]:
    """The places of an event, or those of one attendee."""
    columns = [getattr(Place, name) for name in PlaceRow._fields]
    query = select(*columns).join(Attendee, Attendee.id == Place.attendee_id).where(Attendee.event_id == event_id)
    if attendee_id is not None:
        query = query.where(Place.attendee_id == attendee_id)
    return [PlaceRow(*row) for row in session.execute(query)]


def read_places_by_id(session: Reading, ids: list[str]) -> list[PlaceRow]:
    """Some places; ids that are not there are left out. For a few hundred at most."""
    columns = [getattr(Place, name) for name in PlaceRow._fields]
    return [PlaceRow(*row) for row in session.execute(select(*columns).where(Place.id.in_(ids)))]


def read_place_ids(session: Reading, *, groups: Sequence[str] = (), rounds: Sequence[str] = ()) -> list[str]:
    """The places in these groups, and those in these rounds."""
    return list(session.scalars(select(Place.id).where(or_(Place.group_id.in_(groups), Place.round_id.in_(rounds)))))


def read_first_seats(session: Reading, event_id: str) -> dict[str, int]:
    """Group -> how many registered attendees sit in it in the first round."""
    query = select(Place.group_id, func.count()).join(Round, Round.id == Place.round_id)
    query = query.join(Attendee, Attendee.id == Place.attendee_id)
    query = query.where(Attendee.event_id == event_id, Attendee.status == "registered", Round.number == 1)
    query = query.where(Place.group_id.is_not(None)).group_by(Place.group_id)
    return {group: count for group, count in session.execute(query) if group is not None}


def read_first_away(session: Reading, event_id: str) -> dict[str, int]:
    """Breakout -> how many registered attendees are left out of its first round: locked without a group."""
    query = select(Round.breakout_id, func.count()).join(Place, Place.round_id == Round.id)
    query = query.join(Attendee, Attendee.id == Place.attendee_id)
    query = query.where(Attendee.event_id == event_id, Attendee.status == "registered", Round.number == 1)
    query = query.where(Place.group_id.is_(None), Place.locked).group_by(Round.breakout_id)
    return {breakout: int(count) for breakout, count in session.execute(query)}


def count_seated(session: Reading, round_id: str, group_id: str) -> int:
    """How many registered attendees sit in a group in a round."""
    query = select(func.count()).select_from(Place).join(Attendee, Attendee.id == Place.attendee_id)
    query = query.where(Place.round_id == round_id, Place.group_id == group_id, Attendee.status == "registered")
    return session.scalar(query) or 0


def read_wishes(session: Reading, event_id: str) -> dict[str, dict[str, int]]:
    """Attendee -> session -> rank."""
    query = select(Wish.attendee_id, Wish.session_id, Wish.rank).join(Attendee, Attendee.id == Wish.attendee_id)
    found: dict[str, dict[str, int]] = {}
    for attendee, wished, rank in session.execute(query.where(Attendee.event_id == event_id).order_by(Wish.rank)):
        found.setdefault(attendee, {})[wished] = rank
    return found


def read_pairs(session: Reading, event_id: str) -> list[PairRow]:
    columns = [getattr(Pair, name) for name in PairRow._fields]
    return [PairRow(*row) for row in session.execute(select(*columns).where(Pair.event_id == event_id))]


class Seat(NamedTuple):
    """Somebody in a group of a round: what an encounter is made of."""

    event: str
    day: str
    round_id: str
    group_id: str
    person_id: str


def read_seats(session: Reading, *, before: str = "") -> list[Seat]:
    """Every seat taken in any event, or those taken before a breakout begins; sorted by round and group."""
    columns = (Event.title, Event.day, Place.round_id, Place.group_id, Attendee.person_id)
    query = select(*columns).join(Attendee, Attendee.id == Place.attendee_id)
    query = query.join(Event, Event.id == Attendee.event_id).join(Group, Group.id == Place.group_id)
    if before:
        at = select(Breakout.event_id, Event.day, func.min(Round.starts)).join(Event, Event.id == Breakout.event_id)
        at = at.join(Round, Round.breakout_id == Breakout.id).where(Breakout.id == before)
        event_id, day, starts = session.execute(at).one()
        same_day = and_(Event.id == event_id, Round.starts < (starts or ""), Group.breakout_id != before)
        # an event without a day may have been before or after: what is known of it counts
        elsewhere = and_(Event.id != event_id, Event.day <= day) if day else Event.id != event_id
        query = query.join(Round, Round.id == Place.round_id).where(or_(elsewhere, same_day))
    return [Seat._make(row) for row in session.execute(query.order_by(Event.day, Place.round_id, Place.group_id))]


def count_encounters(seats: list[Seat]) -> Counter[tuple[str, str]]:
    """How often two people sat in the same group of a round: (person, person) in order -> times."""
    return Counter(
        pair for people in _together(seats) for pair in combinations(sorted({s.person_id for s in people}), 2)
    )


def last_encounters(seats: list[Seat]) -> dict[tuple[str, str], tuple[str, str]]:
    """Two people in order -> the title and day of the last event where they sat in the same group."""
    last: dict[tuple[str, str], tuple[str, str]] = {}
    for people in _together(seats):
        told = (people[0].event, people[0].day)
        for pair in combinations(sorted({s.person_id for s in people}), 2):
            if pair not in last or last[pair][1] <= told[1]:
                last[pair] = told
    return last


def _together(seats: list[Seat]) -> Iterable[list[Seat]]:
    groups: dict[tuple[str, str], list[Seat]] = {}
    for seat in seats:
        groups.setdefault((seat.round_id, seat.group_id), []).append(seat)
    return groups.values()


class PresetRow(NamedTuple):
    id: str
    title: str
    rules: str


def read_presets(session: Reading, event_id: str) -> list[PresetRow]:
    """The presets kept for an event, by name."""
    query = select(Preset.id, Preset.title, Preset.rules).where(Preset.event_id == event_id).order_by(Preset.title)
    return [PresetRow(*row) for row in session.execute(query)]
