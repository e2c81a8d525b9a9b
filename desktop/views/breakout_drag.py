"""Carrying cards with the mouse: what hangs on it, what a drop comes to, and the board that slides at its edges."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from desktop.usecases.breakout_board import Card
from desktop.views.breakout_cards import FULL, CardDelegate, paint_card
from desktop.views.icons import paint_icon
from desktop.views.theme import colour, font
from desktop.views.tokens import RADIUS

EDGE, FASTEST, EVERY_MS = 56, 22, 16
_BADGE, _WIDTH, _SIDE, _LINE = 22, 300, 10, 18
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class Drop(NamedTuple):
    """What a drop on a group comes to: what would be wrong, its price, and whether it is the cheapest that fits."""

    title: str = ""
    warning: str = ""
    price: str = ""
    best: bool = False


def edge_step(at: int, length: int) -> int:
    """How far to slide when the mouse is at a point of an edge this long."""
    if -EDGE <= at < EDGE:
        return -min(FASTEST, (EDGE - at) // 3)
    if length - EDGE < at < length + EDGE:
        return min(FASTEST, (at - length + EDGE) // 3)
    return 0


class Hand:
    """Follows a button that is held down, until it is far enough to be a drag; `is_dragging` while it is."""

    def __init__(self) -> None:
        self._pressed: QPoint | None = None
        self.is_dragging = False

    def press(self, at: QPoint | None) -> None:
        """The button went down on something that can be carried, or (None) on nothing."""
        self._pressed = at

    def moves(self, event: QMouseEvent) -> bool:
        """Whether this move of the mouse drags."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self.is_dragging = self.is_dragging or far
        return self.is_dragging

    def let_go(self) -> bool:
        """The button is up, or the drag is given up; whether there was one."""
        dragged, self.is_dragging, self._pressed = self.is_dragging, False, None
        return dragged


