"""Carrying cards with the mouse: what hangs on it, and the board that goes sideways at its edges."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.usecases.breakout_board import Card
from desktop.views.breakout_cards import CARD_HEIGHT, CARD_WIDTH, CardDelegate, paint_card
from desktop.views.breakout_columns import ColumnView
from desktop.views.theme import colour, font

EDGE, FASTEST, EVERY_MS = 56, 22, 16
_BADGE = 22


class Ghost(QWidget):
    """The card under the mouse, and of several their number."""

    def __init__(self, window: QWidget, cards: list[Card]) -> None:
        super().__init__(window)
        self._card, self._count = cards[0], len(cards)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(CARD_WIDTH + _BADGE // 2, CARD_HEIGHT + _BADGE // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(0, _BADGE // 2, CARD_WIDTH, CARD_HEIGHT), self._card, selected=True)
        if self._count > 1:
            badge = QRectF(self.width() - _BADGE, 0, _BADGE, _BADGE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(badge)
            painter.setPen(colour("on-accent"))
            painter.setFont(font("key"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._count))


class Carry(QObject):
    """Cards on their way to another column. `dropped` gives the column they were let go over; `notes` say what
    that would come to, by column.

    No drag of the system runs: the list under the mouse tells where it is, so that nothing waits inside a loop.
    """

    dropped = Signal(str)
    redrawn = Signal()

    def __init__(
        self, area: QScrollArea, delegate: CardDelegate, view_at: Callable[[QPoint], ColumnView | None]
    ) -> None:
        super().__init__(area)
        self._area, self._delegate, self._view_at = area, delegate, view_at
        self._ghost: Ghost | None = None
        self._target: ColumnView | None = None
        self.notes: Mapping[str, str] = {}
        self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._slide)

    @property
    def is_on(self) -> bool:
        return self._ghost is not None

    def begin(self, cards: list[Card]) -> None:
        self._ghost = Ghost(self._area.window(), cards)
        self._ghost.show()
        self._delegate.carried = frozenset(card.id for card in cards)
        self._timer.start()
        self.redrawn.emit()

    def move(self, at: QPoint) -> None:
        """The mouse is at a point of the screen."""
        self._at = at
        if self._ghost is not None:
            self._ghost.move(self._area.window().mapFromGlobal(at) - QPoint(18, CARD_HEIGHT // 2))
            self._ghost.raise_()
            self._aim(self._view_at(at))

    def drop(self, at: QPoint) -> None:
        """Let go of the cards at a point of the screen."""
        view = self._view_at(at)
        self.give_up()
        if view is not None and view.column is not None:
            self.dropped.emit(view.column.id)

    @Slot()
    def give_up(self) -> None:
        """Let go of the cards where they came from."""
        self._timer.stop()
        self._aim(None)
        self._delegate.carried = frozenset()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        self.redrawn.emit()

    def _aim(self, view: ColumnView | None) -> None:
        if view is self._target:
            return
        for each, on in ((self._target, False), (view, True)):
            if each is not None:
                each.list.set_target(on=on, note=self.notes.get(each.column.id, "") if each.column else "")
        self._target = view

    @Slot()
    def _slide(self) -> None:
        """Near the left or right edge, bring the next columns in; the nearer, the faster."""
        port = self._area.viewport()
        at = port.mapFromGlobal(self._at)
        if not 0 <= at.y() < port.height():
            return
        step = 0
        if -EDGE <= at.x() < EDGE:
            step = -min(FASTEST, (EDGE - at.x()) // 3)
        elif port.width() - EDGE < at.x() < port.width() + EDGE:
            step = min(FASTEST, (at.x() - port.width() + EDGE) // 3)
        if step:
            bar = self._area.horizontalScrollBar()
            bar.setValue(bar.value() + step)
            self._aim(self._view_at(self._at))
