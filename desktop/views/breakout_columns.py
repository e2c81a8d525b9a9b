"""A column of the board: the group with its seats, and its cards as a list that keyboard and readers know."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.usecases.breakout_board import Column
from desktop.views.breakout_cards import FULL, CardDelegate, CardModel, Index
from desktop.views.breakout_drag import Hand
from desktop.views.breakout_group_head import SIDE, ColumnHead, said_column
from desktop.views.layouts import column as stacked
from desktop.views.texts import _, n_
from desktop.views.theme import colour, font
from desktop.views.tokens import CARD_RADIUS, RADIUS

COLUMN_WIDTH = FULL.width + 2 * SIDE
NARROW = 164
"""The width of the first column while everybody has a place."""
_FOOT = 24
CARD_KEYS = {
    Qt.Key.Key_M: "move", Qt.Key.Key_L: "lock", Qt.Key.Key_Space: "why", Qt.Key.Key_Return: "why",
    Qt.Key.Key_Enter: "why", Qt.Key.Key_Delete: "out", Qt.Key.Key_Backspace: "out", Qt.Key.Key_Escape: "close",
}  # fmt: skip


FAR = 100_000
"""More columns than there are: as far as it goes."""


def plain_control(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier


class CardList(QListView):
    """The cards of a column. `asked` gives what a key or the mouse wants done: move, lock, why, out, close, menu;
    `picked` tells that others are chosen, `emptied` that all others are not any more, `came` that the keyboard has
    come (by the mouse or not) and `left` that it has gone, `beside` that it wants to go to the next column.

    Dragging is told by where the mouse is, so that no loop of the system runs inside: `dragged` while it is moved,
    `dropped` at its end.
    """

    asked = Signal(str)
    beside = Signal(int)
    came = Signal(bool)
    left = Signal()
    picked = Signal()
    emptied = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()
    scrolled = Signal()

    def __init__(self, delegate: CardDelegate) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(delegate)
        self._delegate = delegate
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(False)
        self.is_target, self._note = False, ""
        self._hand = Hand()
        self.verticalScrollBar().valueChanged.connect(self.scrolled)

    def sizeHint(self) -> QSize:
        return QSize(self._delegate.size.width + SIDE - 2, 120)

    def hidden_below(self) -> int:
        """How many cards are under the lower edge."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        size = self._delegate.size
        return max(0, self.cards.rowCount() - max(0, (bottom + size.gap) // (size.height + size.gap)))

    def set_target(self, *, on: bool, note: str = "") -> None:
        """Show where a card would land and what is wrong with that, or not any more."""
        self.is_target, self._note = on, note
        self.viewport().update()

    def mark(self, ids: Collection[str], current: int) -> None:
        """Show which cards are chosen, and bring the keyboard to one unless it is in another column."""
        flags, model, chosen = QItemSelectionModel.SelectionFlag, self.selectionModel(), QItemSelection()
        if current >= 0 and self.cards.cards:
            model.setCurrentIndex(self.cards.index(current, 0), flags.NoUpdate)
        for at_row, card in enumerate(self.cards.cards):
            if card.id in ids:
                chosen.select(self.cards.index(at_row, 0), self.cards.index(at_row, 0))
        model.select(chosen, flags.ClearAndSelect)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        command = super().selectionCommand(index, event)
        if command & QItemSelectionModel.SelectionFlag.Clear:
            self.emptied.emit()
        return command

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.picked.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; people are found with the search field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self._hand.is_dragging:
            if key == Qt.Key.Key_Escape:
                self._hand.let_go()
                self.given_up.emit()
            return
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in CARD_KEYS:
            self.asked.emit(CARD_KEYS[key])
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (key == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
            self.beside.emit(1 if forward else -1)
        elif plain_control(event) and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.beside.emit(-FAR if key == Qt.Key.Key_Home else FAR)
        elif plain_control(event) and key in (Qt.Key.Key_F, Qt.Key.Key_0):
            event.ignore()  # keys of the page
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self.indexAt(event.position().toPoint()).isValid() and event.button() == Qt.MouseButton.LeftButton
        self._hand.press(event.position().toPoint() if hit else None)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand.moves(event):
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hand.let_go():
            self.dropped.emit(event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.asked.emit("why")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.asked.emit("menu")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit(event.reason() == Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() == 0 or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # nothing to scroll here: the board turns it into going sideways, or into its zoom
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_target:
            self._paint_target()

    def _paint_target(self) -> None:
        """Where a card would land."""
        last, size = self.cards.rowCount() - 1, self._delegate.size
        top = self.visualRect(self.cards.index(last, 0)).bottom() + 1 if last >= 0 else 0
        top = max(0, min(top, self.viewport().height() - size.height))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "warn" if self._note else "accent"
        painter.setPen(QPen(colour(tone), 2, Qt.PenStyle.DashLine))
        painter.setBrush(colour(f"{tone}-soft"))
        rect = QRectF(0, top, min(size.width, self.viewport().width()), size.height)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(colour(f"{tone}-text"))
        painter.setFont(font("small-strong"))
        text = " · ".join(part for part in (_("Drop here"), self._note) if part)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) - 16)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class ColumnView(QFrame):
    """A group on the board; the board gives it another one when it has gone out of sight."""

    def __init__(self, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self.column: Column | None = None
        self.place = -1
        self.head, self.list = ColumnHead(), CardList(delegate)
        self.setLayout(stacked(self.head, _inset(self.list), _FOOT, gap=0))
        self.list.scrolled.connect(self.update)
        self.list.left.connect(self.update)

    def fit(self) -> None:
        """Cards are drawn in another size."""
        self.list.doItemsLayout()
        self.list.updateGeometry()
        self.update()

    def show_column(self, place: int, column: Column) -> None:
        """Show a group, scrolled to its top."""
        self.place, self.column = place, column
        self.head.show_column(column)
        self.list.cards.show_cards(column.cards)
        self.list.setAccessibleName(said_column(column))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.list.hasFocus():
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        below = self.list.hidden_below()
        if below:
            painter.setPen(colour("text2"))
            painter.setFont(font("caption"))
            foot = QRect(SIDE, self.height() - _FOOT, self.width() - 2 * SIDE, _FOOT - 4)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, n_("and {n} other", "and {n} others", below))


def _inset(widget: QWidget) -> QWidget:
    box = QWidget()
    box.setLayout(stacked(widget, margins=(SIDE, 0, 2, 0)))
    return box
