"""The board of a round: people without a place at the left, then the groups, of which only those in sight are made."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.usecases.breakout_board import Column
from desktop.views.breakout_cards import CardDelegate
from desktop.views.breakout_choice import Chosen
from desktop.views.breakout_columns import COLUMN_WIDTH, NARROW, ColumnView
from desktop.views.breakout_drag import Carry
from desktop.views.layouts import column as stacked
from desktop.views.layouts import row

GAP = 12
STEP = COLUMN_WIDTH + GAP


class _Area(QScrollArea):
    """Slides the columns sideways, with any wheel."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().setSingleStep(STEP // 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        delta = turned.x() if abs(turned.x()) > abs(turned.y()) else turned.y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - delta)
        event.accept()


class Board(QWidget):
    """Shows columns of cards. `asked` gives what somebody wants done with the chosen cards, `lifted` tells that they
    hang on the mouse and `carried` the column they were dropped on, `changed` that others are chosen."""

    asked = Signal(str)
    lifted = Signal()
    carried = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.delegate, self.chosen = CardDelegate(self), Chosen()
        self._scrolls: dict[str, int] = {}
        self._binding = False
        self._area, self._canvas = _Area(), QWidget()
        self._canvas.setObjectName("canvas")
        self._area.setWidget(self._canvas)
        self.carry = Carry(self._area, self.delegate, self.view_at)
        self.waiting = self._make_view(self)
        self._views, self._spare = dict[int, ColumnView](), list[ColumnView]()
        self._left = stacked(self.waiting)
        inside = row(self._left, self._area, gap=GAP)
        inside.setStretchFactor(self._area, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(COLUMN_WIDTH + GAP + 120, 160)
        self.carry.dropped.connect(self.carried)
        self.carry.redrawn.connect(self.repaint_cards)
        self._area.resized.connect(self._lay_out)
        self._area.horizontalScrollBar().valueChanged.connect(self._lay_out)

    def show_columns(self, columns: list[Column]) -> None:
        """Show a round. Who was chosen stays so, also in another group."""
        had_focus = any(view.list.hasFocus() for view in self.views())
        self.chosen.show(columns)
        self._lay_out()
        for view in self.views():
            self._show_choice(view)
        if had_focus:
            self.start_here()
        else:
            self.changed.emit()

    def choose(self, ids: list[str], *, focus: bool = True) -> None:
        """Go to the first of some cards and choose all of them."""
        places = self.chosen.find(ids)
        if places:
            self.chosen.ids = set(ids)
            self.go(*places[0], focus=focus)

    def go(self, place: int, at_row: int, *, focus: bool = True) -> None:
        """Bring the keyboard to a card, or to an empty column."""
        if not 0 <= place < len(self.chosen.columns):
            return
        self.chosen.go(place, at_row)
        if place:
            left, bar = (place - 1) * STEP, self._area.horizontalScrollBar()
            bar.setValue(max(min(bar.value(), left), left + COLUMN_WIDTH - self._area.viewport().width()))
        self._lay_out()
        for view in self.views():
            self._show_choice(view)
        cards = (self._views[place] if place else self.waiting).list
        cards.scrollTo(cards.currentIndex())
        if focus:
            cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def start_here(self) -> None:
        """Bring the keyboard to the card where it was last, else to the first one."""
        first = next((place for place, column in enumerate(self.chosen.columns) if column.cards), 0)
        self.go(*((self.chosen.place, self.chosen.row) if self.chosen.id else (first, 0)))

    def views(self) -> list[ColumnView]:
        """The columns in sight."""
        return [self.waiting, *self._views.values()]

    def view_at(self, at: QPoint) -> ColumnView | None:
        """The column under a point of the screen."""
        port = self._area.viewport()
        for view in self.views():
            frame = self if view is self.waiting else port
            if frame.rect().contains(frame.mapFromGlobal(at)) and view.rect().contains(view.mapFromGlobal(at)):
                return view
        return None

    @Slot()
    def repaint_cards(self) -> None:
        """The cards are to be drawn in another way."""
        for view in self.views():
            view.list.viewport().update()

    def _make_view(self, parent: QWidget) -> ColumnView:
        view = ColumnView(self.delegate, parent)
        cards = view.list
        cards.asked.connect(self.asked)
        cards.beside.connect(self._on_beside)
        cards.came.connect(partial(self._on_entered, view))
        cards.emptied.connect(partial(self._on_emptied, view))
        cards.picked.connect(partial(self._on_picked, view))
        cards.dragged.connect(self._on_dragged)
        cards.dropped.connect(self.carry.drop)
        cards.given_up.connect(self.carry.give_up)
        return view

    @Slot()
    def _lay_out(self) -> None:
        """Give each column in sight a view; those that went out of sight lend theirs."""
        columns = self.chosen.columns
        if not columns:
            return
        self.waiting.setFixedWidth(COLUMN_WIDTH if columns[0].cards else NARROW)
        port, count = self._area.viewport(), len(columns) - 1
        self._left.setContentsMargins(0, 0, 0, max(0, self._area.height() - port.height()))  # above the bar, too
        self._canvas.resize(max(count * STEP - GAP, 1), port.height())
        left = self._area.horizontalScrollBar().value()
        wanted = set(range(1 + left // STEP, min(count, 1 + (left + port.width() - 1) // STEP) + 1))
        # a list that has the keyboard or the mouse is never given away
        wanted |= {place for place, view in self._views.items() if view.list.hasFocus() and place <= count}
        for place in self._views.keys() - wanted:
            view = self._views.pop(place)
            view.hide()
            self._spare.append(view)
        for place in sorted(wanted):
            if place not in self._views:
                self._views[place] = self._spare.pop() if self._spare else self._make_view(self._canvas)
            view = self._views[place]
            view.setGeometry(QRect((place - 1) * STEP, 0, COLUMN_WIDTH, port.height()))
            self._bind(view, place)
            view.show()
        self._bind(self.waiting, 0)
        for view in self.views():  # Tab comes to one column: where the keyboard was last
            is_stop = view.place == self.chosen.place or (view is self.waiting and self.chosen.place not in self._views)
            view.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _bind(self, view: ColumnView, place: int) -> None:
        """Let a view show a column, scrolled as it was."""
        before, column, bar = view.column, self.chosen.columns[place], view.list.verticalScrollBar()
        if before == column and view.place == place:
            return
        if before is not None:
            self._scrolls[before.id] = bar.value()
        self._binding = True
        view.show_column(place, column)
        self._binding = False
        self._show_choice(view)
        if self._scrolls.get(column.id):
            view.list.doItemsLayout()
            bar.setValue(self._scrolls[column.id])

    def _show_choice(self, view: ColumnView) -> None:
        """Mark the chosen cards of a column, and the one that the keyboard is on."""
        self._binding = True
        view.list.mark(self.chosen.ids, self.chosen.row if self.chosen.place == view.place else -1)
        self._binding = False

    @Slot(int)
    def _on_beside(self, step: int) -> None:
        self.chosen.ids = set()
        self.go(self.chosen.place + step, self.chosen.row)

    def _on_entered(self, view: ColumnView, by_mouse: bool) -> None:
        """The keyboard has come to a column; after the mouse, what was pressed is told next."""
        if by_mouse:
            self.chosen.move_to(view.place, max(0, view.list.currentIndex().row()))
        elif self.chosen.place != view.place:
            self.chosen.go(view.place, max(0, view.list.currentIndex().row()))
        self._show_choice(view)
        self._lay_out()
        view.update()
        self.changed.emit()

    def _on_emptied(self, view: ColumnView) -> None:
        """One card is chosen alone: those of other columns are not any more."""
        if self._binding:
            return
        self.chosen.keep_part(view.place)
        for other in self.views():
            if other is not view:
                self._show_choice(other)

    def _on_picked(self, view: ColumnView) -> None:
        if self._binding:
            return
        cards, current = view.list.cards.cards, view.list.currentIndex().row()
        ids = [cards[index.row()].id for index in view.list.selectionModel().selectedIndexes()]
        self.chosen.set_part(view.place, ids)
        if current >= 0:
            self.chosen.place, self.chosen.row, self.chosen.id = view.place, current, cards[current].id
        self.changed.emit()

    @Slot(QPoint)
    def _on_dragged(self, at: QPoint) -> None:
        if not self.carry.is_on and self.chosen.cards():
            self.lifted.emit()
            self.carry.begin(self.chosen.cards())
        self.carry.move(at)
