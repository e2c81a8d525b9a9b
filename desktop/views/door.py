"""The door: a scan or two letters, a verdict that can be read from two metres, and the next one in the queue."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from desktop.data.door import EntryRow
from desktop.data.people import AttendeeRow
from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.words import words
from desktop.usecases.agenda import Agendas, get_agendas
from desktop.usecases.attendees import list_attendees, search_key
from desktop.usecases.badges import note_printed, render_badge_print
from desktop.usecases.door import ENTRY, EXIT, DoorCount, Passed, check_in, count_door, list_entries
from desktop.usecases.history import next_steps
from desktop.views.door_actions import DoorActions
from desktop.views.door_bar import DoorBar
from desktop.views.door_forms import ScanField
from desktop.views.door_parts import Entries, LastEntries
from desktop.views.door_scene import DoorScene
from desktop.views.layouts import Box, column, row
from desktop.views.page import Page
from desktop.views.preferences import Preferences
from desktop.views.printing import print_pdf
from desktop.views.sounds import play
from desktop.views.texts import texts
from desktop.views.wedge import Wedge
from desktop.views.workspace import Workspace

DESK_LAYOUT = "a6"
"""The format of a badge printed at the door."""


class DoorRead(NamedTuple):
    """What the door needs at hand: names to search, everybody's day, the counts and the last entries."""

    attendees: dict[str, AttendeeRow]
    keys: list[tuple[str, str]]
    agendas: Agendas
    counts: tuple[DoorCount, list[EntryRow]]


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
        self.field, self.scene, self.entries = ScanField(), DoorScene(workspace), Entries()
        self.actions_, self.wedge = DoorActions(), Wedge(self)
        self._lay_out()
        self._connect()
        self._rest()

    def _connect(self) -> None:
        self.bar.left.connect(self.leave_wanted)
        self.wedge.scanned.connect(self.pass_code)
        self.wedge.typed.connect(self._on_typed)
        self.field.textEdited.connect(self._on_text)
        self.field.returnPressed.connect(self._on_return)
        scene, actions = self.scene, self.actions_
        scene.faded.connect(self._rest)
        self.field.moved.connect(scene.matches.step)
        scene.matches.picked.connect(self.pass_attendee)
        scene.walk_in.registered.connect(self._show_passed)
        scene.walk_in.ended.connect(self._rest)
        actions.undo_wanted.connect(self.workspace.undo)
        actions.anyway_wanted.connect(self.let_in_anyway)
        actions.print_wanted.connect(self.print_badge)
        actions.record_wanted.connect(self._on_record)
        actions.register_wanted.connect(self.begin_walk_in)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        left = column(self.field, self.scene, self.actions_, gap=20)
        left.setStretchFactor(self.scene, 1)
        inside = row(left, LastEntries(self.entries), gap=24, margins=(32, 24, 24, 24))
        inside.setStretch(0, 1)
        self.body.addWidget(self.bar)
        self.body.addWidget(Box(inside), 1)

    @property
    def standing(self) -> AttendeeRow | None:
        """The one who stands there."""
        return self._passed.attendee if self._passed is not None else None

    def prefer(self, preferences: Preferences) -> None:
        self.bar.prefer(preferences)

    def read(self) -> DoorRead:
        return _read_door(self.store, self.event_id)

    def show_read(self, shown: DoorRead) -> None:
        self._agendas = shown.agendas
        self.scene.matches.set_attendees(shown.attendees, shown.keys)
        self._show_counts(shown.counts)
        self.bar.show_desk(self.workspace.laptop.title)

    def update_some(self, changes: Changes) -> bool:
        """After an entry, count again and leave the lists as they are."""
        if changes.touches("attendee", "person", "badge", "place", "group", "session", "room", "round", "event"):
            return False
        self.workspace.runner.read(partial(_count, self.store, self.event_id), self._show_counts, self._fail)
        self.actions_.show_for(self._passed, undoable=_can_undo(self.store))
        return True

    def start_here(self) -> None:
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        assert app
        app.installEventFilter(self.wedge)
        self.actions_.show_for(self._passed, undoable=_can_undo(self.store))

    def hideEvent(self, event: QHideEvent) -> None:
        app = QApplication.instance()
        assert app
        app.removeEventFilter(self.wedge)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.scene.is_verdict and not self.field.text():
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
        if self.standing is not None:
            self._pass(self.standing.id, anyway=True)

    @Slot()
    def begin_walk_in(self) -> None:
        """Register somebody who is not on the list."""
        text = self.field.text()
        self.field.empty()
        self.scene.begin_walk_in(text)

    def _pass(self, who: str, *, anyway: bool = False) -> None:
        call = partial(check_in, direction=self.bar.direction(), desk=self.workspace.laptop.title, anyway=anyway)
        passed = self.workspace.do(call, self.store, self.event_id, who)
        if passed is not None:
            self._show_passed(passed)

    @Slot(Passed)
    def _show_passed(self, passed: Passed) -> None:
        self._passed = passed
        who = passed.attendee
        agenda = self._agendas.of(who.id) if who and self._agendas else []
        self.scene.show_passed(passed, agenda, self.store.now().isoformat())
        self.actions_.show_for(passed, undoable=_can_undo(self.store))
        if self.is_loud and self.bar.sound():
            play(passed.verdict.colour)
        self.field.setFocus()

    @Slot()
    def _rest(self) -> None:
        self._passed = None
        self.scene.rest()
        self.actions_.show_for(None, undoable=_can_undo(self.store))
        if self.isVisible():
            self.field.setFocus()

    @Slot(str)
    def _on_typed(self, letter: str) -> None:
        """A letter typed anywhere on the page lands in the field: it has the keyboard before the letter arrives."""
        focus = QApplication.focusWidget()
        elsewhere = focus is not None and self.scene.walk_in.isAncestorOf(focus)
        if focus is not self.field and not elsewhere and letter != " ":
            self.field.setFocus()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if len(text.strip()) < 2:
            if self.scene.is_search:
                self._rest()
            return
        self.scene.search(text)

    @Slot()
    def _on_return(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        chosen = self.scene.matches.chosen(text)
        if chosen:
            self.pass_attendee(chosen)
        else:
            self.pass_code(text)

    @Slot()
    def print_badge(self) -> None:
        """Print the badge of the one who stands there, and go on with the queue."""
        if self.standing is not None:
            ids, make = [self.standing.id], render_badge_print
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
        if self.standing is not None:
            self.place_wanted.emit("attendees", self.standing.id)

    def _show_counts(self, counts: tuple[DoorCount, list[EntryRow]]) -> None:
        self.bar.show_count(counts[0])
        self.entries.show_rows(counts[1])


def _read_door(store: Store, event_id: str) -> DoorRead:
    attendees = [row for row in list_attendees(store, event_id) if row.status != "cancelled" or row.arrived]
    keys = [(row.id, search_key(row)) for row in attendees]
    return DoorRead({row.id: row for row in attendees}, keys, get_agendas(store, event_id), _count(store, event_id))


def _count(store: Store, event_id: str) -> tuple[DoorCount, list[EntryRow]]:
    return count_door(store, event_id), list_entries(store, event_id)


def _can_undo(store: Store) -> bool:
    """Whether the last step was an entry or exit."""
    last, _again = next_steps(store)
    return last is not None and last.template in (ENTRY.template, EXIT.template)
