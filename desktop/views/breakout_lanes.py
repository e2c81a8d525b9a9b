"""The groups of a round as columns side by side, of which only those in sight are made."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.views.breakout_choice import Chosen
from desktop.views.breakout_columns import ColumnView
from desktop.views.breakout_drag import edge_step

GAP = 12


class Lanes(QScrollArea):
    """Slides the columns sideways, with any wheel. `moved` tells that others may have come in sight: then
    `lay_out` is due."""

    moved = Signal()

    def __init__(
        self, chosen: Chosen, make: Callable[[QWidget], ColumnView], bind: Callable[[ColumnView, int], None]
    ) -> None:
        super().__init__()
        self._chosen, self._make, self._bind = chosen, make, bind
        self.width_of_one = 0
        self.views, self._spare = dict[int, ColumnView](), list[ColumnView]()
        self._canvas = QWidget()
        self._canvas.setObjectName("canvas")
        self.setWidget(self._canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().valueChanged.connect(self.moved)

    @property
    def step(self) -> int:
        """From one column to the next."""
        return self.width_of_one + GAP

    def set_width(self, width: int) -> None:
        """Make all columns this wide."""
        self.width_of_one = width
        self.horizontalScrollBar().setSingleStep(self.step // 4)

    def lay_out(self) -> None:
        """Give each column in sight a view; those that went out of sight lend theirs."""
        port, count, step = self.viewport(), len(self._chosen.columns) - 1, self.step
        self._canvas.resize(max(count * step - GAP, 1), port.height())
        left = self.horizontalScrollBar().value()
        wanted = set(range(1 + left // step, min(count, 1 + (left + port.width() - 1) // step) + 1))
        # a list that has the keyboard or the mouse is never given away
        wanted |= {place for place, view in self.views.items() if view.list.hasFocus() and place <= count}
        for place in self.views.keys() - wanted:
            view = self.views.pop(place)
            view.hide()
            self._spare.append(view)
        for place in sorted(wanted):
            if place not in self.views:
                self.views[place] = self._spare.pop() if self._spare else self._make(self._canvas)
            view = self.views[place]
            view.setGeometry(QRect((place - 1) * step, 0, self.width_of_one, port.height()))
            self._bind(view, place)
            view.show()

    def let_go(self) -> None:
        """Nothing of this is to be seen now."""
        for place in list(self.views):
            view = self.views.pop(place)
            view.hide()
            self._spare.append(view)

    def reveal(self, place: int) -> None:
        """Bring a column in sight."""
        left, bar = (place - 1) * self.step, self.horizontalScrollBar()
        bar.setValue(min(max(bar.value(), left + self.width_of_one - self.viewport().width()), left))

    def view_at(self, at: QPoint) -> ColumnView | None:
        """The column under a point of the screen."""
        port = self.viewport()
        if not port.rect().contains(port.mapFromGlobal(at)):
            return None
        return next((v for v in self.views.values() if v.rect().contains(v.mapFromGlobal(at))), None)

    def slide(self, at: QPoint) -> None:
        """Near the left or right edge, bring the next columns in; the nearer, the faster."""
        port, bar = self.viewport(), self.horizontalScrollBar()
        here = port.mapFromGlobal(at)
        if 0 <= here.y() < port.height():
            bar.setValue(bar.value() + edge_step(here.x(), port.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._chosen.place
        left = (place - 1) * self.step - self.horizontalScrollBar().value()
        was_seen = place > 0 and -self.width_of_one < left < event.oldSize().width()
        super().resizeEvent(event)
        self.moved.emit()
        if was_seen:  # the card at hand stays in sight beside a panel, and once it is away
            self.reveal(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the board's zoom
            return
        turned = event.angleDelta()
        delta = turned.x() if abs(turned.x()) > abs(turned.y()) else turned.y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - delta)
        event.accept()
