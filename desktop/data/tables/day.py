"""What the day brings: check-ins, feedback, takeaways, and the laptops at work."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop.data.tables.base import Record


class Checkin(Record):
    """An entry or exit at the door of the event, or of a session. `at` is local time at the venue, ISO seconds."""

    __tablename__ = "checkin"
    IMMUTABLE = True

    event_id: Mapped[str] = mapped_column(index=True)
    attendee_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[str]
    session_id: Mapped[str | None] = mapped_column(default=None)
    direction: Mapped[str] = mapped_column(default="in")
    desk: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")


class Form(Record):
    __tablename__ = "form"

    event_id: Mapped[str] = mapped_column(index=True)
    session_id: Mapped[str | None] = mapped_column(default=None, index=True)
    title: Mapped[str] = mapped_column(default="")


class Question(Record):
    """`kind` is scale, roti, nps, choice, many or text; `choices` is JSON text, a list."""

    __tablename__ = "question"

    form_id: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    choices: Mapped[str] = mapped_column(default="")
    low: Mapped[int] = mapped_column(default=1)
    high: Mapped[int] = mapped_column(default=5)


class Answer(Record):
    """One form filled in: `entries` is JSON text `{question id: value}`. It holds no key to a person, and only the
    hour of its entry."""

    __tablename__ = "answer"
    IMMUTABLE = True

    form_id: Mapped[str] = mapped_column(index=True)
    entries: Mapped[str]
    hour: Mapped[str] = mapped_column(default="")
    sheet: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="paper")


class Takeaway(Record):
    """What came out: `kind` is idea, practice, decision or commitment. A commitment has somebody, a day and an end:
    `state` is open, kept or dropped, `outcome` tells what became of it."""

    __tablename__ = "takeaway"

    event_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    what: Mapped[str]
    session_id: Mapped[str | None] = mapped_column(default=None)
    person_id: Mapped[str | None] = mapped_column(default=None, index=True)
    person_text: Mapped[str] = mapped_column(default="")
    with_person_id: Mapped[str | None] = mapped_column(default=None)
    with_text: Mapped[str] = mapped_column(default="")
    due: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    outcome: Mapped[str] = mapped_column(default="")


class Device(Record):
    """A laptop that wrote into the workspace."""

    __tablename__ = "device"

    title: Mapped[str]
    key: Mapped[str] = mapped_column(default="")


class Settlement(Record):
    """A person's decision on something listed, such as a double check-in: `subject` names it, `choice` the decision."""

    __tablename__ = "settlement"

    kind: Mapped[str]
    subject: Mapped[str]
    choice: Mapped[str]
