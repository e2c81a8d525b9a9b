"""Questions of the door: whose code it is, who passed when."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from desktop.data.people import read_presence
from desktop.data.tables import Attendee, Badge, Checkin, Event, Person
from desktop.domain.door import Passage


class BadgeRow(NamedTuple):
    """A badge with its event."""

    attendee_id: str
    event_id: str
    event: str
    revoked: bool


class EntryRow(NamedTuple):
    """A passage as the list at the door shows it."""

    id: str
    attendee_id: str
    given_name: str
    family_name: str
    site: str
    direction: str
    at: str
    desk: str


def read_badge(session: Reading, code: str) -> BadgeRow | None:
    columns = (Badge.attendee_id, Badge.event_id, Event.title, Badge.revoked)
    query = select(*columns).join(Event, Event.id == Badge.event_id).where(Badge.code == code)
    row = session.execute(query).first()
    return BadgeRow(*row) if row else None


def read_last_passage(session: Reading, event_id: str, attendee_id: str, session_id: str | None) -> Passage | None:
    """The latest entry or exit of an attendee at the event's door, or at a session's."""
    query = select(Checkin.direction, Checkin.at, Checkin.desk)
    query = query.where(Checkin.event_id == event_id, Checkin.attendee_id == attendee_id)
    query = query.where(Checkin.session_id == session_id if session_id else Checkin.session_id.is_(None))
    row = session.execute(query.order_by(Checkin.at.desc(), Checkin.id.desc()).limit(1)).first()
    return Passage(*row) if row else None


def read_entries(session: Reading, event_id: str, limit: int) -> list[EntryRow]:
    """The latest passages at the event's door, newest first."""
    columns = (Checkin.id, Checkin.attendee_id, Person.given_name, Person.family_name, Person.site)
    query = select(*columns, Checkin.direction, Checkin.at, Checkin.desk)
    query = query.join(Attendee, Attendee.id == Checkin.attendee_id).join(Person, Person.id == Attendee.person_id)
    query = query.where(Checkin.event_id == event_id, Checkin.session_id.is_(None))
    return [
        EntryRow(*row) for row in session.execute(query.order_by(Checkin.at.desc(), Checkin.id.desc()).limit(limit))
    ]


def read_first_entries(session: Reading, event_id: str) -> list[str]:
    """The ISO time of each attendee's first entry at the event's door."""
    return sorted(at for at, _inside in read_presence(session, event_id).values() if at)


def read_expected(session: Reading, event_id: str) -> set[str]:
    """Who is registered, and whoever came in at the door all the same, even if not on this laptop's list yet."""
    query = select(Attendee.id).where(Attendee.event_id == event_id, Attendee.status == "registered")
    came = {owner for owner, presence in read_presence(session, event_id).items() if presence.arrived}
    return {*session.scalars(query), *came}


def read_owners(session: Reading, checkin_ids: Iterable[str], badge_ids: Iterable[str]) -> set[str]:
    """The attendees whose passages or badges these are; those that were taken back are not found."""
    passages = select(Checkin.attendee_id).where(Checkin.id.in_(list(checkin_ids)))
    badges = select(Badge.attendee_id).where(Badge.id.in_(list(badge_ids)))
    return {*session.scalars(passages), *session.scalars(badges)}
