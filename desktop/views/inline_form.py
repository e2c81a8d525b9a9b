"""Forms that stand in a panel, in the place of what they add to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class InlineForm(QWidget):
    """`ended` tells that nothing more is wanted; Escape says so too."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        super().keyPressEvent(event)
