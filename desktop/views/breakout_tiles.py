"""The groups of a round as tiles, with the names of their people or a dot for each: sixty tables at one look."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from desktop.views.breakout_cards import CardDelegate
from desktop.views.breakout_choice import Chosen
from desktop.views.breakout_columns import CARD_KEYS, FAR
from desktop.views.breakout_drag import Carry, Hand
from desktop.views.breakout_tile_area import TileArea

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Tiles(TileArea):
    """Tiles for keyboard and mouse. `asked` gives what a key or the mouse wants done, `wanted` the card that the
    keyboard is to go to (place and row), `came` that it has come, `picked` that others are chosen; dragging is told
    as by a list of cards."""

    asked = Signal(str)
    wanted = Signal(int, int)
    came = Signal()
    picked = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()

    def __init__(self, chosen: Chosen, delegate: CardDelegate, carry: Carry) -> None:
        super().__init__(chosen, delegate, carry)
        self._hand, self._kept = Hand(), False

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            event.ignore()  # the board's zoom
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self._hand.is_dragging:
            if key == Qt.Key.Key_Escape:
                self._hand.let_go()
                self.given_up.emit()
        elif modifiers in _PLAIN and key in CARD_KEYS:
            self.asked.emit(CARD_KEYS[key])
        elif modifiers in (*_PLAIN, _CONTROL, _SHIFT) and (goal := self._goal(key, modifiers)):
            kept = set(self._chosen.ids) if modifiers == _SHIFT else set()
            self._chosen.ids = set()
            self.wanted.emit(*goal)
            if kept:
                self._chosen.ids |= kept
                self._tell_picked()
        else:
            event.ignore()

    def _goal(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> tuple[int, int] | None:
        """Where a key leads: the column and the row."""
        place, row, columns = self._chosen.place, self._chosen.row, self._chosen.columns
        last, across = len(columns) - 1, self.grid.across
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        above, below = max(1, place - across), min(last, place + across)
        match key:
            case Qt.Key.Key_Left:
                return max(0, min(place - forward, last)), row
            case Qt.Key.Key_Right:
                return max(0, min(place + forward, last)), row
            case Qt.Key.Key_Up:
                return (place, row - 1) if row > 0 else (above, FAR) if above != place else (place, row)
            case Qt.Key.Key_Down:
                inside = row + 1 < len(columns[place].cards)
                return (place, row + 1) if inside else (below, 0) if below != place else (place, row)
            case Qt.Key.Key_PageUp:
                return above, row
            case Qt.Key.Key_PageDown:
                return below, row
            case Qt.Key.Key_Home:
                return (1 if modifiers == _CONTROL else place), 0
            case Qt.Key.Key_End:
                return (last if modifiers == _CONTROL else place), FAR
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hit = self.hit(at)
        if hit is None:
            return
        place, row = hit
        card = self.card(place, row)
        left = event.button() == Qt.MouseButton.LeftButton
        self._hand.press(at if card is not None and left else None)
        ids = set(self._chosen.ids)
        self._kept = card is not None and card.id in ids and len(ids) > 1
        if card is not None and row is not None and event.modifiers() & _CONTROL:
            kept = ids ^ {card.id}
            self.wanted.emit(place, row)
            self._chosen.ids = kept or {card.id}
        else:
            self._chosen.ids = ids if self._kept else set()
            self.wanted.emit(place, row or 0)
        self._tell_picked()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand.moves(event):
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hand.let_go():
            self.dropped.emit(event.globalPosition().toPoint())
        elif self._kept and event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & _CONTROL:
            self._chosen.ids = {self._chosen.id}
            self._tell_picked()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position().toPoint())
        if hit is not None and hit[1] is not None:
            self.asked.emit("why")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._chosen.id:
            self.asked.emit("menu")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _tell_picked(self) -> None:
        self.say()
        self.viewport().update()
        self.picked.emit()
