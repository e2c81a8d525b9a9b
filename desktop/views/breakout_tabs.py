"""The row under the head of a breakout: a switch, and beside it what there is to choose either way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.layouts import row


class TabRow(QWidget):
    """A switch, and beside it what there is to choose either way, which goes on in the next line in a narrow window."""

    def __init__(self, switch: QWidget, *ways: QWidget) -> None:
        super().__init__()
        inside = row(switch, *ways, gap=12)
        inside.setAlignment(switch, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
