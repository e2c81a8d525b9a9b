"""Asks, where a card was let go, whether a move that breaks rules is meant: which ones, what it costs, what else."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from desktop.views.buttons import Button
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import Box, Flow, column, row
from desktop.views.texts import _, n_, with_colon
from desktop.views.theme import colour

WIDTH, MOST_RULES = 400, 4


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "triangle-alert", QRectF(0, 1, 16, 16), colour("warn-text"))


class Doubt(QDialog):
    """What a move would break. `meant` says that it is meant all the same, `swap_wanted` that two change seats
    instead; Escape and a click beside it leave everything as it is. The keyboard begins on leaving it."""

    meant = Signal()
    swap_wanted = Signal()

    def __init__(self, parent: QWidget, title: str, rules: Sequence[str], price: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._space = QRect()
        told = [self._rule(rule) for rule in rules[:MOST_RULES]]
        more = len(rules) - MOST_RULES
        if more > 0:
            told.append(Label(n_("{n} more rule is broken.", "{n} more rules are broken.", more), "small", "text2"))
        self.price, self.other = Label(price, "small", "text2", wrap=True), Label("", "small", "text2", wrap=True)
        self.price.setVisible(bool(price))
        self.other.hide()
        self.leave = Button(_("Leave it"), "primary", key=_("Esc"), name="doubt.leave", clicked=self.close)
        self.swap = Button("", icon="arrow-left-right", name="doubt.swap", clicked=self._on_swap)
        self.swap.hide()
        self.go = Button(_("Move anyway"), name="doubt.go", clicked=self._on_go)
        buttons = Box(Flow(self.leave, self.swap, self.go))
        frame = QFrame()
        frame.setObjectName("card")
        heading = Label(title, "strong", wrap=True)
        inside = column(heading, *told, self.price, self.other, buttons, gap=8, margins=(16, 14, 16, 14))
        frame.setLayout(inside)
        self.setLayout(column(frame))
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(" ".join([title, *rules, price]))
        self.leave.setAccessibleDescription(self.accessibleName())

    def show_swap(self, name: str, price: str) -> None:
        """An exchange is known that breaks nothing, and what it costs."""
        self.swap.setText(_("Swap with {name}", name=name))
        self.swap.setAccessibleDescription(price)
        self.swap.show()
        self.other.setText(with_colon(self.swap.text(), price))
        self.other.show()
        self._fit()

    def open_at(self, at: QPoint, space: QRect) -> None:
        """Show it near a point of the screen, all of it inside a part of the screen."""
        self._space = space
        self.move(at)
        self._fit()
        self.show()
        self.leave.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = layout.totalHeightForWidth(WIDTH) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.setFixedHeight(height)
        left = max(self._space.left(), min(self.x(), self._space.right() - WIDTH))
        self.move(left, max(self._space.top(), min(self.y(), self._space.bottom() - height)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusPreviousChild()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _rule(self, text: str) -> QWidget:
        sign, label = _Sign(), Label(text, "small", "warn", wrap=True)
        line = row(sign, label, gap=8)
        line.setStretchFactor(label, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        return Box(line)

    @Slot()
    def _on_go(self) -> None:
        self.close()
        self.meant.emit()

    @Slot()
    def _on_swap(self) -> None:
        self.close()
        self.swap_wanted.emit()
