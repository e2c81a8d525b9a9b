"""The rooms: a table, and the panel of the chosen one."""

from typing import Any, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.data.programme import RoomRow, SessionRow
from desktop.usecases.day_plan import DayPlan
from desktop.usecases.rooms import add_room, edit_room, remove_room
from desktop.views.buttons import Button
from desktop.views.fields import InPlace, TextField, labelled
from desktop.views.inline_form import FormPanel, InlineForm
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Rule, clear, column, row, side_panel
from desktop.views.page import EmptyState
from desktop.views.programme_fields import PanelArea
from desktop.views.programme_words import times
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, n_, number
from desktop.views.workspace import Workspace

PANEL = 330
MOST_LISTED = 8


class ListedRoom(NamedTuple):
    """A room with the sessions in it."""

    id: str
    room: RoomRow
    sessions: tuple[SessionRow, ...]


def room_captions() -> dict[str, str]:
    return {
        "title": _("Name"), "capacity": _("Places"), "floor": _("Building, floor"), "setup": _("Set-up, equipment"),
        "note": _("Note"),
    }  # fmt: skip


class RoomsView(QWidget):
    """The table of the rooms with its panel."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.table = Table(_columns(), _("Rooms"))
        self.table.setObjectName("rooms.table")
        self.panel = RoomPanel(workspace)
        add = Button(_("Add a room"), "primary", "plus", name="action.first_room", clicked=self.begin_new)
        self.empty = EmptyState("door-open", _("The rooms, with their places, will be here."), add)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.empty)
        self.setLayout(row(self._lists, side_panel(self.panel, PANEL), gap=16))
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.panel.added.connect(self._on_added)
        self.panel.form_ended.connect(self._show_panel)
        self._wanted = ""

    def show_plan(self, plan: DayPlan) -> None:
        rows = [ListedRoom(room.id, room, tuple(plan.use_of(room.id))) for room in plan.programme.rooms]
        self.table.set_rows(rows)
        self._lists.setCurrentWidget(self.table if rows else self.empty)
        if self._wanted and self.table.select_id(self._wanted):
            self._wanted = ""
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._show_panel()

    def start_here(self) -> None:
        self.table.setFocus()

    def choose(self, room_id: str) -> None:
        self.table.select_id(room_id)

    @Slot()
    def begin_new(self) -> None:
        """Show the form of a new room."""
        self.panel.show()
        self.panel.begin_new()

    @Slot()
    def _show_panel(self) -> None:
        current = self.table.current_row()
        if current is not None:
            self.panel.show_room(current)
        self.panel.setVisible(current is not None or self.panel.is_new)

    @Slot(object)
    def _on_chosen(self, listed: Any) -> None:
        if listed is not None:
            self.panel.show_details()
            self.panel.show_room(listed)

    @Slot(object)
    def _on_opened(self, _listed: Any) -> None:
        self.panel.fields["title"].edit()

    @Slot(str)
    def _on_added(self, room_id: str) -> None:
        self._wanted = room_id


class RoomPanel(FormPanel):
    """Shows the chosen room; each field is kept at once. Its form makes new ones: `added` gives their ids."""

    added = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("The chosen room"))
        self.workspace = workspace
        self._shown: ListedRoom | None = None
        self.form = NewRoom(workspace)
        self.form.added.connect(self.added)
        self.set_pages(self._make_details(), self.form)

    def _make_details(self) -> QWidget:
        self.title, self.use = Label("", "card", wrap=True), QVBoxLayout()
        self.use.setSpacing(8)
        self.fields = {field: InPlace(field, caption) for field, caption in room_captions().items()}
        for field in self.fields.values():
            field.written.connect(self._on_written)
        self.step_free = QCheckBox(_("Step-free access"))
        self.step_free.setObjectName("room.step_free")
        self.step_free.clicked.connect(self._on_step_free)
        self.remove_button = Button(_("Remove"), "danger", "trash-2", name="action.remove_room", clicked=self.remove)
        self.remove_button.setToolTip(_("Sessions in it stay, without a room; it can be undone"))
        used = Label(_("Sessions in it"), "column", "text2")
        inside = column(*self.fields.values(), self.step_free, Rule(), used, self.use, None, gap=8)
        inside.setContentsMargins(0, 0, 6, 0)
        area = PanelArea(Box(inside), _("The chosen room"))
        whole = column(self.title, Rule(), area, row(None, self.remove_button), gap=8)
        whole.setStretchFactor(area, 1)
        return Box(whole)

    def show_room(self, listed: ListedRoom) -> None:
        self._shown, room = listed, listed.room
        self.title.setText(room.title)
        for name, field in self.fields.items():
            value = getattr(room, name)
            field.show_text("" if value is None else str(value))
        self.step_free.setChecked(room.step_free)
        clear(self.use)
        for session in listed.sessions[:MOST_LISTED]:
            when = Label(times(session.starts, session.ends), "caption", "text2")
            self.use.addWidget(Box(column(Elided(session.title), when, gap=1)))
        over = len(listed.sessions) - MOST_LISTED
        if over > 0:
            self.use.addWidget(Label(n_("and {n} more", "and {n} more", over), "caption", "text2"))
        if not listed.sessions:
            self.use.addWidget(Label(_("None yet."), "body", "text2"))

    def begin_new(self) -> None:
        self.form.begin()
        self.show_form()
        self.form.start_here()

    @Slot()
    def remove(self) -> None:
        """Remove the room; undo brings it back."""
        if self._shown is not None:
            self.workspace.do(remove_room, self.workspace.store, self._shown.id)

    @Slot(str, str)
    def _on_written(self, field: str, text: str) -> None:
        if self._shown is not None and not self.workspace.do(
            edit_room, self.workspace.store, self._shown.id, {field: text}
        ):
            self.show_room(self._shown)

    @Slot()
    def _on_step_free(self) -> None:
        self._on_written("step_free", "yes" if self.step_free.isChecked() else "no")


class NewRoom(InlineForm):
    """A short form: a name is enough. Enter keeps and asks for the next one, Escape leaves."""

    added = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        captions = room_captions()
        self.fields = {name: TextField(f"new.{name}", said=caption) for name, caption in captions.items()}
        for field in self.fields.values():
            field.returnPressed.connect(self.keep)
        boxes = [labelled(captions[name], field) for name, field in self.fields.items()]
        self.step_free = QCheckBox(_("Step-free access"))
        self.keep_button = Button(_("Add"), "primary", "check", name="action.keep_room", clicked=self.keep)
        leave = Button(_("Cancel"), name="action.leave_room", clicked=self.ended.emit)
        inside = column(*boxes, self.step_free, None, gap=10, margins=(0, 0, 8, 0))
        area, buttons = PanelArea(Box(inside), _("New room")), row(self.keep_button, leave, None)
        whole = column(Label(_("New room"), "card"), area, buttons, gap=10)
        whole.setStretchFactor(area, 1)
        self.setLayout(whole)

    def begin(self) -> None:
        for field in self.fields.values():
            field.clear()
        self.step_free.setChecked(False)

    def start_here(self) -> None:
        self.fields["title"].setFocus()

    @Slot()
    def keep(self) -> None:
        """Add the room; the form stays, empty, for the next one."""
        texts = {name: field.text() for name, field in self.fields.items() if field.text().strip()}
        texts["step_free"] = "yes" if self.step_free.isChecked() else "no"
        added = self.workspace.do(add_room, self.workspace.store, self.workspace.event_id, texts)
        if added is not None:
            self.begin()
            self.start_here()
            self.added.emit(added.id)


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda r: r.room.title, 180, "strong", stretch=True),
        Column(_("Places"), _places, 84, "number", order=lambda r: r.room.capacity or 0),
        Column(_("Building, floor"), lambda r: r.room.floor, 130, "muted", gives_way=2),
        Column(_("Set-up, equipment"), lambda r: r.room.setup, 150, "muted", gives_way=1),
        Column(_("Step-free"), _step_free, 110, "pill", pill=lambda _r: "ok"),
        Column(_("Sessions"), lambda r: number(len(r.sessions)), 84, "number", order=lambda r: len(r.sessions)),
    ]


def _places(listed: ListedRoom) -> str:
    return number(listed.room.capacity) if listed.room.capacity is not None else "\u2013"


def _step_free(listed: ListedRoom) -> str:
    return _("Step-free") if listed.room.step_free else ""
