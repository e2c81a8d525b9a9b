"""The form of a new session: a title is enough. Enter keeps, Escape leaves."""

from PySide6.QtCore import Signal, Slot

from desktop.usecases.day_plan import DayPlan
from desktop.usecases.sessions import add_session
from desktop.views.buttons import Button
from desktop.views.fields import Choice, TextField, labelled
from desktop.views.inline_form import InlineForm
from desktop.views.labels import Label
from desktop.views.layouts import Box, column, row
from desktop.views.programme_fields import NO_ROOM, PanelArea, RoomChoice
from desktop.views.programme_words import kind_options
from desktop.views.texts import _
from desktop.views.workspace import Workspace


class NewSession(InlineForm):
    """Asks for what makes a session; `added` gives its id."""

    added = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._plan: DayPlan | None = None
        captions = {
            "title": _("Title"), "starts": _("Starts"), "ends": _("Ends"), "capacity": _("Places, if not the room's"),
            "hosts": _("Hosts, by name"),
        }  # fmt: skip
        hints = {"starts": "14:00", "ends": "15:30"}
        self.fields = {n: TextField(f"new.{n}", hints.get(n, ""), said=caption) for n, caption in captions.items()}
        for field in self.fields.values():
            field.returnPressed.connect(self.keep)
        boxes = {name: labelled(captions[name], field) for name, field in self.fields.items()}
        self.kind = Choice("new.kind", _("Kind"), kind_options())
        self.room = RoomChoice("new.room")
        self.keep_button = Button(_("Add"), "primary", "check", name="action.keep", clicked=self.keep)
        leave = Button(_("Cancel"), name="action.leave", clicked=self.ended.emit)
        inside = column(
            boxes["title"], labelled(_("Kind"), self.kind), row(boxes["starts"], boxes["ends"], gap=12),
            labelled(_("Room"), self.room), boxes["capacity"], boxes["hosts"], None,
            gap=10, margins=(0, 0, 8, 0),
        )  # fmt: skip
        area, buttons = PanelArea(Box(inside), _("New session")), row(self.keep_button, leave, None)
        whole = column(Label(_("New session"), "card"), area, buttons, gap=10)
        whole.setStretchFactor(area, 1)
        self.setLayout(whole)

    def begin(self, plan: DayPlan | None) -> None:
        """An empty form."""
        self._plan = plan
        for field in self.fields.values():
            field.clear()
        self.kind.choose("workshop")
        if plan is not None:
            self.room.show_rooms(plan, None)

    def start_here(self) -> None:
        self.fields["title"].setFocus()

    @Slot()
    def keep(self) -> None:
        """Add the session; the form goes, the session is shown."""
        texts = {name: field.text() for name, field in self.fields.items() if field.text().strip()}
        room = self._plan.programme.room(self.room.value()) if self._plan is not None else None
        if room is not None and self.room.value() != NO_ROOM:
            texts["room"] = room.title
        store, event_id = self.workspace.store, self.workspace.event_id
        added = self.workspace.do(add_session, store, event_id, {**texts, "kind": self.kind.value()})
        if added is not None:
            self.added.emit(added.id)
            self.ended.emit()
