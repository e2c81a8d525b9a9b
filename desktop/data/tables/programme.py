"""Rooms, sessions, breakouts with their rounds and groups, and who sits where."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop.data.tables.base import Record


class Room(Record):
    __tablename__ = "room"

    event_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    capacity: Mapped[int | None] = mapped_column(default=None)
    floor: Mapped[str] = mapped_column(default="")
    step_free: Mapped[bool] = mapped_column(default=False)
    setup: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Session(Record):
    """Something on the programme. Times are ISO minutes at the venue; `capacity` empty means the room's."""

    __tablename__ = "session"

    event_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="other")
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    room_id: Mapped[str | None] = mapped_column(default=None)
    capacity: Mapped[int | None] = mapped_column(default=None)
    description: Mapped[str] = mapped_column(default="")


class Host(Record):
    """A person who hosts a session: facilitator or speaker."""

    __tablename__ = "host"

    session_id: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[str] = mapped_column(index=True)
    role: Mapped[str] = mapped_column(default="facilitator")


class Breakout(Record):
    """One or more rounds in which attendees are spread: of one session, or (`session_id` empty) over sessions
    held at the same time. `rules` is JSON text of what the organiser set for the composition."""

    __tablename__ = "breakout"

    event_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    session_id: Mapped[str | None] = mapped_column(default=None)
    rules: Mapped[str] = mapped_column(default="")


class Round(Record):
    """One change of seats; `starts` is an ISO minute."""

    __tablename__ = "round"

    breakout_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]
    starts: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int | None] = mapped_column(default=None)


class Group(Record):
    """The people who sit together in a round: a table or a room; the same tables serve all rounds of a breakout."""

    __tablename__ = "group"

    breakout_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    room_id: Mapped[str | None] = mapped_column(default=None)
    session_id: Mapped[str | None] = mapped_column(default=None)
    seats_min: Mapped[int] = mapped_column(default=0)
    seats_max: Mapped[int | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class Place(Record):
    """Where an attendee sits in a round: one record for the two, so that nobody sits in two rooms."""

    __tablename__ = "place"

    round_id: Mapped[str] = mapped_column(index=True)
    attendee_id: Mapped[str] = mapped_column(index=True)
    group_id: Mapped[str | None] = mapped_column(default=None, index=True)
    locked: Mapped[bool] = mapped_column(default=False)


class Wish(Record):
    """A session that an attendee asked for; rank 1 is the first wish."""

    __tablename__ = "wish"

    attendee_id: Mapped[str] = mapped_column(index=True)
    session_id: Mapped[str] = mapped_column(index=True)
    rank: Mapped[int]


class Preset(Record):
    """A set of rules for composing groups, kept under a name for all breakouts of an event."""

    __tablename__ = "preset"

    event_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    rules: Mapped[str] = mapped_column(default="")
