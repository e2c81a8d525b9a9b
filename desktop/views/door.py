"""The door: a scan or two letters, a verdict that can be read from two metres, and the next one in the queue."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from desktop.data.people import AttendeeRow
from desktop.domain.changes import Changes
from desktop.domain.door import Direction
from desktop.usecases.agenda import Agendas
from desktop.usecases.door import Passed, check_in
from desktop.usecases.history import is_next_undo
from desktop.views.door_actions import DoorActions
from desktop.views.door_badge import DeskBadge
from desktop.views.door_bar import DoorBar
from desktop.views.door_forms import ScanField
from desktop.views.door_parts import Entries, LastEntries
from desktop.views.door_read import Counts, DoorRead, Passages, is_taken_back, read_door, read_passages
from desktop.views.door_scene import DoorScene
from desktop.views.layouts import Box, column, row
from desktop.views.page import Page
from desktop.views.preferences import Preferences
from desktop.views.sounds import play
from desktop.views.wedge import Wedge
from desktop.views.workspace import Workspace


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
        self.actions_, self.wedge, self.badge = DoorActions(), Wedge(self), DeskBadge(self, workspace)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.bar)
        self.body.addWidget(_middle(self.field, self.scene, self.actions_, self.entries), 1)
        self._connect()
        self._rest()

    def _connect(self) -> None:
        self.bar.left.connect(self.leave_wanted)
        self.workspace.changed.connect(self._on_any_change)
        self.wedge.scanned.connect(self.let_pass)
        self.wedge.typed.connect(self._on_typed)
        self.field.textEdited.connect(self._on_text)
        self.field.returnPressed.connect(self._on_return)
        scene, actions = self.scene, self.actions_
        scene.faded.connect(self._rest)
        self.field.moved.connect(scene.matches.step)
        scene.matches.picked.connect(self.let_pass)
        scene.latecomer.seated.connect(self._show_actions)
        scene.walk_in.registered.connect(self._show_passed)
        scene.walk_in.ended.connect(self._rest)
        actions.undo_wanted.connect(self.workspace.undo)
        actions.anyway_wanted.connect(self.let_in_anyway)
        actions.print_wanted.connect(self.print_badge)
        actions.record_wanted.connect(self._on_record)
        actions.register_wanted.connect(self.begin_walk_in)

    @property
    def standing(self) -> AttendeeRow | None:
        """The one who stands there."""
        return self._passed.attendee if self._passed is not None else None

    def prefer(self, preferences: Preferences) -> None:
        self.bar.prefer(preferences)

    def read(self) -> DoorRead:
        return read_door(self.store, self.event_id)

    def show_read(self, shown: DoorRead) -> None:
        self._agendas = shown.agendas
        self.scene.latecomer.prepare(shown.agendas, shown.composed)
        self.scene.matches.set_attendees(shown.attendees, shown.keys)
        self._show_counts(shown.counts)
        self.bar.show_desk(self.workspace.laptop.title)

    def update_some(self, changes: Changes) -> bool:
        """After an entry or exit, count again and read that one person anew."""
        if changes.touches("attendee", "person", "badge", "place", "group", "session", "room", "round", "event"):
            return False
        read = partial(read_passages, self.store, self.event_id, changes)
        self.workspace.runner.read(read, self._show_passages, self._fail)
        return True

    @Slot(Changes)
    def _on_any_change(self, changes: Changes) -> None:
        """When what is shown has been taken back, it is shown no more."""
        if is_taken_back(self._passed, changes):
            self._rest()
        elif self._passed is not None:
            self._show_actions()

    def start_here(self) -> None:
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        assert app
        app.installEventFilter(self.wedge)
        self._show_actions()

    def hideEvent(self, event: QHideEvent) -> None:
        app = QApplication.instance()
        assert app
        app.removeEventFilter(self.wedge)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.scene.is_ready and not self.field.text():
                self.leave_wanted.emit()
            else:
                self.field.empty()
                self._rest()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def let_pass(self, who: str) -> None:
        """Let in, or out, the owner of a code or an attendee found by name, whatever stood on the screen."""
        self.field.empty()
        self._pass(who, self.bar.direction())

    @Slot()
    def let_in_anyway(self) -> None:
        """Let in, or out, whom the rules of the door stopped."""
        if self._passed is not None and self.standing is not None:
            self._pass(self.standing.id, self._passed.direction, anyway=True)

    @Slot()
    def begin_walk_in(self) -> None:
        """Register somebody who is not on the list."""
        text = self.field.text()
        self.field.empty()
        self._passed = None
        self.scene.begin_walk_in(text)
        self._show_actions()
        self.scene.walk_in.start_here()

    def _pass(self, who: str, direction: Direction, *, anyway: bool = False) -> None:
        call = partial(check_in, direction=direction, desk=self.workspace.laptop.title, anyway=anyway)
        passed = self.workspace.do(call, self.store, self.event_id, who)
        if passed is not None:
            self._show_passed(passed)

    @Slot(Passed)
    def _show_passed(self, passed: Passed) -> None:
        self._passed = passed
        who = passed.attendee
        agenda = self._agendas.of(who.id) if who and self._agendas else []
        self.scene.show_passed(passed, agenda, self.store.now().isoformat())
        self._show_actions()
        if self.is_loud and self.bar.sound():
            play(passed.verdict.colour)
        self.field.setFocus()

    @Slot()
    def _rest(self) -> None:
        self._passed = None
        self.scene.rest()
        self._show_actions()
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
        self._passed = None
        self.scene.search(text)
        self._show_actions()

    @Slot()
    def _on_return(self) -> None:
        text = self.field.text().strip()
        if text:
            self.let_pass(self.scene.matches.chosen(text) or text)

    @Slot()
    def print_badge(self) -> None:
        """Print the badge of the one who stands there, and go on with the queue."""
        if self.standing is not None:
            self.badge.print(self.standing.id)

    @Slot()
    def _on_record(self) -> None:
        if self.standing is not None:
            self.place_wanted.emit("attendees", self.standing.id)

    def _show_passages(self, passages: Passages) -> None:
        self._show_counts(passages.counts)
        if passages.people is None or not self.scene.matches.update_people(passages.people):
            self.reload()

    def _show_counts(self, counts: Counts) -> None:
        self.bar.show_count(counts.door)
        self.entries.show_rows(counts.entries)

    def _show_actions(self) -> None:
        """Offer what can be done about what is shown; the keyboard never stays on a button that has done its work."""
        passed, was_there, seated = self._passed, self.actions_.has_keyboard(), self.scene.latecomer.changes
        undoable = passed is not None and is_next_undo(self.store, seated or passed.changes)
        self.actions_.show_for(passed, seated, undoable=undoable, registering=self.scene.is_walk_in)
        if was_there:
            self.field.setFocus()


def _middle(field: ScanField, scene: DoorScene, actions: DoorActions, entries: Entries) -> Box:
    left = column(field, scene, actions, gap=20)
    left.setStretchFactor(scene, 1)
    inside = row(left, LastEntries(entries), gap=24, margins=(32, 24, 24, 24))
    inside.setStretch(0, 11)
    inside.setStretch(1, 4)
    return Box(inside)
