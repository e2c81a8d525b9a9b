"""The community, its people and its events."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop.data.tables.base import Record


class Community(Record):
    __tablename__ = "community"

    title: Mapped[str]
    language: Mapped[str] = mapped_column(default="fr")
    charter: Mapped[str] = mapped_column(default="")
    objectives: Mapped[str] = mapped_column(default="")
    pilot: Mapped[str] = mapped_column(default="")


class Person(Record):
    """A member of the community. Names are kept to the byte as they came."""

    __tablename__ = "person"

    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    badge_name: Mapped[str] = mapped_column(default="")
    external_id: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    company: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    job: Mapped[str] = mapped_column(default="")
    line_manager_ref: Mapped[str] = mapped_column(default="")
    line_manager_name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    gender: Mapped[str] = mapped_column(default="")
    joined: Mapped[str] = mapped_column(default="")
    ambassador: Mapped[bool] = mapped_column(default=False)
    remark: Mapped[str] = mapped_column(default="")


class Event(Record):
    """A convention, a meetup, a codevelopment meeting, a workshop or a learning expedition.

    `day` is ISO; `badge_key` the secret, in hexadecimal, behind the codes of its badges.
    """

    __tablename__ = "event"

    community_id: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="convention")
    day: Mapped[str] = mapped_column(default="")
    last_day: Mapped[str] = mapped_column(default="")
    venue: Mapped[str] = mapped_column(default="")
    badge_key: Mapped[str] = mapped_column(default="", repr=False)


class Attendee(Record):
    """One person at one event. `status` is registered, pending or cancelled; who came is told by the check-ins."""

    __tablename__ = "attendee"

    event_id: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[str] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(default="registered")
    category: Mapped[str] = mapped_column(default="")
    ticket: Mapped[str] = mapped_column(default="")
    registered_at: Mapped[str] = mapped_column(default="")
    diet: Mapped[str] = mapped_column(default="")
    step_free: Mapped[bool] = mapped_column(default=False)
    need: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    walk_in: Mapped[bool] = mapped_column(default=False)


class Badge(Record):
    """A code that opens the door to an attendee. `printed` is what stood on the last print, as a digest."""

    __tablename__ = "badge"

    event_id: Mapped[str] = mapped_column(index=True)
    attendee_id: Mapped[str] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(index=True)
    revoked: Mapped[bool] = mapped_column(default=False)
    copies: Mapped[int] = mapped_column(default=0)
    printed_at: Mapped[str] = mapped_column(default="")
    printed: Mapped[str] = mapped_column(default="")


class Pair(Record):
    """Two people to keep together or apart at an event; `reason` tells who asked for it."""

    __tablename__ = "pair"

    event_id: Mapped[str] = mapped_column(index=True)
    person_a: Mapped[str]
    person_b: Mapped[str]
    rule: Mapped[str] = mapped_column(default="apart")
    reason: Mapped[str] = mapped_column(default="")
