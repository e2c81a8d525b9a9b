"""What is known of a session, edited where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.usecases.day_plan import DayPlan, Line
from desktop.views.fields import Choice
from desktop.views.page import PageArea
from desktop.views.texts import _, n_
from desktop.views.theme import font

NO_ROOM = "-"


class PanelArea(PageArea):
    """The inside of a panel, which scrolls where it is taller than the window and never asks for a taller one."""

    def __init__(self, inside: QWidget, said: str) -> None:
        super().__init__(inside)
        inside.setObjectName("details")
        self.setObjectName("plainarea")
        self.setAccessibleName(said)

    def sizeHint(self) -> QSize:
        return QSize(200, 120)


class TextBox(QPlainTextEdit):
    """Several lines of text, written when the keyboard leaves; Escape takes back what was typed."""

    written = Signal(str, str)

    def __init__(self, field: str, said: str, height: int = 84) -> None:
        super().__init__()
        self.field, self._text = field, ""
        self.setObjectName(f"field.{field}")
        self.setAccessibleName(said)
        self.setFont(font("body"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show what is kept; what is being typed stays."""
        is_typed = self.hasFocus() and self.toPlainText() != self._text
        self._text = text
        if not is_typed and text != self.toPlainText():
            self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._text:
            self.setPlainText(self._text)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    @Slot()
    def keep(self) -> None:
        """Give what was typed."""
        text = self.toPlainText()
        if text != self._text:
            self._text = text
            self.written.emit(self.field, text)


class RoomChoice(Choice):
    """The room of a session: those free at its time first."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Room"))
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._options: Sequence[tuple[str, str]] = ()

    def show_rooms(self, plan: DayPlan, line: Line | None) -> None:
        session = line.session if line is not None else None
        free = {room.id for room in plan.programme.free_rooms(session.starts, session.ends)} if session else set()
        own = session.room_id if session is not None else None
        options = [(NO_ROOM, _("No room yet"))]
        rooms = plan.programme.rooms
        if session is not None and session.starts:
            rooms = sorted(rooms, key=lambda room: room.id not in free | {own})
        for room in rooms:
            places = n_("{n} place", "{n} places", room.capacity) if room.capacity is not None else ""
            is_taken = session is not None and session.starts and room.id not in free and room.id != own
            taken = _("taken then") if is_taken else ""
            options.append((room.id, " · ".join(part for part in (room.title, places, taken) if part)))
        if options != self._options:
            self._options = options
            self.set_options(options)
        self.choose(own or NO_ROOM)
