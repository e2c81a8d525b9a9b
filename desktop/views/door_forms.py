"""The door's field, the people whom a few letters may mean, and the form for somebody who is on no list."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.data.people import AttendeeRow
from desktop.domain.badges import read_code
from desktop.domain.names import find, full_name
from desktop.usecases.door import Passed, register_at_door
from desktop.views.attendee_state import state_of
from desktop.views.buttons import Button
from desktop.views.fields import LineField, TextField, labelled
from desktop.views.icons import paint_icon
from desktop.views.labels import Label, paint_pill, pill_size
from desktop.views.layouts import Card, column, row
from desktop.views.table import paint_avatar
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.tokens import BAND_RADIUS
from desktop.views.workspace import Workspace

_ROW = 58


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


class Matches(QWidget):
    """People whose names hold the typed letters; arrows choose, Enter lets in, a click too."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._people: dict[str, AttendeeRow] = {}
        self._keys: list[tuple[str, str]] = []
        self._found: list[AttendeeRow] = []
        self._current, self._text = 0, ""
        self.setMinimumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def set_attendees(self, people: dict[str, AttendeeRow], keys: list[tuple[str, str]]) -> None:
        """Who can be found: people by id, and what each is found by."""
        self._people, self._keys = people, keys

    def search(self, text: str) -> None:
        """Find people; a badge code in the making is not a name."""
        self._text = text
        ids = [] if len(text) > 8 and read_code(text.ljust(20, "B")) else find(self._keys, text)
        self._found = [self._people[id_] for id_ in ids[: max(2, (self.height() - 24) // _ROW)]]
        self._current = 0
        told = "; ".join(full_name(person.given_name, person.family_name) for person in self._found)
        self.setAccessibleName(_("Found: {names}", names=told) if told else _("Nobody found"))
        self.update()

    def chosen(self, text: str) -> str | None:
        """The attendee that Enter would let in, when these letters were searched for."""
        fits = text == self._text.strip() and self._found
        return self._found[self._current].id if fits and self.isVisible() else None

    @Slot(int)
    def step(self, step: int) -> None:
        if self._found:
            self._current = (self._current + step) % len(self._found)
            person = self._found[self._current]
            self.setAccessibleName(full_name(person.given_name, person.family_name))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 320)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() - 12) // _ROW
        if 0 <= place < len(self._found) and place != self._current:
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() - 12) // _ROW
        if 0 <= place < len(self._found):
            self.picked.emit(self._found[place].id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("border"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), BAND_RADIUS, BAND_RADIUS)
        if not self._found:
            painter.setFont(font("door-line"))
            painter.setPen(colour("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nobody found. Ctrl N registers them here."))
        for place, person in enumerate(self._found):
            self._paint_row(painter, person, 12 + place * _ROW, current=place == self._current)

    def _paint_row(self, painter: QPainter, person: AttendeeRow, top: int, *, current: bool) -> None:
        line = QRectF(12, top, self.width() - 24, _ROW - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-soft" if current else "surface"))
        painter.drawRoundedRect(line, 8, 8)
        paint_avatar(painter, QRectF(24, top + 9, 36, 36), person.given_name, person.family_name)
        word, tone = state_of(person)
        size = pill_size(word)
        pill = QRectF(line.right() - size.width() - 14, top + 15, size.width(), size.height()).toRect()
        paint_pill(painter, pill, word, tone)
        room = pill.left() - 84
        name = full_name(person.given_name, person.family_name)
        about = " · ".join(part for part in (person.unit, person.site) if part)
        for text, style, ink, y, height in ((name, "heading", "text", 5, 26), (about, "small", "text2", 29, 20)):
            painter.setFont(font(style))
            painter.setPen(colour(ink))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(74, top + y, room, height), Qt.AlignmentFlag.AlignVCenter, cut)


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
