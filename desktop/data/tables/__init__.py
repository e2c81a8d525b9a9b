"""The tables of a workspace file."""

from desktop.data.tables.base import BOOKKEEPING, Base, Record
from desktop.data.tables.day import Answer, Checkin, Device, Form, Question, Settlement, Takeaway
from desktop.data.tables.journal import Conflict, JournalLine, Local, Merged, UndoStep
from desktop.data.tables.people import Attendee, Badge, Community, Event, Pair, Person
from desktop.data.tables.programme import Breakout, Group, Host, Place, Preset, Room, Round, Session, Wish

RECORDS: dict[str, type[Record]] = {
    table.__tablename__: table
    for table in (
        Community, Person, Event, Attendee, Badge, Pair, Room, Session, Host, Breakout, Round, Group, Place, Wish,
        Preset, Checkin, Form, Question, Answer, Takeaway, Device, Settlement,
    )
}  # fmt: skip
"""Noun -> table, for all that the journal tells of."""

__all__ = [
    "BOOKKEEPING", "RECORDS", "Answer", "Attendee", "Badge", "Base", "Breakout", "Checkin", "Community", "Conflict",
    "Device", "Event", "Form", "Group", "Host", "JournalLine", "Local", "Merged", "Pair", "Person", "Place",
    "Preset", "Question", "Record", "Room", "Round", "Session", "Settlement", "Takeaway", "UndoStep", "Wish",
]  # fmt: skip
