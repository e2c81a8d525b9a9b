"""The row under the head of a breakout: a switch, and beside it what there is to choose either way."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.layouts import row
from desktop.views.tokens import CONTROL


class TabRow(QWidget):
    """A switch, and beside it what there is to choose either way, which goes on in the next line in a narrow window."""

    def __init__(self, switch: QWidget, *ways: QWidget) -> None:
        super().__init__()
        self._ways = ways
        inside = row(switch, *ways, gap=12)
        inside.setAlignment(switch, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._lines())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._lines())

    def _lines(self) -> int:
        """How high the lines are; the layout would reckon with as many as its least width takes."""
        return max(CONTROL, *(way.minimumHeight() for way in self._ways if not way.isHidden()), 0)
