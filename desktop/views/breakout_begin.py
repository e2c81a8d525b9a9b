"""Beginning a breakout: a session of the programme, so many rounds, so many tables."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from desktop.data.programme import SessionRow
from desktop.domain.session_spec import MOST_TABLES, minutes_between
from desktop.usecases.rounds import MOST_MINUTES, MOST_ROUNDS, MOST_SEATS
from desktop.views.buttons import Button
from desktop.views.fields import Choice, NumberField, labelled
from desktop.views.labels import Label
from desktop.views.layouts import Box, Card, add, row
from desktop.views.texts import _, clock, n_, number

SEATS, LONG_ENOUGH = 8, 15
"""Seats of a table, and minutes of a round, that are proposed first."""


class Shape(NamedTuple):
    """A session in rounds of so many minutes, at so many tables with so many seats."""

    session_id: str
    rounds: int
    minutes: int
    tables: int
    seats: int


class BeginCard(Card):
    """Asks which session and how; `wanted` gives the shape, `closed` gives up."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self.setObjectName("begin")
        self.setAccessibleName(_("Begin a breakout"))
        self._sessions: dict[str, SessionRow] = {}
        self._people = 0
        self.session = Choice("begin.session", _("Session"))
        self.session.picked.connect(self._on_session)
        self.rounds = self._field("begin.rounds", _("Rounds"), MOST_ROUNDS)
        self.minutes = self._field("begin.minutes", _("Minutes each"), MOST_MINUTES)
        self.tables = self._field("begin.tables", _("Tables or groups"), MOST_TABLES)
        self.seats = self._field("begin.seats", _("Seats each"), MOST_SEATS)
        self.told = Label("", "small", "text2", wrap=True)
        self.begin_button = Button(_("Make the groups"), "primary", name="action.begin", clicked=self._on_begin)
        self.close_button = Button(_("Cancel"), name="begin.close", clicked=self.closed.emit)
        why = _("Everybody changes seats from round to round and meets people they do not know yet.")
        for item in (
            Label(_("Begin a breakout"), "heading"), Label(why, "body", "text2", wrap=True),
            labelled(_("Session"), self.session),
            row(labelled(_("Rounds"), self.rounds), labelled(_("Minutes each"), self.minutes), gap=12),
            row(labelled(_("Tables or groups"), self.tables), labelled(_("Seats each"), self.seats), gap=12),
            self.told, Box(row(None, self.close_button, self.begin_button)),
        ):  # fmt: skip
            add(self.body, item)
        for field in (self.rounds, self.minutes, self.tables, self.seats):
            field.valueChanged.connect(self._tell)

    def show_sessions(self, sessions: list[SessionRow], people: int, at: str) -> None:
        """Offer some sessions, for so many people; `at` is the one to begin with."""
        self._people = people
        self._sessions = {session.id: session for session in sessions}
        named = [(s.id, f"{clock(s.starts)} · {s.title}") for s in sessions]
        self.session.set_options(named)
        self.session.choose(at)
        self.seats.setValue(SEATS)
        self.tables.setValue(max(1, ceil(people / SEATS)))
        self._on_session()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_begin()
            return
        super().keyPressEvent(event)

    def _field(self, name: str, said: str, most: int) -> NumberField:
        field = NumberField()
        field.setObjectName(name)
        field.setAccessibleName(said)
        field.setRange(1, most)
        return field

    @Slot()
    def _on_session(self) -> None:
        """As many rounds as the session has time for, up to three."""
        session = self._sessions.get(self.session.value())
        lasts = minutes_between(session.starts, session.ends) if session else None
        rounds = max(1, min(3, (lasts or 0) // LONG_ENOUGH))
        self.rounds.setValue(rounds)
        self.minutes.setValue(max(1, (lasts or LONG_ENOUGH) // rounds))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say whether there is a seat for everybody, and a chair in the room."""
        seats, people = self.tables.value() * self.seats.value(), self._people
        line = [_("{seats} seats for {people} people.", seats=number(seats), people=number(people))]
        if seats < people:
            line.append(n_("{n} will have no place.", "{n} will have no place.", people - seats))
        session = self._sessions.get(self.session.value())
        if session and session.room_capacity is not None and seats > session.room_capacity:
            line.append(_("{room} has {n} places.", room=session.room, n=number(session.room_capacity)))
        self.told.setText(" ".join(line))
        self.told.set_tone("warn" if len(line) > 1 else "text2")
        self.begin_button.setEnabled(session is not None)

    @Slot()
    def _on_begin(self) -> None:
        if self.session.value():
            numbers = [field.value() for field in (self.rounds, self.minutes, self.tables, self.seats)]
            self.wanted.emit(Shape(self.session.value(), *numbers))
