"""Two ways to look at the same thing, side by side: one of them is on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from desktop.views.buttons import Painted
from desktop.views.layouts import row
from desktop.views.theme import colour, font
from desktop.views.tokens import CONTROL, RADIUS

_SIDE, _INSET = 14, 3


class TabRow(QWidget):
    """A switch, and beside it what there is to choose either way, which goes on in the next line in a narrow window."""

    def __init__(self, switch: QWidget, *ways: QWidget) -> None:
        super().__init__()
        inside = row(switch, *ways, gap=12)
        inside.setAlignment(switch, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        # the layout would reckon with as many lines as its least width takes
        return QSize(super().sizeHint().width(), CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), CONTROL)


class Segment(Painted):
    """One of the ways."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(font("small-strong")).horizontalAdvance(self.text()) + 2 * _SIDE, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        inside = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if self.isChecked():
            painter.setPen(colour("border"))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(inside.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 2, RADIUS - 2)
        if self._ringed and self.hasFocus():
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside.adjusted(-1, -1, 1, 1), RADIUS - 1, RADIUS - 1)
        painter.setFont(font("small-strong"))
        painter.setPen(colour("accent-text" if self.isChecked() else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Switch(QWidget):
    """Says in `picked` which way somebody chose."""

    picked = Signal(str)

    def __init__(self, name: str, **ways: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.segments = {way: Segment(text, f"action.{way}") for way, text in ways.items()}
        self._group = QButtonGroup(self)
        for segment in self.segments.values():
            self._group.addButton(segment)
        next(iter(self.segments.values())).setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setLayout(row(*self.segments.values(), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def way(self) -> str:
        return next(way for way, segment in self.segments.items() if segment.isChecked())

    def show_way(self, way: str) -> None:
        self.segments[way].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("border"))
        painter.setBrush(colour("surface2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    @Slot()
    def _on_clicked(self) -> None:
        self.picked.emit(self.way)
