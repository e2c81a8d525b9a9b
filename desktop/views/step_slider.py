"""A slider with a few steps, of which each has a word."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from desktop.views.texts import with_colon
from desktop.views.theme import colour

SETTLE_MS = 500
"""How long after the last key or click a step is taken as chosen: several keys are one choice."""


class StepSlider(QSlider):
    """`stepped` tells each step that is passed, `settled` the one that stays: when the mouse lets go, or some time
    after the last key."""

    stepped = Signal(int)
    settled = Signal(int)

    def __init__(self, name: str, caption: str, steps: Sequence[str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self._caption, self.steps = caption, list(steps)
        self._settled = 0
        self.setRange(0, len(steps) - 1)
        self.setPageStep(1)
        self.setFixedHeight(24)
        self._name()
        self.settling = QTimer(self)
        self.settling.setSingleShot(True)
        self.settling.setInterval(SETTLE_MS)
        self.settling.timeout.connect(self.settle)
        self.valueChanged.connect(self._on_value)
        self.sliderReleased.connect(self.settle)

    def show_step(self, step: int) -> None:
        """Show a step that is chosen already."""
        self.settling.stop()
        self._settled = step
        self.blockSignals(True)
        self.setValue(step)
        self.blockSignals(False)
        self._name()
        self.update()

    @property
    def is_settled(self) -> bool:
        """Whether the step that is shown has been told."""
        return self.value() == self._settled

    @Slot()
    def settle(self) -> None:
        """Take what is shown as chosen."""
        self.settling.stop()
        if not self.is_settled:
            self._settled = self.value()
            self.settled.emit(self.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the handle goes right to the nearest step; the handle is dragged."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part, sub = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        on_handle = self.style().subControlRect(part, option, sub, self).contains(event.position().toPoint())
        if on_handle or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.setValue(round(event.position().x() / max(1, self.width()) * self.maximum()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the panel and changes nothing here

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.ComplexControl.CC_Slider
        groove = self.style().subControlRect(part, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = self.style().subControlRect(part, option, QStyle.SubControl.SC_SliderHandle, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        first, last = groove.left() + handle.width() / 2, groove.right() - handle.width() / 2
        for step in range(len(self.steps)):
            if step != self.value():
                painter.setBrush(colour("accent" if step < self.value() else "field"))
                x = first + (last - first) * step / self.maximum()
                painter.drawEllipse(QPointF(x, self.height() / 2), 3.5, 3.5)

    def _name(self) -> None:
        """Readers say the word of a step, not its number."""
        self.setAccessibleName(with_colon(self._caption, self.steps[self.value()]))

    @Slot(int)
    def _on_value(self, step: int) -> None:
        self._name()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.steps[step]))
        self.stepped.emit(step)
        if not self.isSliderDown():
            self.settling.start()
