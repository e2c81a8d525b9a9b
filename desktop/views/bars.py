"""The bars above and below the page: the event at hand, search, and whether all is saved."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.data.events import EventRow
from desktop.views.buttons import Button, Painted
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided, Label
from desktop.views.layouts import row
from desktop.views.texts import _, long_day
from desktop.views.theme import colour, font
from desktop.views.tokens import CONTROL, RADIUS, STATUS_BAR, TOP_BAR


class EventButton(Painted):
    """The event at hand; opens the menu of events and workspaces."""

    def __init__(self) -> None:
        super().__init__("")
        self._line = ""
        self.setObjectName("action.events")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(48)

    def show_event(self, event: EventRow) -> None:
        self.setText(event.title)
        self._line = " · ".join(part for part in (long_day(event.day), event.venue) if part)
        self.setAccessibleName(_("Event at hand: {name}", name=f"{event.title} {self._line}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        if self.underMouse() or self.hasFocus():
            self.box(painter, colour("surface2"), None)
        painter.setFont(font("strong"))
        metrics = painter.fontMetrics()
        width = self.width() - 40
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.setPen(colour("text"))
        painter.drawText(QRectF(8, 5, width, 20), Qt.AlignmentFlag.AlignVCenter, title)
        paint_icon(painter, "chevron-down", QRectF(14 + metrics.horizontalAdvance(title), 8, 14, 14), colour("text3"))
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        line = painter.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.drawText(QRectF(8, 25, self.width() - 16, 18), Qt.AlignmentFlag.AlignVCenter, line)


class PaletteButton(Painted):
    """Looks like a search field and opens the palette."""

    def __init__(self) -> None:
        super().__init__(_("Search, or run an action"))
        self.setObjectName("action.palette")
        self.setAccessibleName(self.text())
        self.setFixedSize(340, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        self.box(painter, colour("bg" if not self.underMouse() else "surface2"), colour("field"), RADIUS)
        paint_icon(painter, "search", QRectF(12, 10, 16, 16), colour("text2"))
        painter.setFont(font("body"))
        painter.setPen(colour("text2"))
        painter.drawText(QRectF(36, 0, 220, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        cap = QRectF(self.width() - 56, 9, 48, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface2"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font("key"))
        painter.setPen(colour("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, "Ctrl K")


class TopBar(QFrame):
    """The event at hand, the palette, and the way to the door."""

    door_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setFixedHeight(TOP_BAR)
        self.event_button, self.palette_button = EventButton(), PaletteButton()
        door = Button(_("Open the door"), "primary", "scan-line", name="action.door", clicked=self.door_wanted.emit)
        inside = row(self.event_button, self.palette_button, door, gap=10, margins=(16, 0, 16, 0))
        inside.setStretchFactor(self.event_button, 1)
        self.setLayout(inside)


class _Sign(QWidget):
    def __init__(self, icon: str, ink: str) -> None:
        super().__init__()
        self._icon, self._ink = icon, ink
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, QRectF(0, 0, 14, 14), colour(self._ink))


class StatusBar(QFrame):
    """That all is saved, when the last copy was made, and which laptop this is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self.setFixedHeight(STATUS_BAR)
        self.copy, self.laptop = Elided("", "caption", "text2"), Label("", "caption", "text2")
        self._copy_sign = _Sign("shield-check", "text2")
        saved = Label(_("All saved"), "caption")
        inside = row(
            _Sign("circle-check", "ok-text"),
            saved,
            16,
            self._copy_sign,
            self.copy,
            self.laptop,
            gap=6,
            margins=(24, 0, 16, 0),
        )
        inside.setStretchFactor(self.copy, 1)
        self.setLayout(inside)
        self.show_copy("")

    def show_copy(self, text: str) -> None:
        self.copy.setText(text)
        self._copy_sign.setVisible(bool(text))
