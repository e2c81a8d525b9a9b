"""The door: a scan or two letters, a verdict that can be read from two metres, and the next one in the queue."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.data.door import EntryRow
from desktop.data.people import AttendeeRow
from desktop.domain.changes import Changes
from desktop.domain.names import full_name
from desktop.domain.words import words
from desktop.usecases.agenda import Agendas, get_agendas
from desktop.usecases.attendees import list_attendees
from desktop.usecases.badges import note_printed, render_badge_print
from desktop.usecases.door import ENTRY, EXIT, DoorCount, Passed, check_in, count_door, list_entries
from desktop.usecases.history import next_steps
from desktop.views.door_actions import DoorActions
from desktop.views.door_bar import DoorBar
from desktop.views.door_forms import Matches, ScanField, WalkIn
from desktop.views.door_parts import Entries, PlaceCard, next_entries
from desktop.views.labels import Label
from desktop.views.layouts import Box, Card, column, row
from desktop.views.page import Page
from desktop.views.printing import print_pdf
from desktop.views.sounds import play
from desktop.views.texts import _, texts
from desktop.views.verdict_band import Shown, VerdictBand
from desktop.views.wedge import Wedge
from desktop.views.workspace import Workspace

FADE_MS = 4000
DESK_LAYOUT = "a6"
"""The format of a badge printed at the door."""


class DoorRead(NamedTuple):
    """What the door needs at hand: names to search, everybody's day, the counts and the last entries."""

    attendees: list[AttendeeRow]
    agendas: Agendas
    counted: DoorCount
    entries: list[EntryRow]


