"""Questions about the community and its events."""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data.tables import Attendee, Community, Event


class CommunityRow(NamedTuple):
    id: str
    title: str
    language: str
    pilot: str
    charter: str
    objectives: str


class EventRow(NamedTuple):
    """An event; `day` is ISO or empty, `attendees` counts those who are not cancelled."""

    id: str
    title: str
    kind: str
    day: str
    venue: str
    badge_key: str
    attendees: int


def read_community(session: Session) -> CommunityRow | None:
    columns = (Community.id, Community.title, Community.language, Community.pilot, Community.charter)
    row = session.execute(select(*columns, Community.objectives).order_by(Community.id)).first()
    return CommunityRow(*row) if row else None


def read_events(session: Session) -> list[EventRow]:
    """All events, the latest first."""
    counted = select(func.count()).where(Attendee.event_id == Event.id, Attendee.status != "cancelled")
    columns = (Event.id, Event.title, Event.kind, Event.day, Event.venue, Event.badge_key)
    query = select(*columns, counted.scalar_subquery()).order_by(Event.day.desc(), Event.title)
    return [EventRow(*row) for row in session.execute(query)]
