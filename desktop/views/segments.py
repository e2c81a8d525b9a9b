"""A choice among a few words that stand side by side in a tray."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.buttons import Painted
from desktop.views.layouts import row
from desktop.views.texts import with_colon
from desktop.views.theme import colour, font
from desktop.views.tokens import RADIUS

LOW, INSET = 30, 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(Painted):
    """One of the words; the arrow keys go on to the next."""

    def __init__(self, text: str, said: str, height: int) -> None:
        super().__init__(text)
        self._height = height
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = 10 if self._height <= LOW else 14
        return QSize(QFontMetrics(font("small-strong")).horizontalAdvance(self.text()) + 2 * side, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        parent = self.parentWidget()
        segments = parent.findChildren(Segment) if parent else [self]
        place = segments.index(self) + step
        if 0 <= place < len(segments):
            segments[place].setFocus(Qt.FocusReason.TabFocusReason)
            segments[place].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = self.begin(), self.isChecked()
        inside = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        if on and self.isEnabled():
            painter.setPen(colour("border"))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 2, RADIUS - 2)
        if self._ringed and self.hasFocus():
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside.adjusted(-1, -1, 1, 1), RADIUS - 1, RADIUS - 1)
        painter.setFont(font("small-strong"))
        painter.setPen(colour("text3" if not self.isEnabled() else "accent-text" if on else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """Gives the value that is picked; at first the first one is on."""

    picked = Signal(str)

    def __init__(self, name: str, caption: str, options: Sequence[tuple[str, str]], height: int = LOW) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self._segments = {value: Segment(text, with_colon(caption, text), height) for value, text in options}
        for value, segment in self._segments.items():
            segment.setObjectName(f"{name}.{value or 'off'}")
            segment.clicked.connect(partial(self._on_clicked, value))
        self.words[0].setChecked(True)
        self.setLayout(row(*self._segments.values(), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return next((value for value, segment in self._segments.items() if segment.isChecked()), "")

    def choose(self, value: str) -> None:
        self._segments[value].setChecked(True)

    @property
    def words(self) -> list[Segment]:
        return list(self._segments.values())

    def segment(self, value: str) -> Segment:
        return self._segments[value]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("border"))
        painter.setBrush(colour("surface2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _on_clicked(self, value: str, *_checked: bool) -> None:
        self.picked.emit(value)