class DoorPage(Page):
    """Takes the whole window. Typing or scanning anywhere lands in its field; a new scan replaces any result."""

    NOUN = "door"
    SHOWS = ("attendee", "person", "badge", "checkin", "place", "group", "session", "room", "round", "event")
    WHOLE_WINDOW = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._agendas: Agendas | None = None
        self._passed: Passed | None = None
        self.is_loud = True
        self.bar = DoorBar()
        self.field, self.band = ScanField(), VerdictBand()
        self.matches, self.walk_in = Matches(), WalkIn(workspace)
        self.cards = [PlaceCard() for _place in range(3)]
        self.entries = Entries()
        self.actions_, self.wedge = DoorActions(), Wedge(self)
        self._lay_out()
        self._connect()
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(FADE_MS)
        self._fade.timeout.connect(self._rest)
        self._rest()

    def _connect(self) -> None:
        self.bar.left.connect(self.leave_wanted)
        self.wedge.scanned.connect(self.pass_code)
        self.wedge.typed.connect(self._on_typed)
        self.field.textEdited.connect(self._on_text)
        self.field.returnPressed.connect(self._on_return)
        self.field.moved.connect(self.matches.step)
        self.matches.picked.connect(self.pass_attendee)
        self.walk_in.registered.connect(self._show_passed)
        self.walk_in.ended.connect(self._rest)
        actions = self.actions_
        actions.undo_wanted.connect(self.workspace.undo)
        actions.anyway_wanted.connect(self.let_in_anyway)
        actions.print_wanted.connect(self.print_badge)
        actions.record_wanted.connect(self._on_record)
        actions.register_wanted.connect(self.begin_walk_in)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.middle = QStackedWidget()
        for widget in (self.band, self.matches, self.walk_in):
            self.middle.addWidget(widget)
        cards = row(*self.cards, gap=16)
        left = column(self.field, self.middle, cards, self.actions_, gap=20)
        left.setStretchFactor(self.middle, 1)
        hint = Label(_("Ctrl Z takes the last entry back"), "caption", "text2")
        right = Card(Label(_("Last entries"), "card"), self.entries, hint, gap=10)
        right.body.setStretchFactor(self.entries, 1)
        right.setFixedWidth(340)
        inside = row(left, right, gap=24, margins=(32, 24, 24, 24))
        inside.setStretch(0, 1)
        self.body.addWidget(self.bar)
        self.body.addWidget(Box(inside), 1)

    def read(self) -> DoorRead:
        store, event_id = self.store, self.event_id
        attendees = [row for row in list_attendees(store, event_id) if row.status != "cancelled" or row.arrived]
        return DoorRead(
            attendees, get_agendas(store, event_id), count_door(store, event_id), list_entries(store, event_id)
        )

    def show_read(self, shown: DoorRead) -> None:
        self._agendas = shown.agendas
        self.matches.set_attendees(shown.attendees)
        self._show_counts(shown.counted, shown.entries)
        self.bar.show_desk(self.workspace.laptop.title)

    def update_some(self, changes: Changes) -> bool:
        """After an entry, count again and leave the lists as they are."""
        if changes.touches("attendee", "person", "badge", "place", "group", "session", "room", "round", "event"):
            return False
        self.workspace.runner.read(self._counts, self._on_counts, self._fail)
        self.actions_.show_for(self._passed, undoable=self._undoable())
        return True

    def start_here(self) -> None:
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        assert app
        app.installEventFilter(self.wedge)
        self.actions_.show_for(self._passed, undoable=self._undoable())

    def hideEvent(self, event: QHideEvent) -> None:
        app = QApplication.instance()
        assert app
        app.removeEventFilter(self.wedge)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.middle.currentWidget() is self.band and not self.field.text():
                self.leave_wanted.emit()
            else:
                self.field.empty()
                self._rest()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def pass_code(self, code: str) -> None:
        """Let the owner of a code in, whatever stood on the screen."""
        self.field.empty()
        self._pass(code)

    @Slot(str)
    def pass_attendee(self, attendee_id: str) -> None:
        """Let somebody in who was found by name."""
        self.field.empty()
        self._pass(attendee_id)

    @Slot()
    def let_in_anyway(self) -> None:
        """Let in whom the rules of the door stopped."""
        if self._passed is not None and self._passed.attendee is not None:
            self._pass(self._passed.attendee.id, anyway=True)

    @Slot()
    def begin_walk_in(self) -> None:
        """Register somebody who is not on the list."""
        self.walk_in.begin(self.field.text())
        self.field.empty()
        self.middle.setCurrentWidget(self.walk_in)
        self.walk_in.start_here()

    def _pass(self, who: str, *, anyway: bool = False) -> None:
        call = partial(check_in, direction=self.bar.direction(), desk=self.workspace.laptop.title, anyway=anyway)
        passed = self.workspace.do(call, self.store, self.event_id, who)
        if passed is not None:
            self._show_passed(passed)

    @Slot(Passed)
    def _show_passed(self, passed: Passed) -> None:
        self._passed = passed
        verdict, who = passed.verdict, passed.attendee
        name = full_name(who.given_name, who.family_name) if who else ""
        line = " · ".join(part for part in ((who.job, who.site) if who else ()) if part)
        self.band.show_verdict(Shown(verdict.colour, _(verdict.headline), name, line))
        self.middle.setCurrentWidget(self.band)
        agenda = self._agendas.of(who.id) if who and self._agendas else []
        entries: list[Any] = list(next_entries(agenda, self.store.now().isoformat()))
        for place, card in enumerate(self.cards):
            card.show_entry(entries[place] if place < len(entries) else None)
        self.actions_.show_for(passed, undoable=self._undoable())
        if self.is_loud and self.bar.sound():
            play(verdict.colour)
        self._fade.stop()
        if verdict.colour == "ok":
            self._fade.start()
        self.field.setFocus()

    @Slot()
    def _rest(self) -> None:
        self._passed = None
        self.band.rest(_("Scan a badge, or type two letters of a name"))
        self.middle.setCurrentWidget(self.band)
        for card in self.cards:
            card.show_entry(None)
        self.actions_.show_for(None, undoable=self._undoable())
        if self.isVisible():
            self.field.setFocus()

    def _undoable(self) -> bool:
        """Whether the last step was an entry or exit."""
        last, _again = next_steps(self.store)
        return last is not None and last.template in (ENTRY.template, EXIT.template)

    @Slot(str)
    def _on_typed(self, letter: str) -> None:
        """A letter typed anywhere on the page lands in the field: it has the keyboard before the letter arrives."""
        focus = QApplication.focusWidget()
        elsewhere = focus is not None and self.walk_in.isAncestorOf(focus)
        if focus is not self.field and not elsewhere and letter != " ":
            self.field.setFocus()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if len(text.strip()) < 2:
            if self.middle.currentWidget() is self.matches:
                self._rest()
            return
        self._fade.stop()
        self.matches.search(text)
        self.middle.setCurrentWidget(self.matches)

    @Slot()
    def _on_return(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        chosen = self.matches.chosen(text)
        if chosen:
            self.pass_attendee(chosen)
        else:
            self.pass_code(text)

    @Slot()
    def print_badge(self) -> None:
        """Print the badge of the one who stands there, and go on with the queue."""
        if self._passed is not None and self._passed.attendee is not None:
            ids, make = [self._passed.attendee.id], render_badge_print
            job = self.workspace.start(
                words("Make a badge"), make, self.store, self.event_id, ids, DESK_LAYOUT, texts()
            )
            job.succeeded.connect(self._on_badge)

    @Slot(object)
    def _on_badge(self, made: Any) -> None:
        if print_pdf(self, made.pdf):
            self.workspace.do(note_printed, self.store, made.printed)

    @Slot()
    def _on_record(self) -> None:
        if self._passed is not None and self._passed.attendee is not None:
            self.place_wanted.emit("attendees", self._passed.attendee.id)

    def _counts(self) -> tuple[DoorCount, list[EntryRow]]:
        return count_door(self.store, self.event_id), list_entries(self.store, self.event_id)

    def _on_counts(self, told: tuple[DoorCount, list[EntryRow]]) -> None:
        self._show_counts(*told)

    def _show_counts(self, count: DoorCount, entries: list[EntryRow]) -> None:
        self.bar.show_count(count)
        self.entries.show_rows(entries)
