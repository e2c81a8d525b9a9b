"""Asks, where a card was let go, whether a move that breaks rules is meant: which ones, what it costs, what else."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.views.buttons import Button
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import Box, Flow, column, row
from desktop.views.texts import _, n_, with_colon
from desktop.views.theme import colour

WIDTH, MOST_RULES, EDGE = 400, 4, 12


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "triangle-alert", QRectF(0, 1, 16, 16), colour("warn-text"))


class Doubt(QFrame):
    """What a move would break, over the window and beside the place. `meant` says that it is meant all the same,
    `swap_wanted` that two change seats instead; Escape, and going on elsewhere, leave everything as it is. The
    keyboard begins on leaving it; `closed` gives it back."""

    meant = Signal()
    swap_wanted = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, title: str, go: str, rules: Sequence[str], price: str) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("card")
        told = [self._rule(rule) for rule in rules[:MOST_RULES]]
        more = len(rules) - MOST_RULES
        if more > 0:
            text = n_("{n} more rule is broken.", "{n} more rules are broken.", more)
            told.append(Label(text, "small", "text2"))
        self.price, self.other = Label(price, "small", "text2", wrap=True), Label("", "small", "text2", wrap=True)
        self.price.setVisible(bool(price))
        self.other.hide()
        self.leave = Button(_("Leave it"), "primary", key=_("Esc"), name="doubt.leave", clicked=self.leave_it)
        self.swap = Button("", icon="arrow-left-right", name="doubt.swap", clicked=self._on_swap)
        self.swap.hide()
        self.go = Button(go, name="doubt.go", clicked=self._on_go)
        buttons = Box(Flow(self.leave, self.swap, self.go))
        heading = Label(title, "strong", wrap=True)
        inside = column(heading, *told, self.price, self.other, buttons, gap=8, margins=(16, 14, 16, 14))
        self.setLayout(inside)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(" ".join([title, *rules, price]))
        self.leave.setAccessibleDescription(self.accessibleName())
        self.hide()

    def show_swap(self, name: str, price: str) -> None:
        """An exchange is known that breaks nothing, and what it costs."""
        self.swap.setText(_("Swap with {name}", name=name))
        self.swap.setAccessibleDescription(price)
        self.swap.show()
        self.other.setText(with_colon(self.swap.text(), price))
        self.other.show()
        self._fit()

    def open_at(self, at: QPoint) -> None:
        """Show it near a point of the screen, all of it inside the window."""
        self.move(self._window.mapFromGlobal(at))
        self._fit()
        self.show()
        self.raise_()
        self.leave.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.instance().focusChanged.connect(self._on_focus)

    @Slot()
    def leave_it(self) -> None:
        """Put it away; everything stays as it is."""
        if self.isVisible():
            had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
            QApplication.instance().focusChanged.disconnect(self._on_focus)
            if had_focus:
                self.closed.emit()
            self.hide()
            self.deleteLater()

    def _fit(self) -> None:
        layout, window = self.layout(), self._window
        assert layout is not None
        layout.activate()
        height = layout.totalHeightForWidth(WIDTH) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.setFixedHeight(height)
        left, top = min(self.x(), window.width() - WIDTH - EDGE), min(self.y(), window.height() - height - EDGE)
        self.move(max(EDGE, left), max(EDGE, top))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_it()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusNextPrevChild(False)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextPrevChild(True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here until it is decided."""
        buttons = [button for button in (self.leave, self.swap, self.go) if button.isVisible()]
        at = next((i for i, button in enumerate(buttons) if button.hasFocus()), 0)
        if not buttons:
            return False
        buttons[(at + (1 if forward else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.leave_it()

    def _rule(self, text: str) -> QWidget:
        sign, label = _Sign(), Label(text, "small", "warn", wrap=True)
        line = row(sign, label, gap=8)
        line.setStretchFactor(label, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        return Box(line)

    @Slot()
    def _on_go(self) -> None:
        self.leave_it()
        self.meant.emit()

    @Slot()
    def _on_swap(self) -> None:
        self.leave_it()
        self.swap_wanted.emit()
