"""What the cards of the exchange page share: a place to drop a file, and a band that says how it went."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.domain.words import Refused
from desktop.views.buttons import Button
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import column, row
from desktop.views.texts import _
from desktop.views.theme import colour
from desktop.views.tokens import CARD_RADIUS


class Outcome(QFrame):
    """How it went, in words, where it was asked for; stays until the next time."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAccessibleName(name)
        self._sign = _Sign()
        self.line, self.more = Label("", "strong", wrap=True), Label("", "small", "text2", wrap=True)
        inside = row(self._sign, column(self.line, self.more, gap=2), gap=10, margins=(14, 10, 14, 10))
        inside.setStretch(1, 1)
        inside.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self.hide()

    def show_done(self, line: str, more: str) -> None:
        self._show("ok", line, more)

    def show_refused(self, refused: Refused) -> None:
        self._show("bad", _(refused.happened), f"{_(refused.kept)} {_(refused.do)}")

    def _show(self, tone: str, line: str, more: str) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.show_tone(tone)
        self.line.setText(line)
        self.tell_more(more)
        self.show()

    def tell_more(self, more: str) -> None:
        """Change the second line, for what has changed since."""
        self.more.setText(more)
        self.setAccessibleDescription(f"{self.line.text()} {more}".strip())


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._tone = "ok"
        self.setFixedSize(18, 20)

    def show_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon = "circle-check" if self._tone == "ok" else "circle-alert"
        paint_icon(QPainter(self), icon, QRectF(0, 1, 18, 18), colour(f"{self._tone}-text"))


class DropZone(QWidget):
    """A place where a file of one kind may be dropped; its button asks for the file instead."""

    dropped = Signal(str)

    def __init__(self, line: str, button: Button, ending: str) -> None:
        super().__init__()
        self._ending, self._over = f".{ending}", False
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        text = Label(line, "small", "text2", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = column(None, text, row(None, button, None), None, gap=10, margins=(20, 18, 20, 18))
        self.setLayout(middle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _path_in(event, self._ending):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        path = _path_in(event, self._ending)
        if path:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent" if self._over else "field"), 2 if self._over else 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent-soft" if self._over else "bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)


def _path_in(event: QDropEvent, ending: str) -> str:
    """The file that is being dropped, when it is one of this kind and on this laptop."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return next((url.toLocalFile() for url in urls if url.toLocalFile().lower().endswith(ending)), "")


def icon_button(icon: str, said: str, name: str, clicked: Callable[[], object]) -> Button:
    """A button that is only a sign; what it does is in its tooltip and for readers."""
    button = Button("", icon=icon, name=name, clicked=clicked)
    button.setAccessibleName(said)
    button.setToolTip(said)
    return button
