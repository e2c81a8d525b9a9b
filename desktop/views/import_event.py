"""A new event, named where a list for it is imported."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.words import Refused
from desktop.usecases.workspace import add_event
from desktop.views.buttons import Button
from desktop.views.day_field import DayField
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
        self.day = DayField("import.event_day")
        self.day.setMaximumWidth(150)
        self.create_button = Button(_("Create the event"), icon="calendar-plus", name="action.create")
        self.create_button.clicked.connect(self.make_event)
        for field in (self.title, self.day):
            field.returnPressed.connect(self.make_event)
        button = column(None, self.create_button, gap=0)
        inside = row(labelled(_("Name of the event"), self.title), labelled(_("Day"), self.day), button, gap=12)
        inside.setStretch(0, 1)
        self.setLayout(column(inside, self.day.told, gap=4))
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
    def make_event(self) -> bool:
        """Make the event as it is typed; False when it was refused, in words."""
        try:
            day = self.day.iso()
        except Refused as refused:
            self.workspace.refused.emit(refused)
            return False
        added = self.workspace.do(add_event, self.workspace.store, self.title.text(), day, "meetup")
        if added is None:
            self.title.setFocus()
            return False
        self.hide()
        self.created.emit(added.id)
        return True
