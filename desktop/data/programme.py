"""Questions about rooms, sessions and who hosts them."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session as Reading

from desktop.data.tables import (
    Answer,
    Attendee,
    Breakout,
    Form,
    Group,
    Host,
    Person,
    Place,
    Question,
    Record,
    Room,
    Round,
    Session,
    Wish,
)
from desktop.domain.names import full_name


class RoomRow(NamedTuple):
    id: str
    title: str
    capacity: int | None
    floor: str
    step_free: bool
    setup: str
    note: str
    position: int


class SessionRow(NamedTuple):
    """A session with its room and hosts in words; `starts` and `ends` are ISO minutes or empty."""

    id: str
    title: str
    kind: str
    starts: str
    ends: str
    room_id: str | None
    capacity: int | None
    description: str
    room: str
    room_capacity: int | None
    host_ids: tuple[str, ...]
    hosts: tuple[str, ...]

    @property
    def places(self) -> int | None:
        """Seats: its own number, else the room's."""
        return self.capacity if self.capacity is not None else self.room_capacity


def read_rooms(session: Reading, event_id: str) -> list[RoomRow]:
    columns = [getattr(Room, name) for name in RoomRow._fields]
    query = select(*columns).where(Room.event_id == event_id).order_by(Room.position, Room.title, Room.id)
    return [RoomRow(*row) for row in session.execute(query)]


def read_hosts(session: Reading, event_id: str) -> dict[str, list[tuple[str, str]]]:
    """Session -> its hosts: person id and name."""
    query = select(Host.session_id, Person.id, Person.given_name, Person.family_name)
    query = query.join(Person, Person.id == Host.person_id).join(Session, Session.id == Host.session_id)
    found: dict[str, list[tuple[str, str]]] = {}
    for session_id, person, given, family in session.execute(
        query.where(Session.event_id == event_id).order_by(Host.id)
    ):
        found.setdefault(session_id, []).append((person, full_name(given, family)))
    return found


def read_sessions(session: Reading, event_id: str) -> list[SessionRow]:
    """The programme in order of time."""
    hosts = read_hosts(session, event_id)
    stored = SessionRow._fields[: SessionRow._fields.index("room")]
    columns = [getattr(Session, name) for name in stored]
    query = select(*columns, Room.title, Room.capacity).outerjoin(Room, Room.id == Session.room_id)
    query = query.where(Session.event_id == event_id).order_by(Session.starts, Session.title, Session.id)
    rows = []
    for *values, room, capacity in session.execute(query):
        own = hosts.get(values[0], [])
        ids, names = tuple(person for person, _ in own), tuple(name for _, name in own)
        rows.append(SessionRow._make([*values, room or "", capacity, ids, names]))
    return rows


def count_expected(session: Reading, event_id: str) -> int:
    """How many attendees are coming: those registered."""
    query = select(func.count()).where(Attendee.event_id == event_id, Attendee.status == "registered")
    return session.scalar(query) or 0


def read_session_links(session: Reading, session_id: str) -> dict[type[Record], list[str]]:
    """What goes when a session goes: table -> ids."""

    def ids(table: type[Record], *where: ColumnElement[bool]) -> list[str]:
        return list(session.scalars(select(table.id).where(*where)))

    breakouts = ids(Breakout, Breakout.session_id == session_id)
    groups = ids(Group, or_(Group.session_id == session_id, Group.breakout_id.in_(breakouts)))
    rounds = ids(Round, Round.breakout_id.in_(breakouts))
    forms = ids(Form, Form.session_id == session_id)
    return {
        Host: ids(Host, Host.session_id == session_id),
        Wish: ids(Wish, Wish.session_id == session_id),
        Place: ids(Place, or_(Place.group_id.in_(groups), Place.round_id.in_(rounds))),
        Group: groups,
        Round: rounds,
        Breakout: breakouts,
        Question: ids(Question, Question.form_id.in_(forms)),
        Answer: ids(Answer, Answer.form_id.in_(forms)),
        Form: forms,
    }


def read_room_links(session: Reading, room_id: str) -> tuple[list[str], list[str]]:
    """The sessions and the groups that are in a room."""
    sessions = session.scalars(select(Session.id).where(Session.room_id == room_id))
    groups = session.scalars(select(Group.id).where(Group.room_id == room_id))
    return list(sessions), list(groups)