class Ghost(QWidget):
    """The card under the mouse, of several their number, and what dropping it here comes to."""

    def __init__(self, window: QWidget, cards: list[Card]) -> None:
        super().__init__(window)
        self._card, self._count, self.drop = cards[0], len(cards), Drop()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_drop(Drop())

    def show_drop(self, drop: Drop) -> None:
        """Say what a drop comes to where the mouse is; nothing without a title."""
        self.drop = drop
        self.setAccessibleName(", ".join(part for part in (drop.title, drop.warning, drop.price) if part))
        card = FULL.height + _BADGE // 2
        self.setFixedSize(_WIDTH, card + (self._told_height() + 6 if drop.title else 0))
        self.update()

    def _told_height(self) -> int:
        return 12 + _LINE * (1 + bool(self.drop.warning)) + self._price_height()

    def _price_height(self) -> int:
        if not self.drop.price:
            return 0
        metrics = QFontMetrics(font("caption"))
        return metrics.boundingRect(0, 0, _WIDTH - 2 * _SIDE, 200, _WRAPPED, self.drop.price).height() + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(0, _BADGE // 2, FULL.width, FULL.height), self._card, selected=True)
        if self._count > 1:
            badge = QRectF(FULL.width + _BADGE // 2 - _BADGE, 0, _BADGE, _BADGE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(badge)
            painter.setPen(colour("on-accent"))
            painter.setFont(font("key"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._count))
        if self.drop.title:
            self._paint_told(painter)

    def _paint_told(self, painter: QPainter) -> None:
        top = FULL.height + _BADGE // 2 + 5
        tone = "warn" if self.drop.warning else "accent"
        painter.setPen(QPen(colour(tone), 1))
        painter.setBrush(colour(f"{tone}-soft"))
        painter.drawRoundedRect(QRectF(0.5, top + 0.5, _WIDTH - 1, self._told_height() - 1), RADIUS, RADIUS)
        line = QRectF(_SIDE, top + 5, _WIDTH - 2 * _SIDE, _LINE)
        if self.drop.best:
            paint_icon(painter, "star", QRectF(_SIDE, line.top() + 2, 14, 14), colour("accent-text"))
        painter.setPen(colour(f"{tone}-text"))
        painter.setFont(font("small-strong"))
        _one_line(painter, line.adjusted(20 if self.drop.best else 0, 0, 0, 0), self.drop.title)
        painter.setFont(font("caption"))
        if self.drop.warning:
            line.translate(0, _LINE)
            _one_line(painter, line, self.drop.warning)
        painter.setPen(colour("text"))
        price = QRectF(_SIDE, line.bottom(), line.width(), self._price_height())
        painter.drawText(price, _WRAPPED, self.drop.price)


def _one_line(painter: QPainter, room: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class Carry(QObject):
    """Cards on their way to another group. `dropped` gives the group they were let go over, and where; `aimed` the
    one they are over (None over none); `drops` say what that comes to, by group.

    No drag of the system runs: the list under the mouse tells where it is, so that nothing waits inside a loop.
    """

    dropped = Signal(str, QPoint)
    redrawn = Signal()
    aimed = Signal(object)

    def __init__(
        self,
        board: QWidget,
        delegate: CardDelegate,
        group_at: Callable[[QPoint], str | None],
        slide: Callable[[QPoint], None],
    ) -> None:
        super().__init__(board)
        self._board, self._delegate, self._group_at, self._slide_at = board, delegate, group_at, slide
        self.ghost: Ghost | None = None
        self.target: str | None = None
        self.drops: Mapping[str, Drop] = {}
        self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._slide)

    @property
    def is_on(self) -> bool:
        return self.ghost is not None

    @property
    def best(self) -> str:
        """The group that cards on their way go to at the best price."""
        return next((id_ for id_, drop in self.drops.items() if drop.best), "") if self.is_on else ""

    def begin(self, cards: list[Card]) -> None:
        self.ghost = Ghost(self._board.window(), cards)
        self.ghost.show()
        self._delegate.carried = frozenset(card.id for card in cards)
        self._timer.start()
        self.redrawn.emit()

    def show_drops(self, drops: Mapping[str, Drop]) -> None:
        """What a drop on each group comes to is known, or known better."""
        self.drops = drops
        if self.ghost is not None:
            self.ghost.show_drop(drops.get(self.target or "", Drop()))
            self.aimed.emit(self.target)

    def move(self, at: QPoint) -> None:
        """The mouse is at a point of the screen."""
        self._at = at
        if self.ghost is not None:
            self._aim(self._group_at(at))
            self._place()

    def _place(self) -> None:
        """Hang the card on the mouse, and all that is told inside the window."""
        if self.ghost is not None:
            window = self._board.window()
            corner = window.mapFromGlobal(self._at) - QPoint(18, FULL.height // 2)
            right, below = window.width() - self.ghost.width(), window.height() - self.ghost.height()
            self.ghost.move(min(corner.x(), right), min(corner.y(), below))
            self.ghost.raise_()

    def drop(self, at: QPoint) -> None:
        """Let go of the cards at a point of the screen."""
        group = self._group_at(at)
        self.give_up()
        if group is not None:
            self.dropped.emit(group, at)

    @Slot()
    def give_up(self) -> None:
        """Let go of the cards where they came from."""
        self._timer.stop()
        self._delegate.carried = frozenset()
        if self.ghost is not None:
            self.ghost.hide()
            self.ghost.deleteLater()
            self.ghost = None
        self.target, self.drops = None, {}
        self.aimed.emit(None)
        self.redrawn.emit()

    def _aim(self, group: str | None) -> None:
        if group != self.target:
            self.target = group
            if self.ghost is not None:
                self.ghost.show_drop(self.drops.get(group, Drop()) if group is not None else Drop())
            self.aimed.emit(group)

    @Slot()
    def _slide(self) -> None:
        self._slide_at(self._at)
        self._aim(self._group_at(self._at))
