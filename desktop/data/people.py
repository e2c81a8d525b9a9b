"""Questions about the people of the community."""

from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data.journal import defaults_of, parts
from desktop.data.tables import Attendee, Badge, Checkin, Person, Place, Record, Wish
from desktop.domain.names import name_key

PERSON_FIELDS = tuple(defaults_of(Person))
ATTENDEE_FIELDS = tuple(name for name in defaults_of(Attendee) if name not in ("event_id", "person_id"))


class PersonRow(NamedTuple):
    id: str
    given_name: str
    family_name: str
    external_id: str
    email: str
    unit: str
    site: str
    level: str
    job: str
    line_manager_ref: str
    language: str
    ambassador: bool


class AttendeeRow(NamedTuple):
    """An attendee as the list shows one. `arrived` is the ISO time of the first entry, empty before it."""

    id: str
    person_id: str
    given_name: str
    family_name: str
    badge_name: str
    external_id: str
    email: str
    phone: str
    company: str
    unit: str
    site: str
    level: str
    job: str
    language: str
    gender: str
    joined: str
    ambassador: bool
    status: str
    category: str
    ticket: str
    diet: str
    step_free: bool
    need: str
    note: str
    registered_at: str
    walk_in: bool
    code: str
    printed_at: str
    arrived: str
    inside: bool


class Presence(NamedTuple):
    """When an attendee came in first, and whether inside now."""

    arrived: str
    inside: bool


_AWAY = Presence("", False)


def read_people(session: Session) -> list[PersonRow]:
    columns = [getattr(Person, name) for name in PersonRow._fields]
    return [PersonRow(*row) for row in session.execute(select(*columns).order_by(Person.id))]


def read_person_values(session: Session) -> dict[str, dict[str, Any]]:
    """Every field of every person, for comparing with a list: id -> field -> value."""
    columns = [getattr(Person, name) for name in PERSON_FIELDS]
    query = select(Person.id, *columns)
    return {id_: dict(zip(PERSON_FIELDS, values, strict=True)) for id_, *values in session.execute(query)}


def read_attendee_values(session: Session, event_id: str) -> dict[str, dict[str, Any]]:
    """Every field of every attendee of an event, by person: person id -> field -> value; `id` is the attendee's."""
    columns = [getattr(Attendee, name) for name in ("id", *ATTENDEE_FIELDS)]
    query = select(Attendee.person_id, *columns).where(Attendee.event_id == event_id)
    return {
        person: dict(zip(("id", *ATTENDEE_FIELDS), values, strict=True)) for person, *values in session.execute(query)
    }


def read_presence(session: Session, event_id: str, ids: list[str] | None = None) -> dict[str, Presence]:
    """Attendee -> presence at the event's door, for those who passed it."""
    # a badge that was let in before its owner was on this laptop's list is known by its code
    owner = func.coalesce(func.nullif(Checkin.attendee_id, ""), Badge.attendee_id, Checkin.code)
    query = select(owner, Checkin.direction, Checkin.at).outerjoin(
        Badge, (Badge.code == Checkin.code) & (Checkin.code != "")
    )
    query = query.where(Checkin.event_id == event_id, Checkin.session_id.is_(None)).order_by(Checkin.at, Checkin.id)
    if ids is not None:
        query = query.where(owner.in_(ids))
    found: dict[str, Presence] = {}
    for attendee, direction, at in session.execute(query):
        arrived = found.get(attendee, _AWAY).arrived or (at if direction == "in" else "")
        found[attendee] = Presence(arrived, direction == "in")
    return found


def read_attendees(session: Session, event_id: str, ids: list[str] | None = None) -> list[AttendeeRow]:
    """The attendees of an event, or some of them, in no order."""
    if ids is not None and len(ids) > 900:
        return [row for part in parts(ids) for row in read_attendees(session, event_id, list(part))]
    presence = read_presence(session, event_id, ids)
    stored = AttendeeRow._fields[: AttendeeRow._fields.index("code")]
    columns = [
        Attendee.person_id if name == "person_id" else getattr(Attendee if name in ATTENDEE_FIELDS else Person, name)
        for name in stored[1:]
    ]
    query = select(Attendee.id, *columns, Badge.code, Badge.printed_at).join(Person, Person.id == Attendee.person_id)
    newest = (Badge.attendee_id == Attendee.id) & Badge.revoked.is_(False)
    query = query.outerjoin(Badge, newest).where(Attendee.event_id == event_id)
    if ids is not None:
        query = query.where(Attendee.id.in_(ids))
    rows = {}
    for id_, *values, code, printed_at in session.execute(query):
        rows[id_] = AttendeeRow._make([id_, *values, code or "", printed_at or "", *presence.get(id_, _AWAY)])
    return list(rows.values())


def read_attendee_links(session: Session, attendee_id: str) -> dict[type[Record], list[str]]:
    """What hangs on an attendee and goes with it: table -> ids."""
    tables = (Badge, Place, Wish, Checkin)
    return {t: list(session.scalars(select(t.id).where(t.attendee_id == attendee_id))) for t in tables}


def read_line_managers(session: Session) -> list[tuple[str, str]]:
    """Person and line manager, where the manager is in the community: known by number, e-mail or full name."""
    columns = (Person.id, Person.external_id, Person.email, Person.given_name, Person.family_name)
    people = session.execute(select(*columns)).all()
    by_ref = {ref: id_ for id_, number, email, _, _ in people for ref in (number, email.casefold()) if ref}
    by_name: dict[str, list[str]] = {}
    for id_, _, _, given, family in people:
        by_name.setdefault(name_key(given, family), []).append(id_)
    found = []
    query = select(Person.id, Person.line_manager_ref, Person.line_manager_name)
    for id_, ref, name in session.execute(
        query.where((Person.line_manager_ref != "") | (Person.line_manager_name != ""))
    ):
        namesakes = by_name.get(name_key(name, ""), []) if name else []
        manager = by_ref.get(ref) or by_ref.get(ref.casefold()) or (namesakes[0] if len(namesakes) == 1 else None)
        if manager and manager != id_:
            found.append((id_, manager))
    return found


def read_badge_states(session: Session, event_id: str) -> list[tuple[str, str, str]]:
    """Badge in force, attendee, and the digest of its last print."""
    columns = (Badge.id, Badge.attendee_id, Badge.printed)
    query = select(*columns).where(Badge.event_id == event_id, Badge.revoked.is_(False)).order_by(Badge.id)
    return [(id_, attendee, printed) for id_, attendee, printed in session.execute(query)]
