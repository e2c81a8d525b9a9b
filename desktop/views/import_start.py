"""Where an import begins: drop a list or choose one; and the sign that a file may be dropped."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from desktop.views.buttons import Button
from desktop.views.import_words import KindWords, kinds
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, column, row
from desktop.views.page import Sign
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.today import Tinted
from desktop.views.tokens import CARD_RADIUS


class DropZone(QFrame):
    """Invites to drop a list, with the button that does the same."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        sign = Sign("download")
        title = Label(_("Drop a list here"), "heading")
        line = Label(_("CSV, Excel or LibreOffice, from any ticketing or HR tool."), "body", "text2", wrap=True)
        promise = Label(
            _("You see what will happen to each row before anything is written."), "small", "text3", wrap=True
        )
        middle = column(sign, 6, title, line, promise, 6, button, gap=6)
        for label in (line, promise):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for item in (sign, title, button):
            middle.setAlignment(item, Qt.AlignmentFlag.AlignHCenter)
        box = Box(middle)
        box.setFixedWidth(440)
        self.setLayout(column(None, row(None, box, None), None, margins=(16, 24, 16, 24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dashes(painter, QRectF(self.rect()), colour("surface"), colour("field"))


def paint_dashes(painter: QPainter, rect: QRectF, ground: QColor, border: QColor) -> None:
    """A place where something may be dropped."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(border, 1.5, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)


class KindLine(QWidget):
    """A kind of list that can be read, in a line."""

    def __init__(self, words: KindWords) -> None:
        super().__init__()
        told = column(Elided(words.title, "strong"), Elided(words.line, "small", "text2"), gap=1)
        inside = row(Tinted(words.icon, "accent"), told, gap=12)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Start(QWidget):
    """The page before a list is chosen: the place to drop it, and what lists can be read."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        lines = QGridLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(24)
        lines.setVerticalSpacing(16)
        for place, words in enumerate(kinds()):
            lines.addWidget(KindLine(words), place // 2, place % 2)
        for side in (0, 1):
            lines.setColumnStretch(side, 1)
        inside = column(DropZone(button), Label(_("What can be read"), "card"), lines, gap=16)
        inside.setStretch(0, 1)
        self.setLayout(inside)


class Drops(QObject):
    """Takes a file that is dropped anywhere on a page. `dropped` gives its path."""

    dropped = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.is_open = True
        self.sign = DropSign(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and self.is_open and _paths(event.mimeData().urls()):
            event.acceptProposedAction()
            self.sign.cover()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.sign.hide()
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.sign.hide()
            if self.is_open and (paths := _paths(event.mimeData().urls())):
                event.acceptProposedAction()
                self.dropped.emit(paths[0])
            return True
        return super().eventFilter(watched, event)


def _paths(urls: list[QUrl]) -> list[str]:
    return [url.toLocalFile() for url in urls if url.isLocalFile()]


class DropSign(QWidget):
    """Lies over the page while a file is held above it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        self.setGeometry(self._page.rect().adjusted(12, 12, -12, -12))
        self.raise_()
        self.show()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = colour("accent-soft")
        ground.setAlphaF(0.94)
        paint_dashes(painter, QRectF(self.rect()), ground, colour("accent"))
        painter.setFont(font("heading"))
        painter.setPen(colour("accent-text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Drop the list to read it"))
