"""Questions about what two laptops say differently, and what happened twice."""

import json
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from desktop.data.devices import DeviceRow, read_devices
from desktop.data.journal import read_many_changes
from desktop.data.tables import (
    RECORDS,
    Attendee,
    Badge,
    Breakout,
    Checkin,
    Conflict,
    Group,
    Host,
    Pair,
    Person,
    Place,
    Record,
    Room,
    Round,
    Session,
    Settlement,
    Wish,
)
from desktop.domain.changes import SET, Change, fold
from desktop.domain.clock import stamp_ms
from desktop.domain.names import full_name

_REFERENCES: dict[str, type[Record]] = {
    "room_id": Room, "session_id": Session, "group_id": Group, "person_id": Person, "with_person_id": Person,
}  # fmt: skip
"""Fields that hold the id of another record."""


class OpenValue(NamedTuple):
    """One of the values that stand against each other; `wall_ms` since 1970, `shown` names a record it points to.

    `laptop_id` and `laptop` tell who wrote it; both are empty where that is not known.
    """

    value: Any
    laptop: str
    wall_ms: int
    shown: str = ""
    laptop_id: str = ""


class FieldConflict(NamedTuple):
    """A field that two laptops wrote without seeing each other; `about` says whose, the newest value first."""

    noun: str
    record: str
    about: str
    field: str
    values: tuple[OpenValue, ...]


class DoubleEntry(NamedTuple):
    """Somebody who came in twice without going out between: first and second entry."""

    attendee_id: str
    about: str
    first_id: str
    first_at: str
    first_desk: str
    second_id: str
    second_at: str
    second_desk: str


def read_field_conflicts(session: Reading) -> list[FieldConflict]:
    """All fields with several open values."""
    devices = read_devices(session)
    listed = session.execute(
        select(Conflict.noun, Conflict.record, Conflict.field).order_by(Conflict.noun, Conflict.record)
    )
    found = []
    for noun, record, field in listed.all():
        changes = read_many_changes(session, noun, [record])[record]
        folded = fold(changes)
        assert folded, "a conflict is about a record of the journal"
        heads = folded.heads[field]
        open_changes = [c for c in changes if c.kind == SET and c.id in heads]
        values = [_open_value(session, c, field, devices) for c in reversed(open_changes)]
        found.append(FieldConflict(noun, record, _about(session, noun, record), field, tuple(values)))
    return found


def _open_value(session: Reading, change: Change, field: str, devices: dict[int, DeviceRow]) -> OpenValue:
    value, table = json.loads(change.body)["f"][field], _REFERENCES.get(field)
    shown = _name_of(session, session.get(table, value)) if table and isinstance(value, str) else ""
    laptop = devices.get(change.writer, DeviceRow("", ""))
    return OpenValue(value, laptop.title, stamp_ms(change.hlc), shown, laptop.id)


def read_double_entries(session: Reading, event_id: str) -> list[DoubleEntry]:
    """Attendees who entered twice in a row at the event's door, but for those that somebody has settled."""
    columns = (Checkin.attendee_id, Checkin.id, Checkin.direction, Checkin.at, Checkin.desk)
    query = select(*columns, Person.given_name, Person.family_name)
    query = query.join(Attendee, Attendee.id == Checkin.attendee_id).join(Person, Person.id == Attendee.person_id)
    query = query.where(Checkin.event_id == event_id, Checkin.session_id.is_(None))
    settled = set(session.scalars(select(Settlement.subject).where(Settlement.kind == "double_entry")))
    last: dict[str, tuple[str, str, str]] = {}
    found = []
    for attendee, id_, direction, at, desk, given, family in session.execute(query.order_by(Checkin.at, Checkin.id)):
        if direction == "out":
            last.pop(attendee, None)
            continue
        if attendee in last and id_ not in settled:
            found.append(DoubleEntry(attendee, full_name(given, family), *last[attendee], id_, at, desk))
        last[attendee] = (id_, at, desk)
    return found


def _about(session: Reading, noun: str, record: str) -> str:
    """A name for a record, as people know it."""
    return _name_of(session, session.get(RECORDS[noun], record)) or record


def _name_of(session: Reading, row: Record | None) -> str:
    """Whose or which: the record's own name, or those of what it links."""
    match row:
        case Person():
            return full_name(row.given_name, row.family_name)
        case Attendee() | Host():
            return _name_of(session, session.get(Person, row.person_id))
        case Badge():
            return _name_of(session, session.get(Attendee, row.attendee_id))
        case Place() | Wish():
            other = session.get(Round, row.round_id) if isinstance(row, Place) else session.get(Session, row.session_id)
            return _joined(_name_of(session, session.get(Attendee, row.attendee_id)), _name_of(session, other))
        case Pair():
            return _joined(*(_name_of(session, session.get(Person, id_)) for id_ in (row.person_a, row.person_b)))
        case Round():
            return _joined(_name_of(session, session.get(Breakout, row.breakout_id)), str(row.number))
        case Breakout() if not row.title:
            return _name_of(session, session.get(Session, row.session_id) if row.session_id else None)
        case _:
            return str(getattr(row, "title", "") or getattr(row, "what", ""))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
