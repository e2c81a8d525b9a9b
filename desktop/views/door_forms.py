"""The door's field, and the form for somebody who is on no list."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from desktop.usecases.door import Passed, register_at_door
from desktop.views.buttons import Button
from desktop.views.fields import LineField, TextField, labelled
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import Card, column, row
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.workspace import Workspace


class ScanField(LineField):
    """The large field of the door. `moved` gives steps up and down through what was found."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scan")
        self.setFont(font("door-field"))
        self.setPlaceholderText(_("Scan a badge, or type a name"))
        self.setAccessibleName(self.placeholderText())

    def empty(self) -> None:
        """Clear the field and forget what was typed, so that Ctrl Z takes back an entry and not letters."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), "scan-line", QRectF(20, self.height() / 2 - 13, 26, 26), colour("accent-text"))


class WalkIn(Card):
    """A form of four fields: a name is enough, Enter registers and lets in."""

    registered = Signal(Passed)
    ended = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=12)
        self.workspace = workspace
        captions = {
            "given_name": _("Given name"), "family_name": _("Family name"), "unit": _("Unit"), "site": _("Site"),
            "email": _("E-mail"),
        }  # fmt: skip
        self.fields = {name: TextField(f"door.{name}", said=caption) for name, caption in captions.items()}
        boxes = [labelled(captions[name], field) for name, field in self.fields.items()]
        for field in self.fields.values():
            field.returnPressed.connect(self.register)
        let_in = Button(_("Register and let in"), "primary", "check", tall=True, name="action.let_in")
        let_in.clicked.connect(self.register)
        leave = Button(_("Cancel"), tall=True, name="action.cancel_walk_in", clicked=self.ended.emit)
        names, more = row(*boxes[:2], gap=16), row(*boxes[2:], gap=16)
        title = Label(_("Register here"), "heading")
        hint = Label(_("A name is enough."), "body", "text2")
        self.body.addLayout(column(title, hint, gap=2))
        self.body.addLayout(names)
        self.body.addLayout(more)
        self.body.addLayout(row(let_in, leave, None, gap=12))
        self.body.addStretch(1)

    def begin(self, typed: str) -> None:
        """An empty form; what was typed into the field is taken for the name."""
        for field in self.fields.values():
            field.clear()
        given, _blank, family = typed.strip().partition(" ")
        self.fields["given_name"].setText(given)
        self.fields["family_name"].setText(family)

    def start_here(self) -> None:
        empty = [field for field in self.fields.values() if not field.text()]
        empty[0].setFocus()

    @Slot()
    def register(self) -> None:
        """Add the person to the list and let them in, as one step."""
        texts = {name: field.text().strip() for name, field in self.fields.items() if field.text().strip()}
        workspace = self.workspace
        passed = workspace.do(register_at_door, workspace.store, workspace.event_id, texts, workspace.laptop.title)
        if passed is not None:
            self.registered.emit(passed)
