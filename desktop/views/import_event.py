"""A new event, named where a list for it is imported."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.values import read_day
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.workspace import add_event
from desktop.views.buttons import Button
from desktop.views.fields import TextField, labelled
from desktop.views.layouts import column, row
from desktop.views.texts import _
from desktop.views.workspace import Workspace

NEW_EVENT = "new"


class NewEvent(QWidget):
    """The name and day of an event that is not known yet. `created` gives its id; Escape gives up."""

    created = Signal(str)
    given_up = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.title = TextField("import.event_title", said=_("Name of the event"))
        self.day = TextField("import.event_day", _("19/11/2026"), said=_("Day"))
        self.day.setMaximumWidth(150)
        self.create_button = Button(_("Create the event"), icon="calendar-plus", name="action.create")
        self.create_button.clicked.connect(self._on_create)
        for field in (self.title, self.day):
            field.returnPressed.connect(self._on_create)
        button = column(None, self.create_button, gap=0)
        inside = row(labelled(_("Name of the event"), self.title), labelled(_("Day"), self.day), button, gap=12)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.hide()

    def begin(self, file_name: str) -> None:
        """Ask for the name, with that of the file as a start."""
        self.title.setText(file_name.rpartition(".")[0].replace("-", " ").replace("_", " ") or file_name)
        self.day.clear()
        self.show()
        self.title.setFocus()
        self.title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_create(self) -> None:
        text = self.day.text().strip()
        day = read_day(text)
        if text and day is None:
            what, do = words("{text} is not a day.", text=text), words("Write it like 2026-11-19.")
            self.workspace.refused.emit(Refused(what, NOTHING_CHANGED, do))
            return
        iso = day.isoformat() if day else ""
        added = self.workspace.do(add_event, self.workspace.store, self.title.text(), iso, "meetup")
        if added is not None:
            self.hide()
            self.created.emit(added.id)
